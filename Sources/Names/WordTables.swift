/// Small tables of words that names are made of, but for given names (`WordTables+GivenNames`). Data, not code: every row is a
/// fact about names in general.
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

  /// Whether two words stand in one row.
  static func share(_ a: String, _ b: String, in groups: [String: Set<Int>]) -> Bool {
    guard let rowsA = groups[a], let rowsB = groups[b] else { return false }
    return !rowsA.isDisjoint(with: rowsB)
  }

  static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
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
