/// Words of the names of bodies. Data, not code.
enum OrganizationWords {
  /// Words that neither count for a name nor for its acronym.
  static let small = WordTables.set("the of and for in on at to de la le du des der die das und et y e del di")

  /// Legal forms, and "MV" of ships, and their spellings to one spelling each. Never read in first place: "SA" and "AS" may be names.
  static let forms: [String: String] = pairs(
    """
    inc=inc incorporated=inc corp=corp corporation=corp co=company company=company companies=company
    ltd=ltd limited=ltd llc=llc llp=llp lp=lp plc=plc gmbh=gmbh ag=ag kg=kg kgaa=kgaa se=se sa=sa sas=sas sarl=sarl spa=spa
    srl=srl nv=nv bv=bv oy=oy oyj=oyj ab=ab asa=asa aps=aps kk=kk pjsc=pjsc pao=pjsc oao=ojsc ojsc=ojsc ooo=ooo jsc=jsc zao=zao
    bhd=bhd sdn=bhd pty=ltd pte=ltd pvt=ltd tbk=tbk pt=pt ltda=ltda fc=fc afc=fc cf=fc sc=fc as=as sl=sl spzoo=spzoo sro=sro
    ad=ad doo=doo fze=fze fzc=fzc fzco=fzc na=na mv=mv kft=kft zrt=zrt oü=ou ou=ou uab=uab sia=sia dd=dd eood=eood ood=ood
    """)

  /// Words that say what sort of body it is and are often left out.
  static let generic = WordTables.set(
    """
    group holdings holding international global worldwide party newspaper magazine club movement airlines airways
    motors institute foundation association technologies technology industries enterprises
    """)

  /// Offices of state that are named before or behind their field.
  static let offices = WordTables.set(
    "ministry department embassy consulate office bureau parliament senate government army navy university bank"
  )
  .subtracting(["university", "bank"])

  /// Bodies that are told apart by the order of their words: "University of Washington", "Washington University".
  static let schools = WordTables.set("university college school institute")

  /// Words that lengthen the field of an office: "Foreign Affairs", "Internal Affairs".
  static let fields = WordTables.set("affairs relations security trade development protection services")

  /// Words of bodies that every country, city or company has.
  static let common = offices.union(fields).union(
    WordTables.set(
      """
      foreign defense finance interior justice health education labor agriculture economy economic energy transport culture
      internal external public national federal central general high supreme superior constitutional criminal appeals appeal
      district state states provincial regional local city county municipal metropolitan royal republican people's peoples
      court courts tribunal council councils commission committee cabinet congress house assembly legislature chamber senate
      representatives commons lords deputies parliamentary party democratic socialist communist labour liberal
      conservative green opposition coalition police force forces armed military guard guards coast border navy air
      marine marines security intelligence secret service services agency agencies authority administration board bank reserve
      treasury prosecutor prosecutors attorney prison fire rescue hospital university school college library museum
      broadcasting television radio newspaper times post news union federation association club league stock exchange
      congressional presidential senatorial alliance islamic muslim catholic christian jewish orthodox protestant roman
      electoral election commerce customs planning aviation civil protection disaster emergency management
      """))

  /// Short and British spellings to the common American one.
  static let spelling: [String: String] = pairs(
    """
    dept=department dep=department min=ministry mfa=mfa intl=international int'l=international natl=national nat'l=national
    univ=university gov=government govt=government gov't=government assn=association assoc=association bros=brothers
    cttee=committee comm=commission defence=defense labour=labor centre=center organisation=organization organisations=organizations
    programme=program theatre=theater harbour=harbor saint=st mount=mt fed=federal tech=technology mfg=manufacturing
    &=and us=us usa=us
    mfrs=manufacturers ind=industries inds=industries svc=service svcs=services mgmt=management mgt=management grp=group
    hldg=holdings hldgs=holdings engg=engineering engr=engineering constr=construction cons=construction sys=systems
    shpg=shipping elec=electric utd=united ryl=royal bk=bank dev=development petrol=petroleum pharm=pharmaceuticals
    labs=laboratories lab=laboratory ins=insurance fin=financial invest=investment trdg=trading distr=distribution
    telecom=telecommunications comms=communications admin=administration mkt=market mktg=marketing res=research
    banco=bank banque=bank banca=bank banka=bank bankasi=bank partido=party parti=party partei=party partito=party
    ministerio=ministry ministere=ministry ministerium=ministry ministero=ministry universidad=university
    universite=university universitat=university universita=university grupo=group groupe=group gruppe=group gruppo=group
    nacional=national nationale=national nazionale=national internacional=international internationale=international
    internazionale=international republica=republic republique=republic republik=republic socialista=socialist
    socialiste=socialist comunista=communist communiste=communist democratico=democratic democratique=democratic
    federacion=federation federazione=federation asociacion=association associacao=association
    defensa=defense difesa=defense brasil=brazil espana=spain italia=italy deutschland=germany mexicana=mexican
    rossii=russia ukrainy=ukraine ukraini=ukraine belarusi=belarus kazakhstana=kazakhstan uzbekistana=uzbekistan
    """)

