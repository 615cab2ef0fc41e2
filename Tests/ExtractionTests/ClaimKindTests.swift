import Extraction
import GraphSchema
import Linguistics
import Packs
import ReadingModel
import Testing

/// How sentences say what they say, read by the real analyser on Wednesday, 18 December 2024.
@Suite("Kinds of claims")
struct ClaimKindTests {
  private static let shared = Result {
    let pack = try PackReader.embedded()
    return (analyzer: Analyzer(pack: pack, reader: try TrainedReader.embedded()), extractor: try Extractor(pack: pack))
  }

  private func claims(_ text: String) throws -> Claims {
    let (analyzer, extractor) = try Self.shared.get()
    return extractor.claims(
      of: analyzer.analyze(Article(source: "kinds", text: text + "\n", published: "2024-12-18")))
  }

  @Test func `put an office that a title alone stands for in the past where the packs know that it had ended`() throws {
    func tense(_ text: String, published: String) throws -> Tense? {
      let (analyzer, extractor) = try Self.shared.get()
      let claims = extractor.claims(
        of: analyzer.analyze(Article(source: "kinds", text: text + "\n", published: published)))
      return try #require(claims.relations.first { $0.predicate.hasPrefix("head_of") }?.evidence).tense
    }
    let adviser = "He was an adviser to President Ronald Reagan in the United States."
    #expect(try tense(adviser, published: "2016-09-28") == .past)
    #expect(try tense(adviser, published: "1985-05-01") == .present)
    let chancellor = "Chancellor Angela Merkel met voters in Germany."
    #expect(try tense(chancellor, published: "2021-12-07") == .present)
    #expect(try tense(chancellor, published: "2022-01-07") == .past)
  }

  /// "Ana Berrutti citizen_of Uruguay", sorted.
  private func relations(_ text: String) throws -> [String] {
    let found = try claims(text)
    return found.relations.map {
      found.chains[$0.subject].name + " " + $0.predicate + " " + found.chains[$0.object].name
    }.sorted()
  }

  @Test(
    "give a minister who stands alone to the country that the article is about, or to none",
    arguments: [
      (
        "Kenya sent food to Uganda. Villages in northern Uganda were flooded. Kampala asked for tents. "
          + "Interior Minister Ilka Torvald thanked Kenya.",
        ["Ilka Torvald minister_of Uganda", "Ilka Torvald supports Kenya"]
      ),
      ("Kenya borders Uganda. Prime Minister Ilka Torvald was late.", []),
      (
        "The Ugandan president, Anna Berg, opened the road in Uganda. President Ilka Torvald was late.",
        []
      ),
      (
        "President-elect Anna Berg of Uganda stayed in Uganda. President Ilka Torvald was late.",
        ["Ilka Torvald head_of_state_of Uganda"]
      ),
    ])
  func offices(text: String, of: [String]) throws {
    #expect(try relations(text).filter { $0.hasPrefix("Ilka Torvald") } == of)
  }

  @Test(
    "tell who leads a body from who works there, and who owns a country from who comes from it",
    arguments: [
      ("Norvik Bank grew. Ilka Torvald, its head of engineering, resigned.", ["Ilka Torvald employed_by Norvik Bank"]),
      ("Norvik Bank's regional director, Ilka Torvald, resigned.", ["Ilka Torvald employed_by Norvik Bank"]),
      ("The Uruguayan diplomat Ilka Torvald resigned.", ["Ilka Torvald citizen_of Uruguayan"]),
      ("The Icelandic owner Ilka Torvald resigned.", ["Ilka Torvald citizen_of Icelandic"]),
      ("The Bavarian banker Ilka Torvald resigned.", []),
      ("A former deputy treasury minister of Poland, Ilka Torvald, resigned.", ["Ilka Torvald holds_office_in Poland"]),
      ("Ilka Torvald speaks fluent German.", []),
      (
        "Ilka Torvald founded it with her partner, Karl Lund.", ["Karl Lund associated_with Ilka Torvald"]
      ),
      ("Ilka Torvald leaves a son, Karl, of Bergen, Norway.", ["Karl lives_in Bergen"]),
    ])
  func holders(text: String, of: [String]) throws {
    let found = try relations(text)
    #expect(found.filter { !$0.contains("located_in") && !$0.contains("parent_of") } == of)
  }

