/// Small tables of words that names are made of. Data, not code: every row is a fact about names in general.
enum WordTables {
  /// Words before a name that are no part of it.
  static let titles = set(
    """
    honorable honourable mr mrs ms miss mister madam madame mme mlle monsieur herr frau senor senora dr doctor prof professor sir dame lord
    lady baroness hon rev reverend fr monsignor imam ayatollah mullah mufti rabbi cardinal
    archbishop bishop president premier chancellor minister senator sen rep representative congressman
    congresswoman governor gov gen general lt lieutenant col colonel maj capt captain sgt sergeant
    admiral adm cmdr commander brig brigadier marshal ambassador
    """)

  /// Titles that stay with a single name ("King Charles", "Sheikh Hasina"): set aside only before two more words.
  static let royal = set(
    "king queen prince princess pope emperor empress tsar saint st sultan emir sheikh shaykh shaikh sheik")

  /// Marks of father and son, and of kings. The value is what is compared.
  static let suffixes: [String: String] = [
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7",
    "viii": "8", "ix": "9", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xxiii": "23",
  ]

  /// Letters after a name that are no part of it, when written in capitals or after a comma.
  static let postnominals = set("phd md mp mep mla qc kc obe cbe mbe kbe esq jd rn mba dds frs cpa ret retd")

  /// Small words that belong to the family name and are often left out: "von der Leyen", "al-Assad".
  static let particles = set(
    "al el ul ad as an ar ash at az bin ibn bint ben van von vom zu zum zur der den de del della delle di da do dos das du la le lo "
      + "ter ten te af av y e i bar")

  /// First parts of Arabic and Persian names that never stand alone: "Abdel Fattah" is one name.
  static let openings = set("abd abdul abdel abdal abdol abdoul abu abou aboul")