  /// Legal forms of several words, in any language, to the words that `forms` knows.
  static let longForms: [(words: [String], form: String)] = {
    let rows = """
      limited liability company=llc
      limited liability partnership=llp
      limited partnership=lp
      public limited company=plc
      private limited company=ltd
      private limited=ltd
      pvt ltd=ltd
      pte ltd=ltd
      pty ltd=ltd
      proprietary limited=ltd
      company limited=ltd
      co ltd=ltd
      co inc=inc
      public joint stock company=pjsc
      open joint stock company=ojsc
      closed joint stock company=zao
      joint stock company=jsc
      gesellschaft mit beschrankter haftung=gmbh
      aktiengesellschaft=ag
      kommanditgesellschaft=kg
      gmbh and co kg=kg
      gmbh & co kg=kg
      societe anonyme=sa
      societe a responsabilite limitee=sarl
      sociedad anonima de capital variable=sa
      sa de cv=sa
      sociedad anonima=sa
      sociedad limitada=sl
      sociedad de responsabilidad limitada=srl
      s de rl=srl
      sociedade anonima=sa
      societa per azioni=spa
      societa a responsabilita limitata=srl
      naamloze vennootschap=nv
      besloten vennootschap=bv
      anonim sirketi=as
      limited sirketi=ltd
      aktiebolag=ab
      aktieselskab=as
      aksjeselskap=as
      allmennaksjeselskap=asa
      osakeyhtio=oy
      spolka z ograniczona odpowiedzialnoscia=spzoo
      spolka z oo=spzoo
      sp z oo=spzoo
      spolka akcyjna=sa
      spol s ro=sro
      akciova spolecnost=as
      a s=as
      sendirian berhad=bhd
      sdn bhd=bhd
      perseroan terbatas=pt
      kabushiki kaisha=kk
      obshchestvo s ogranichennoy otvetstvennostyu=ooo
      publichnoe aktsionernoe obshchestvo=pjsc
      otkrytoe aktsionernoe obshchestvo=ojsc
      zakrytoe aktsionernoe obshchestvo=zao
      aktsionernoe obshchestvo=jsc
      free zone establishment=fze
      free zone company=fzc
      fz llc=fzc
      national association=na
      obshchestvo s ogranichennoi otvetstvennostyu=ooo
      publichnoye aktsionernoye obshchestvo=pjsc
      otkrytoye aktsionernoye obshchestvo=ojsc
      zakrytoye aktsionernoye obshchestvo=zao
      aktsionernoye obshchestvo=jsc
      m v=mv
      m t=mv
      """
    return rows.split(separator: "\n").map { row in
      let sides = row.split(separator: "=")
      return (sides[0].split(separator: " ").map(String.init), String(sides[1]))
    }.sorted { $0.words.count > $1.words.count }
  }()

  /// Forms that stand before a name as well: "OOO Vympel", "PT Astra", and what stands before the names of ships.
  static let leadingForms = WordTables.set("ooo oao zao pao ojsc pjsc jsc llc pt mv")

  /// What sort of body a legal form makes: those of one sort translate each other.
  static let formSorts: [String: String] = pairs(
    """
    llc=limited ltd=limited gmbh=limited sarl=limited srl=limited sl=limited bv=limited ooo=limited spzoo=limited sro=limited
    bhd=limited fze=limited fzc=limited pt=limited ltda=limited aps=limited oy=limited
    inc=stock corp=stock plc=stock ag=stock sa=stock spa=stock nv=stock ab=stock as=stock asa=stock oyj=stock jsc=stock
    ojsc=stock pjsc=stock zao=stock kk=stock se=stock
    """)

  /// Digits for a figure, an ordinal or a number word; `nil` for other words.
  static func number(_ word: String) -> String? {
    if let value = numberWords[word] { return value }
    guard let first = word.first, first.isNumber else { return nil }
    let digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count)
    if rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest) { return String(digits) }
    // "0ceanic" is a slip of the hand, "3com" a name with a figure.
    return digits == "0" ? nil : word
  }

  private static let numberWords: [String: String] = pairs(
    """
    one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 twenty=20 hundred=100
    first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
    ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9
    """)

  private static func pairs(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for pair in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let sides = pair.split(separator: "=")
      if sides.count == 2 { table[String(sides[0])] = String(sides[1]) }
    }
    return table
  }
}

extension OrganizationName {
  /// Whether every country could have a body of this name: "Foreign Ministry", "Supreme Court", "Parliament".
  public var isCommon: Bool { acronym == nil && core.allSatisfy { OrganizationWords.common.contains($0) } }
}