  @Test(
    "take a capital for its country where a treaty is made with it",
    arguments: [
      (
        "Russia is large. Belarus signed a treaty on security guarantees with Moscow.",
        "Belarus signed_agreement_with Russia"
      ),
      ("France is large. Ilka Torvald signed a contract with Paris.", "Ilka Torvald signed_agreement_with Paris"),
    ])
  func treaties(text: String, relation: String) throws {
    #expect(try relations(text).contains(relation))
  }

  @Test func `make rebels act for their body and never for their country`() throws {
    func ends(_ text: String) throws -> [String] {
      let found = try claims(text)
      return found.relations.map {
        found.chains[$0.subject].name + " " + $0.predicate + " " + found.chains[$0.object].name
      }
    }
    #expect(try ends("Houthi rebels attacked Saudi Arabia on Friday.") == ["Houthi attacked Saudi Arabia"])
    #expect(try ends("Syrian rebels attacked Turkey on Friday.").isEmpty)
    #expect(try !ends("Staffan de Mistura met Syrian rebels in Geneva.").contains { $0.contains("Syria") })
    #expect(try ends("Syrian troops attacked Turkey on Friday.") == ["Syrian attacked Turkey"])
  }

  /// The evidence of the first relation with the predicate.
  private func evidence(_ predicate: Predicate.ID, _ text: String) throws -> EvidenceClaim {
    try #require(claims(text).relations.first { $0.predicate == predicate }?.evidence, "\(text)")
  }

  @Test(
    "are denied where somebody denies the clause, or nobody does it",
    arguments: [
      ("met_with", "Olaf Scholz denied that he had met Alexei Miller in Berlin."),
      ("attacked", "It is not true that Finland attacked Russia, Sauli Niinisto said."),
      ("supplies", "South Korea rejected claims that it had supplied shells to Ukraine."),
      ("supplies", "Ankara ruled out selling drones to Russia."),
      ("met_with", "Neither Macron nor Scholz met Vladimir Putin last year."),
      ("met_with", "A planned meeting between Pedro Sanchez and Javier Milei has been called off."),
      ("attacked", "Turkey has never attacked Greece."),
      ("acquired", "Lufthansa has abandoned plans to acquire TAP."),
      ("acquired", "Netflix turned down an offer to buy Paramount."),
      ("member_of", "Switzerland is not a member of the European Union."),
      ("negotiates_with", "There were no talks between Israel and Lebanon this week."),
      ("met_with", "No meeting between Joe Biden and Xi Jinping took place in Bali."),
    ])
  func denied(predicate: Predicate.ID, text: String) throws {
    #expect(try evidence(predicate, text).polarity == .denied, "\(text)")
  }

  @Test(
    "stay asserted where \"no\" and \"deny\" say nothing of them",
    arguments: [
      ("attacked", "There is no doubt that Russia attacked Ukraine."),
      ("met_with", "Olaf Scholz met Alexei Miller, who denied nothing."),
      ("at_war_with", "Turkey refused to end its war against the PKK."),
      ("seeks_to_join", "Vladimir Putin insists that Ukraine abandon ambitions to join NATO."),
    ])
  func asserted(predicate: Predicate.ID, text: String) throws {
    #expect(try evidence(predicate, text).polarity == .asserted, "\(text)")
  }

  @Test(
    "are as sure as the words around make them",
    arguments: [
      ("killed", "Police suspect that Ivan Petrov killed Maria Petrova.", Modality.alleged),
      ("attacked", "According to unconfirmed reports, Israel attacked Syria.", .alleged),
      ("supplies", "Reportedly, Saudi Arabia has bought drones from Turkey.", .alleged),
      ("attacked", "Belgium accused Russia of attacking Ukraine.", .alleged),
      ("acquired", "Volkswagen is in talks to acquire Rivian.", .possible),
      ("met_with", "Mitsotakis was supposed to meet Erdogan in Ankara.", .possible),
      ("attacked", "Putin did not say that NATO attacked Russia.", .possible),
      ("head_of_state_of", "U.S. President-elect Donald Trump met Justin Trudeau.", .planned),
      ("head_of_government_of", "Francois Bayrou will become prime minister of France.", .planned),
      ("attacked", "According to Reuters, Israel attacked Syria.", .actual),
      ("at_war_with", "Donald Trump has promised to end the war between Israel and Iran.", .actual),
      ("met_with", "Donald Trump wants to stop a meeting between Israel and Iran.", .possible),
    ])
  func modality(predicate: Predicate.ID, text: String, modality: Modality) throws {
    #expect(try evidence(predicate, text).modality == modality, "\(text)")
  }