  /// Family names of China, Korea and Vietnam, which come first.
  ///
  /// Source: the hundred most frequent of each country as the statistics offices give them (China 2020, Korea 2015),
  /// in the romanisations of newspapers.
  static let familyFirst = set(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng song han
    cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu lyu ding ren yao shen jia fan fu zhong cui tan
    wen hua jin qin qian bai meng xi mao hou kong bo ji lei long wan dai qiu qiao niu tao geng shi duan lai cui
    leung cheung chan wong lam ng kwok kwan ho lau yip tsang tung tsai hsieh hsu chiang chiu chow cheng chu ko tsao tseng lien
    kim lee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im shin sin seo suh kwon hwang ahn an yoo yu
    ryu hong moon mun ban roh noh bae baek nam chun jeon thae ri rhee yi kwak hyun hyon sung pyo
    nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly truong dinh dam
    """)

  /// Family names that so many bear that a full name with one of them may well be two people.
  ///
  /// Source: the most frequent names of the censuses of the United States (2010), England, Spain and India, as commonly
  /// published.
  static let commonFamilies = set(
    """
    smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas
    taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king
    wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts evans turner
    phillips parker edwards collins stewart morris murphy cook rogers morgan cooper peterson bailey reed kelly howard kim
    ward cox richardson watson wood bennett gray ross khan singh kumar sharma patel ahmed ali hussain hassan fernandez wang li zhang
    chen liu hughes davies
    """)

  /// What else a person's given name is called. One row a name; the first word is the full form.
  ///
  /// Source: common English usage, written for this package.
  static let nicknames = fullToShort(
    """
    abigail abby
    abraham abe
    albert al bert
    alexander alex alec sandy xander
    alexandra alex sandra sandy
    alfred alf fred
    andrew andy drew
    anthony tony
    arthur art
    barbara barb babs
    barack barry
    benjamin ben benny benji
    bernard bernie
    bradley brad
    calvin cal
    catherine cathy cate kate katie
    charles charlie chuck chas
    christine chris chrissy
    christina chris tina
    christopher chris kit
    clifford cliff
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah deb debbie
    dennis denny
    dominic dom
    donald don donny donnie
    dorothy dot dottie dolly
    douglas doug
    edmund ed eddie ted
    edward ed eddie ted teddy ned
    edwin ed eddie
    eleanor ellie nell nora
    elizabeth liz lizzie beth betty betsy eliza libby lisa
    emanuel manny
    ernest ernie
    eugene gene
    evelyn evie
    florence flo
    frances fran frankie
    francis frank
    franklin frank
    frederick fred freddie freddy
    gabriel gabe
    gerald gerry jerry
    gerard gerry
    geoffrey geoff
    gregory greg
    harold harry hal
    henry harry hank hal
    herbert herb bert
    howard howie
    isaac ike
    jacob jake
    jacqueline jackie
    james jim jimmy jamie
    janet jan
    jeffrey jeff
    jennifer jen jenny
    jeremy jerry
    jessica jess jessie
    john jack johnny jon
    jonathan jon jonny
    joseph joe joey
    joshua josh
    judith judy
    katherine kathy kate katie kat
    kathleen kathy kate
    kenneth ken kenny
    kimberly kim
    lawrence larry
    leonard len lenny leo
    lewis lew
    louis lou
    louise lou
    margaret maggie meg peggy marge greta
    martin marty
    matthew matt
    maxwell max
    maximilian max
    melanie mel
    melvin mel
    michael mike mick mickey mikey
    michelle shelly
    mitchell mitch
    mohammed mo
    nancy nan
    natalie nat
    nathan nate nat
    nathaniel nate nat
    nicholas nick nicky nico
    oliver ollie
    oscar ozzie
    pamela pam
    patricia pat patty trish tricia
    patrick pat paddy
    peter pete
    philip phil pip
    rachel rae
    randall randy
    randolph randy
    raymond ray
    rebecca becky becca
    reginald reg reggie
    richard dick rick ricky rich richie
    robert bob bobby rob robbie bert
    roderick rod
    rodney rod
    ronald ron ronnie
    rosemary rose
    rudolph rudy
    russell russ
    samantha sam
    samuel sam sammy
    sarah sally
    sebastian seb bash
    sidney sid
    stanley stan
    stephanie steph
    stephen steve stevie
    steven steve stevie
    stuart stu
    susan sue susie suzy
    theodore ted teddy theo
    theresa terry tess
    terence terry
    thomas tom tommy
    timothy tim timmy
    tobias toby
    valerie val
    vernon vern
    veronica ronnie
    victor vic
    victoria vicky tori
    vincent vince vinny
    virginia ginny
    vladimir vova volodya
    walter walt wally
    wilfred wilf
    william bill billy will willy liam
    winston win
    zachary zach zack
    """)

  /// One name in the forms of different languages, which newspapers swap for one person ("Volodymyr" and "Vladimir").
  ///
  /// Source: written for this package from common usage.
  static let cognates = groups(
    """
    alexander aleksandr alexandr oleksandr alyaksandr aliaksandr aleksander alejandro alessandro
    alexei alexey aleksei oleksii oleksiy aleksej
    andrew andrei andrey andriy andrii andrzej
    dmitry dmitri dmytro dzmitry dimitri
    eugene yevgeny evgeny yevhen yevgeni evgenii
    george georgy georgi heorhiy
    gregory grigory hryhoriy
    yuri yury yuriy iurii
    michael mikhail mykhailo mihail michel mikheil
    nicholas nikolai nikolay mykola nicolas mikalai
    oleg oleh
    paul pavel pavlo
    peter pyotr petro petr piotr
    sergei sergey serhiy serhii siarhei sergii
    stephen stepan
    vladimir volodymyr uladzimir
    vitaly vitaliy vitali vitalii
    vyacheslav viacheslav vjaceslav
    yaroslav iaroslav
    yulia julia yuliya iuliia
    anastasia anastasiya nastassia
    svetlana sviatlana svitlana
    catherine ekaterina kateryna katsiaryna
    elena olena yelena alena
    mohammed muhammad mohamed mohammad mehmet mohamad muhammed
    ahmed ahmad ahmet
    joseph josef josip jose giuseppe yosef
    john johan johann juan ivan giovanni jean
    charles karl carlos carl
    francis francisco francesco
    henry henri henrik enrique
    philip felipe philippe
    benjamin binyamin
    isaac yitzhak
    jacob yaakov
    abraham avraham ibrahim
    moses moshe
    """)

  /// A given name to the first letters (of the fine spelling key) of its other forms.
  static let formLetters: [String: Set<String>] = {
    var forms: [String: Set<String>] = [:]
    func join(_ a: String, _ b: String) {
      forms[a, default: []].insert(String(SpellingKey.fine(b).prefix(1)))
      forms[b, default: []].insert(String(SpellingKey.fine(a).prefix(1)))
    }
    for (full, shorts) in nicknames {
      for short in shorts { join(full, short) }
    }
    var rows: [Int: [String]] = [:]
    for (name, groups) in cognates {
      for group in groups { rows[group, default: []].append(name) }
    }
    for names in rows.values {
      for a in names { for b in names where a != b { join(a, b) } }
    }
    return forms
  }()

  static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }

  /// Full form to its short forms.
  private static func fullToShort(_ rows: String) -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for row in rows.split(separator: "\n") {
      let words = row.split(separator: " ").map(String.init)
      names[words[0], default: []].formUnion(words.dropFirst())
    }
    return names
  }

  /// Word to the rows that hold it.
  private static func groups(_ rows: String) -> [String: Set<Int>] {
    var groups: [String: Set<Int>] = [:]
    for (index, row) in rows.split(separator: "\n").enumerated() {
      for word in row.split(separator: " ") { groups[String(word), default: []].insert(index) }
    }
    return groups
  }
}
