import GraphSchema
import Testing

@testable import Linguistics

@Suite("Coreference")
struct CoreferenceTests {
  @Test(
    "groups what names the same",
    arguments: [
      ("Sergei Lavrov spoke. Lavrov left. He was tired.", ["Sergei Lavrov = Lavrov = He"]),
      ("Maria Petrova and her brother Ivan Petrov spoke.", ["Maria Petrova = her", "Ivan Petrov"]),
      (
        "Ivan Petrov met Anna Petrov. Anna Petrov said she agreed.", ["Ivan Petrov", "Anna Petrov = Anna Petrov = she"]
      ),
      ("Russia agreed. Russian troops left.", ["Russia = Russian"]),
      ("Donald J. Trump won. Trump spoke.", ["Donald J. Trump = Trump"]),
      (
        "Ivan Brook spoke. Ivan Brook and his wife Anna Brook left. Brook waved.",
        ["Ivan Brook = Ivan Brook = his = Brook", "Anna Brook"]
      ),
      (
        "Maria Garza Lopez won. Garza thanked them.", ["Maria Garza Lopez = Garza"]
      ),
      (
        "The Commission on Orbital Debris met. Later the COD rejected the plan.", ["Commission on Orbital Debris = COD"]
      ),
      (
        "The Orbital Debris Commission (KMX) met. The KMX agreed.", ["Orbital Debris Commission = KMX = KMX"]
      ),
      (
        "The Oberlin Foundation paid. Zentrix Inc. fell. Ivan Brook met the foundation.",
        ["Oberlin Foundation = the foundation", "Zentrix Inc.", "Ivan Brook"]
      ),
      ("Zentrix Inc. fell. Its ceo Ivan Brook resigned.", ["Zentrix Inc. = Its", "Ivan Brook"]),
      ("Ivan Brook left Zentrix Inc. on Monday. Its ceo resigned.", ["Ivan Brook", "Zentrix Inc. = Its"]),
      (
        "Boeing fell. The rival Zentrix Inc., the company that it sued, rose.", ["Boeing", "Zentrix Inc."]
      ),
      ("Zentrix Inc. fell. Zentrix said the company would recover.", ["Zentrix Inc. = Zentrix = the company"]),
      (
        "Foreign Minister Sergei Lavrov met Ivan Brook. The minister said it was late.",
        ["Sergei Lavrov = The minister", "Ivan Brook"]
      ),
    ])
  func groups(text: String, expected: [String]) {
    #expect(TestPack.chains(text) == expected)
  }

  @Test func `there is a senate in many countries, and one White House`() {
    func entries(_ text: String) -> [String: PackEntry.ID?] {
      Dictionary(
        TestPack.document(text).chains.filter { $0.kind == .organization }.map { ($0.name, $0.entry) },
        uniquingKeysWith: { first, _ in first })
    }
    let abroad = entries("Ukraine asked the White House for help. On Monday Ukraine waited for the Senate.")
    #expect(abroad["White House"] == "Q35525")
    #expect(abroad["Senate"] == .some(nil))
    #expect(entries("America waited for the Senate.")["Senate"] == "Q66096")
  }

  @Test func `a suffix is no family name, and who comes in later is not yet meant`() {
    func chains(_ text: String) -> [[String]] {
      let document = TestPack.document(text)
      return document.chains.filter { $0.kind == .person }.map { chain in
        chain.mentions.map { document.text(of: document.mentions[$0].span) }
      }
    }
    #expect(
      chains("Ivan R. Brook, Jr. spoke to Mr. Lund. On Monday Mr. Brook left.").first == [
        "Ivan R. Brook, Jr.", "Brook",
      ])
    #expect(
      chains("Ivan Brook spoke. Mr. Brook left. Keith Brook came. Then Keith Brook spoke. Keith Brook left.")
        == [["Ivan Brook", "Brook"], ["Keith Brook", "Keith Brook", "Keith Brook"]])
  }

  @Test func `a pronoun that two men fit alike is left alone`() {
    let document = TestPack.document("Ivan Brook and Sergei Lavrov spoke about it with him.")
    let inChains = Set(document.chains.flatMap(\.mentions))
    let pronoun = document.mentions.firstIndex { $0.reading == .pronoun && document.text(of: $0.span) == "him" }
    #expect(pronoun.map { !inChains.contains($0) } == true)
  }

  @Test func `a senate is no country's until its country is named`() {
    #expect(
      TestPack.document("The Senate met in Tbilisi. Georgian officials were there.").chains.map(\.entry)[0] == nil)
    #expect(TestPack.document("American officials met the Senate.").chains.map(\.entry) == ["Q30", "Q66096"])
  }

  @Test func `a surname alone never picks a person of the pack whom nothing else suggests`() {
    #expect(TestPack.document("Damian Trump said so. Trump left.").chains.map(\.entry) == [nil])
  }

  @Test func `it is likely points to nothing`() {
    #expect(TestPack.chains("Russia met NATO. It is likely that talks go on.") == ["Russia", "NATO"])
  }

  @Test func `what stands beside a name with its is the name's`() {
    let document = TestPack.document(
      "NATO met Boeing and its lawyers. Ivan Brook and his brother spoke to Sergei Lavrov.")
    func owner(of pronoun: String) -> String? {
      let mention = document.mentions.firstIndex { document.text(of: $0.span) == pronoun }
      return mention.flatMap { found in document.chains.first { $0.mentions.contains(found) }?.name }
    }
    #expect(owner(of: "its") == "Boeing")
    #expect(owner(of: "his") == "Ivan Brook")
  }

  @Test func `equal articles give equal documents`() {
    let text = "Sergei Lavrov met Ivan Brook in Kyiv. Moscow and Washington agreed. He left the US."
    #expect(TestPack.document(text) == Analyzer(pack: TestPack.pack).analyze(Article(source: "test", text: text)))
  }

  @Test func `a body is called by the beginning of its name, unless two begin so`() {
    let one = TestPack.document("The NXQ Bank Ltd. lost money. Anna left NXQ on Monday.")
    #expect(one.chains.count { $0.kind == .organization } == 1)
    let two = TestPack.document("The NXQ Bank Ltd. and the NXQ Shipping Ltd. lost money. Anna left NXQ on Monday.")
    #expect(two.chains.count { $0.kind == .organization } == 3)
  }
}