  @Test(
    "put an office that is over in the past",
    arguments: [
      ("head_of", "Elon Musk is no longer the chief executive of Twitter.", Tense.past),
      ("head_of", "Mario Draghi, once the head of the European Central Bank, praised Italy.", .past),
      ("head_of_government_of", "Tony Blair, Britain's prime minister at the time, praised George W. Bush.", .past),
      ("head_of_government_of", "Michel Barnier served as French prime minister for three months.", .past),
      ("head_of_government_of", "Sebastian Kurz resigned as chancellor of Austria in October 2021.", .past),
      ("head_of_government_of", "Liz Truss was prime minister of Britain for 49 days.", .past),
      ("head_of_government_of", "Olaf Scholz will step down as chancellor of Germany.", .present),
      ("head_of_government_of", "Francois Bayrou will become prime minister of France.", .future),
      ("head_of_government_of", "Francois Bayrou was appointed prime minister of France.", .present),
      ("member_of", "Estonia joined NATO in 2004.", .present),
      ("headquartered_in", "Volkswagen, based in Wolfsburg, recalled cars.", .present),
      ("headquartered_in", "Volkswagen was based in Wolfsburg.", .past),
      ("spouse_of", "Bill Gates and Melinda French Gates divorced in 2021.", .past),
    ])
  func tense(predicate: Predicate.ID, text: String, tense: Tense) throws {
    #expect(try evidence(predicate, text).tense == tense, "\(text)")
  }

  @Test func `are of clubs where an article reports a game`() throws {
    let read = try claims(
      "Dortmund captain Marco Reus scored twice as Borussia Dortmund beat Malaga 3-1 in Dortmund. Malaga coach Manuel "
        + "Pellegrini left early.")
    let found = read.relations.map { "\(read.chains[$0.subject].name) \($0.predicate) \(read.chains[$0.object].name)" }
    #expect(found.contains("Marco Reus plays_for Borussia Dortmund"))
    #expect(found.contains("Borussia Dortmund opposes Malaga"))
    #expect(found.contains("Manuel Pellegrini head_of Malaga"))
    #expect(read.chains.contains { $0.name == "Dortmund" && $0.kind == .place })
  }

  @Test(
    "make nobody the head of a body who heads a part of it",
    arguments: [
      ("Google sales chief Anna Berg resigned.", "employed_by"), ("Google chief Anna Berg resigned.", "head_of"),
      ("FBI research chief Karl Lund spoke.", "holds_office_in"),
    ])
  func part(text: String, predicate: Predicate.ID) throws {
    #expect(try claims(text).relations.map(\.predicate) == [predicate])
  }

  @Test func `give an office that somebody took over to one, and take it from the other`() throws {
    let read = try claims("Claudia Sheinbaum succeeded Andres Manuel Lopez Obrador as president of Mexico in October.")
    let offices = read.relations.filter { $0.predicate == "head_of_state_of" }
    let held = Dictionary(uniqueKeysWithValues: offices.map { (read.chains[$0.subject].name, $0.evidence) })
    #expect(held["Claudia Sheinbaum"]?.tense == .present)
    #expect(held["Claudia Sheinbaum"]?.date == "2024-10/..")
    #expect(held["Andres Manuel Lopez Obrador"]?.tense == .past)
    #expect(held["Andres Manuel Lopez Obrador"]?.date == "../2024-10")
  }

