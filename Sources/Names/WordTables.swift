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
    "al el ul ad as an ar ash at az bin bn ibn bint ben van von vom zu zum zur der den de del della delle di da do dos das du la le lo "
      + "ter ten te af av y e i bar")

  /// First parts of Arabic and Persian names that never stand alone: "Abdel Fattah" is one name.
  static let openings = set("abd abdul abdel abdal abdol abdoul abu abou aboul")

  /// The Arabic article as newspapers write it, before the letters that it takes the sound of as well: "al-Assad",
  /// "ar-Rahman", "ud-Din".
  static let articles = set("al el ul il ar er ur as es us ash esh ush ad ed ud at et ut an en un az ez uz")

  /// "Faith", the end of many names: "Nur al-Din", "Shams ud-Deen".
  static let faiths = set("din deen dine")

  /// Family names of China, Korea and Vietnam, which come first.
  ///
  /// Source: the hundred most frequent of each country as the statistics offices give them (China 2020, Korea 2015),
  /// in the romanisations of newspapers.
  static let familyFirst = set(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng song han
    cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu lyu ding ren yao shen jia fan fu zhong cui tan
    wen hua jin qin qian bai meng xi mao hou kong bo ji lei long wan dai qiu qiao niu tao geng shi duan lai cui
    chou kuo kao chien hsi hsueh tuan chao
    leung cheung chan wong lam ng kwok kwan ho lau yip tsang tung teng tsai hsieh hsu chiang chiu chow cheng chu ko tsao tseng lien
    kim lee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im shin sin seo suh kwon hwang ahn an yoo yu
    ryu hong moon mun ban roh noh bae baek paek nam chun jeon jon chon thae gim gwon gwak gang whang ri rhee yi kwak hyun hyon sung pyo
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
    mohammed mo md mohd muh
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
    charles charlie chuck chas chs
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
    james jim jimmy jamie jas
    janet jan
    jeffrey jeff geoff
    jennifer jen jenny
    jeremy jerry
    jessica jess jessie
    john jack johnny jon
    jonathan jon jonny
    joseph joe joey jos
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
    robert bob bobby rob robbie bert robt
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
    thomas tom tommy thos
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
    william bill billy will willy liam wm
    winston win
    zachary zach zack
    alastair al
    augustus gus
    bartholomew bart
    bradford brad
    caroline carrie caro
    carolyn carol
    cassandra cass cassie
    chester chet
    clinton clint
    curtis curt
    desmond des
    emily em emmy
    gwendolyn gwen
    harrison harry
    harriet hattie harry
    irving irv
    jackson jack
    jeremiah jerry
    jerrold jerry
    jerome jerry
    joanna jo
    josephine jo josie
    julian jules
    leslie les
    lillian lily lil
    lucas luke
    madeline maddie
    marcus marc
    marjorie marge margie
    matilda tilly
    montgomery monty
    morris mo
    penelope penny
    salvatore sal
    tamara tammy
    wallace wally
    wesley wes
    woodrow woody
    aleksandr sasha
    aleksandra sasha
    anastasia nastya
    dmitry dima
    ekaterina katya
    evgeny zhenya
    mikhail misha
    natalia natasha
    pavel pasha
    francisco paco pancho
    ignacio nacho
    guadalupe lupe
    enrique quique
    giuseppe beppe
    luigi gigi
    johannes hans
    friedrich fritz
    heinrich heinz
    wilhelm willi
    """)

  /// A short form to the full forms that it may stand for.
  static let fullForms: [String: Set<String>] = {
    var forms: [String: Set<String>] = [:]
    for (full, shorts) in nicknames { for short in shorts { forms[short, default: []].insert(full) } }
    return forms
  }()

  /// Family names of China and Korea in the romanisations that one bearer may have: pinyin and Wade-Giles, the revised
  /// system and those of newspapers.
  ///
  /// Source: the tables of both systems, and common usage.
  static let familyForms = groups(
    """
    lee yi rhee ri li
    park pak bak
    choi choe
    moon mun
    jung jeong chung
    cho jo
    kang gang
    lim im rim
    shin sin
    ahn an
    yoo yu ryu
    noh roh no
    kwon gwon
    ko go
    kim gim
    jeon jon chon chun
    hyun hyon
    kwak gwak
    seo suh so
    hwang whang
    paek baek back
    ban pan
    xi hsi
    xue hsueh
    duan tuan
    luo lo
    he ho
    deng teng
    zhou chou
    zhang chang
    xu hsu
    xie hsieh
    cai tsai
    jiang chiang
    qian chien
    zhao chao
    zhu chu
    guo kuo
    gao kao
    cao tsao
    zeng tseng
    qin chin
    zheng cheng
    """)

  /// One name in the forms of different languages, which newspapers swap for one person ("Volodymyr" and "Vladimir").
  ///
  /// Source: written for this package from common usage.
  static let cognates = groups(
    """
    alexander aleksandr alexandr oleksandr alyaksandr aliaksandr aleksander alejandro alessandro alexandre aljaksandr alexandros
    alexei alexey aleksei oleksii oleksiy aleksej alexis alexej aleksey alexi
    andrew andrei andrey andriy andrii andrzej andreas andre andres andrej andras
    dmitry dmitri dmytro dzmitry dimitri dmitrij dimitry dmitriy dimitrios
    eugene yevgeny evgeny yevhen yevgeni evgenii evgueni ievgueni jewgeni jewgenij evgeni evgeniy eugenio
    george georgy georgi heorhiy georgios giorgos yorgos jorge giorgi georg georges giorgio
    gregory grigory hryhoriy
    yuri yury yuriy iurii juri jurij iouri youri
    michael mikhail mykhailo mihail michel mikheil michail miguel michele
    nicholas nikolai nikolay mykola nicolas mikalai nikolaos nikos nicolae nicola nikolaj
    oleg oleh
    paul pavel pavlo pablo paolo pavlos
    peter pyotr pjotr petro petr piotr pedro pietro pierre petros
    sergei sergey serhiy serhii siarhei sergii sergej sergio serge sergiy serguei
    vladimir volodymyr uladzimir wladimir vladimer
    vitaly vitaliy vitali vitalii
    vyacheslav viacheslav vjaceslav
    yaroslav iaroslav
    yulia julia yuliya iuliia julija
    gennady gennadi gennadiy gennadii gennadij guennadi hennadiy hennadii
    victor viktor wiktor vitor vittorio
    igor ihor
    ilya illia ilia ilja
    bogdan bohdan
    valery valeri valeriy valerii valerij
    valentina valentyna
    tatiana tatyana tetiana tetyana tatjana tatsiana
    irina iryna irene irena
    natalia natalya nataliya nataliia natallia natalja natalie
    lyudmila ludmila liudmila liudmyla lyudmyla ljudmila
    galina halina halyna
    larisa larysa larissa
    maxim maksim maksym maxime
    artem artyom artiom artsiom
    denis denys dzianis dennis
    anastasia anastasiya nastassia
    svetlana sviatlana svitlana
    catherine ekaterina kateryna katsiaryna
    elena olena yelena alena
    mohammed muhammad mohamed mohammad mehmet mohamad muhammed mohamud muhamed mohd muhamad
    ahmed ahmad ahmet achmed
    joseph josef josip jose giuseppe yosef
    john johan johann juan ivan giovanni jean ioannis yannis giannis joao jan
    charles karl carlos carl
    francis francisco francesco franz francois
    henry henri henrik enrique
    philip felipe philippe
    benjamin binyamin benyamin
    isaac yitzhak itzhak yitzchak jitzchak yitzhok
    jacob yaakov
    abraham avraham ibrahim
    moses moshe mosche mousa musa moussa
    konstantin konstantinos kostas costas konstantine constantine kostiantyn
    stefan stephen steven stepan stefano esteban etienne stefanos
    thomas tomas tommaso
    louis luis luigi ludwig
    william wilhelm guillermo guillaume
    anthony antonio antoine anton antonios
    emanuel emmanuel manuel manolis
    elizabeth elisabeth elisabetta isabel
    maria mariya mariia mariam maryam
    khalid khaled chalid
    omar umar omer
    osama usama oussama
    hussein hussain husayn hossein houssein husain
    hassan hasan hassane
    yusuf youssef yousef yousuf youcef joseph yosef
    ismail ismael esmail
    mustafa mostafa moustapha
    abdullah abdallah abdulla
    chaim haim chayim hayim
    mahmoud mahmud mahmood machmud
    jawad javad dschawad
    sheikh shaikh cheikh scheich shaykh
    pervez parvez pervaiz parvaiz
    christopher christoph cristobal christophe khristofor
    richard ricardo riccardo
    catherine katherine kathryn katharine cathryn
    philip phillip
    geoffrey jeffrey jeffery
    sean shaun shawn
    sarah sara
    graham graeme
    lewis louis
    teresa theresa
    ann anne anna
    rachel rachael
    brian bryan
    alan allan allen
    stewart stuart
    robert roberto
    edward eduard eduardo edouard
    frederick friedrich federico frederic
    lawrence laurence lorenzo laurent
    theodore fyodor fedor teodor
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

  /// Whether two words stand in one row.
  static func share(_ a: String, _ b: String, in groups: [String: Set<Int>]) -> Bool {
    guard let rowsA = groups[a], let rowsB = groups[b] else { return false }
    return !rowsA.isDisjoint(with: rowsB)
  }

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

  /// Word to the rows that hold it; the words of a row are parted by blanks, or by `|` where they hold blanks.
  static func groups(_ rows: String) -> [String: Set<Int>] {
    var groups: [String: Set<Int>] = [:]
    for (index, row) in rows.split(separator: "\n").enumerated() {
      let mark: Character = row.contains("|") ? "|" : " "
      for word in row.split(separator: mark) { groups[String(word), default: []].insert(index) }
    }
    return groups
  }
}
