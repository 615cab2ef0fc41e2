/// Names of countries inside the names of bodies, where one body is named with the adjective, the short or the full name:
/// "Russian Defense Ministry", "Ministry of Defence of the Russian Federation".
enum CountryWords {
  /// Words of bodies that a state has. Only beside one of them an adjective says whose body it is: "American University" is
  /// no "University of America".
  static let ofStates = OrganizationWords.offices.union(
    WordTables.set(
      """
      party police court force forces military council commission committee assembly congress house cabinet
      guard treasury prosecutor prosecutors agency service services authority administration presidency chancellery
      """))

  /// The words of a body's name with each country as one word. As given where no word says that it is a body of a state.
  ///
  /// - Complexity: O(words).
  static func unified(_ words: [String]) -> [String] {
    guard words.count > 1, words.contains(where: isOfState) || isCentralBank(words) else { return words }
    var unified: [String] = []
    var position = 0
    while position < words.count {
      guard let (country, length) = country(in: words, at: position) else {
        unified.append(words[position])
        position += 1
        continue
      }
      // "the Islamic Republic of Iran", "the Kingdom of Spain": all that stands before says only what kind of state it is.
      let style = unified.count - unified.reversed().prefix(while: styles.contains).count
      if style > 0, unified[style...].contains(where: realms.contains) { unified.removeSubrange(style...) }
      unified.append(country)
      position += length
      // "the French Republic", "the Swiss Confederation"
      if position < words.count, realms.contains(words[position]), position > 1 || position + 1 < words.count {
        position += 1
      }
    }
    return unified
  }

  /// The countries among words that `unified` gave, in their order.
  static func countries(among words: [String]) -> [String] { words.filter(names.contains) }

  private static func isOfState(_ word: String) -> Bool { ofStates.contains(word) }

  private static func isCentralBank(_ words: [String]) -> Bool { words.contains("central") && words.contains("bank") }

  /// The longest name of a country that begins at a word.
  private static func country(in words: [String], at start: Int) -> (name: String, length: Int)? {
    for length in stride(from: min(longest, words.count - start), through: 1, by: -1) {
      let phrase = words[start..<start + length].joined(separator: " ")
      if let country = table[phrase] { return (country, length) }
    }
    return nil
  }

  /// What kind of state it is.
  private static let realms = WordTables.set(
    "republic federation confederation kingdom commonwealth union principality sultanate emirate")
  /// What stands before the name of a state, with what it calls itself.
  private static let styles = realms.union(
    WordTables.set(
      """
      islamic democratic socialist arab federal federative hashemite bolivarian plurinational people's peoples united
      """))

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for row in rows.split(separator: "\n") {
      let sides = row.split(separator: "=")
      let country = sides[0].filter { $0 != " " }
      table[String(sides[0])] = country
      if sides.count > 1 { for form in sides[1].split(separator: "|") { table[String(form)] = country } }
    }
    return table
  }()
  private static let names = Set(table.values)
  private static let longest = table.keys.map { $0.split(separator: " ").count }.max() ?? 1

  /// The short name, then its other forms, folded and without small words.
  ///
  /// Source: the names and adjectives of the United Nations' terminology database and of newspapers.
  private static let rows = """
    afghanistan=afghan
    albania=albanian
    algeria=algerian
    angola=angolan
    argentina=argentine|argentinian
    armenia=armenian
    australia=australian
    austria=austrian
    azerbaijan=azerbaijani|azeri
    bahrain=bahraini
    bangladesh=bangladeshi
    belarus=belarusian|belarussian|belorussian
    belgium=belgian
    bolivia=bolivian
    bosnia=bosnian|bosnia herzegovina
    botswana
    brazil=brazilian
    bulgaria=bulgarian
    burkina faso=burkinabe
    burundi=burundian
    cambodia=cambodian
    cameroon=cameroonian
    canada=canadian
    chad=chadian
    chile=chilean
    china=chinese|people's republic china|peoples republic china|prc
    colombia=colombian
    congo=congolese
    dr congo=democratic republic congo|drc
    costa rica=costa rican
    croatia=croatian
    cuba=cuban
    cyprus=cypriot
    czech republic=czech|czechia
    denmark=danish
    ecuador=ecuadorian|ecuadorean
    egypt=egyptian
    el salvador=salvadoran|salvadorean
    eritrea=eritrean|state eritrea
    estonia=estonian
    ethiopia=ethiopian
    fiji=fijian
    finland=finnish
    france=french
    gabon=gabonese
    gambia=gambian
    georgia=georgian
    germany=german
    ghana=ghanaian
    greece=greek|hellenic
    guatemala=guatemalan
    guinea=guinean
    guyana=guyanese
    haiti=haitian
    honduras=honduran
    hungary=hungarian
    iceland=icelandic
    india=indian
    indonesia=indonesian
    iran=iranian
    iraq=iraqi
    ireland=irish
    israel=israeli|state israel
    italy=italian
    ivory coast=ivorian|cote d'ivoire
    jamaica=jamaican
    japan=japanese
    jordan=jordanian
    kazakhstan=kazakh
    kenya=kenyan
    kosovo=kosovar|kosovan
    kuwait=kuwaiti|state kuwait
    kyrgyzstan=kyrgyz
    laos=laotian|lao
    latvia=latvian
    lebanon=lebanese
    liberia=liberian
    libya=libyan|state libya
    lithuania=lithuanian
    luxembourg=luxembourgish
    malawi=malawian
    malaysia=malaysian
    mali=malian
    malta=maltese
    mauritania=mauritanian
    mexico=mexican|united mexican states
    moldova=moldovan
    mongolia=mongolian
    montenegro=montenegrin
    morocco=moroccan
    mozambique=mozambican
    myanmar=burma|burmese
    namibia=namibian
    nepal=nepalese|nepali
    netherlands=dutch
    new zealand
    nicaragua=nicaraguan
    niger=nigerien
    nigeria=nigerian
    north korea=north korean|democratic people's republic korea|democratic peoples republic korea|dprk
    north macedonia=macedonian|macedonia|north macedonian
    norway=norwegian
    oman=omani
    pakistan=pakistani
    palestine=palestinian|state palestine
    panama=panamanian
    paraguay=paraguayan
    peru=peruvian
    philippines=philippine|filipino
    poland=polish
    portugal=portuguese
    qatar=qatari|state qatar
    romania=romanian
    russia=russian|russian federation
    rwanda=rwandan
    saudi arabia=saudi|saudi arabian
    senegal=senegalese
    serbia=serbian
    sierra leone=sierra leonean
    singapore=singaporean
    slovakia=slovak
    slovenia=slovenian|slovene
    somalia=somali
    south africa=south african
    south korea=south korean|korean|republic korea|rok
    south sudan=south sudanese
    spain=spanish
    sri lanka=sri lankan
    sudan=sudanese
    sweden=swedish
    switzerland=swiss
    syria=syrian|syrian arab republic
    taiwan=taiwanese|republic china
    tajikistan=tajik
    tanzania=tanzanian
    thailand=thai
    togo=togolese
    tunisia=tunisian
    turkey=turkish|turkiye
    turkmenistan=turkmen
    uganda=ugandan
    uk=british|britain|great britain|united kingdom|united kingdom great britain northern ireland
    ukraine=ukrainian
    united arab emirates=emirati|uae
    uruguay=uruguayan
    us=american|united states|united states america|america
    uzbekistan=uzbek
    venezuela=venezuelan
    vietnam=vietnamese|viet nam
    yemen=yemeni
    zambia=zambian
    zimbabwe=zimbabwean
    soviet union=soviet|ussr|union soviet socialist republics
    """
}