  @Test(
    "are on the day that their own verb is said of",
    arguments: [
      ("met_with", "Micheal Martin met Leo Varadkar on March 4th.", "2024-03-04"),
      ("met_with", "Micheal Martin met Leo Varadkar on the 4th of March 2018.", "2018-03-04"),
      ("met_with", "Micheal Martin met Leo Varadkar on 2018-03-04.", "2018-03-04"),
      ("met_with", "Micheal Martin met Leo Varadkar three days ago.", "2024-12-15"),
      ("met_with", "Micheal Martin met Leo Varadkar two weeks ago.", "2024-12-02/2024-12-08"),
      ("met_with", "Micheal Martin met Leo Varadkar last week.", "2024-12-09/2024-12-15"),
      ("met_with", "Micheal Martin met Leo Varadkar a month ago.", "2024-11"),
      ("met_with", "Micheal Martin met Leo Varadkar two years ago.", "2022"),
      ("met_with", "Micheal Martin met Leo Varadkar in early May.", "2024-05"),
      ("met_with", "Micheal Martin met Leo Varadkar in the summer of 2017.", "2017"),
      ("met_with", "Micheal Martin met Leo Varadkar in January.", "2024-01"),
      ("met_with", "Micheal Martin will meet Leo Varadkar in January.", "2025-01"),
      ("met_with", "Micheal Martin met Leo Varadkar on January 7.", "2024-01-07"),
      ("met_with", "Micheal Martin will meet Leo Varadkar on January 7.", "2025-01-07"),
      ("met_with", "Micheal Martin met Leo Varadkar on Friday.", "2024-12-13"),
      ("met_with", "Micheal Martin will meet Leo Varadkar on Friday.", "2024-12-20"),
      ("met_with", "Micheal Martin met Leo Varadkar on December 26.", "2023-12-26"),
      ("aids", "Joe Biden on Monday announced new military aid to Ukraine.", "2024-12-16"),
      ("acquired", "Google, founded in 1998, acquired YouTube in 2006.", "2006"),
      ("attacked", "Macron said on Tuesday that Russia attacked Moldova in 1992.", "1992"),
    ])
  func date(predicate: Predicate.ID, text: String, date: String) throws {
    #expect(try evidence(predicate, text).date == date, "\(text)")
  }

  @Test func `are on no day where the sentence only says when somebody spoke`() throws {
    #expect(try evidence("attacked", "Macron said on Tuesday that Russia had attacked Moldova.").date == nil)
    #expect(try evidence("attacked", "Russia had attacked Moldova, Macron said on Tuesday.").date == nil)
    #expect(try evidence("met_with", "Micheal Martin was born on 3 May 1950 and met Leo Varadkar in Cork.").date == nil)
  }

  @Test func `in two clauses have a day each`() throws {
    let read = try claims(
      "Russia invaded Ukraine in February 2022 and Poland supplied tanks to Ukraine in 2023.")
    #expect(read.relations.first { $0.predicate == "attacked" }?.evidence.date == "2022-02")
    #expect(read.relations.first { $0.predicate == "supplies" }?.evidence.date == "2023")
  }

  @Test(
    "are said by whoever answers for them",
    arguments: [
      ("Iran supports Hezbollah, a spokesman for the State Department said.", "State Department"),
      ("Iran supports Hezbollah, a State Department spokesman told CNN.", "State Department"),
      ("A report by Amnesty International says Iran supports Hezbollah.", "Amnesty International"),
      ("Zelensky quoted Biden as saying that Iran supports Hezbollah.", "Biden"),
      ("In Netanyahu's view, Iran supports Hezbollah.", "Netanyahu"),
      ("“Nothing has changed,” Scholz said, adding that Iran supports Hezbollah.", "Scholz"),
      (
        "Olaf Scholz said that Germany was safe, and Emmanuel Macron said that Iran supports Hezbollah.",
        "Emmanuel Macron"
      ),
      ("Emmanuel Macron said that Iran supports Hezbollah, Reuters reported.", "Emmanuel Macron"),
    ])
  func speaker(text: String, name: String) throws {
    let read = try claims(text)
    let support = try #require(read.relations.first { $0.predicate == "supports" }, "\(text)")
    #expect(support.evidence.attributedTo.map { read.chains[$0].name } == name, "\(text)")
  }

  @Test func `of an accusation are the accuser's`() throws {
    let read = try claims("Amnesty International accused Myanmar of attacking Bangladesh, Reuters said.")
    let attack = try #require(read.relations.first { $0.predicate == "attacked" })
    #expect(attack.evidence.attributedTo.map { read.chains[$0].name } == "Amnesty International")
  }

  @Test func `keep the word for an envoy, who does not represent where they go`() throws {
    let read = try claims("Keith Kellogg, Trump's special envoy for Ukraine, spoke in Berlin.")
    #expect(read.relations.first { $0.predicate == "envoy_to" }?.evidence.role == "special envoy")
    let represented = read.relations.filter { $0.predicate == "represents" }.map { read.chains[$0.object].name }
    #expect(represented == ["Trump"])
  }
}
