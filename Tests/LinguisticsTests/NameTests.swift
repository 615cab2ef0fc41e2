import GraphSchema
import Testing

@testable import Linguistics

@Suite("Names")
struct NameTests {
  @Test(
    "are found with their kind",
    arguments: [
      ("Russian Foreign Minister Sergei Lavrov met him.", ["Russian place", "Sergei Lavrov person"]),
      (
        "He joined the World Health Organization (WHO) in Kyiv.",
        ["World Health Organization organization", "WHO organization", "Kyiv place"]
      ),
      ("She asked us and the US to help.", ["US place"]), ("It cost US$5 million.", []),
      ("Mr. Orblatt said no.", ["Orblatt person"]), ("Shares of Zentrix Inc. fell.", ["Zentrix Inc. organization"]),
      ("The Ministry of Culture and Tourism closed it.", ["Ministry of Culture and Tourism organization"]),
      ("The US State Department agreed.", ["US State Department organization"]),
      ("They live near Lake Orbu in Borvo Province.", ["Lake Orbu place", "Borvo Province place"]),
      ("It was damaged by Hurricane Maria.", []),
      ("US Secretary of State Ivan Brook spoke.", ["US place", "Ivan Brook person"]),
      ("The new Trump administration waits.", ["Trump person"]), ("It joined the West in 1999.", ["West place"]),
      ("A Boeing 737 landed as Boeing watched.", ["Boeing organization"]),
      ("On Monday, in May and June, it rained.", []), ("Nothing here names anyone.", []),
      ("The spokesman, Anna van der Berg, left.", ["Anna van der Berg person"]),
    ])
  func kinds(text: String, expected: [String]) {
    #expect(TestPack.names(text) == expected)
  }

  @Test func `a capital that acts is its country, and a capital where one is is a city`() {
    let document = TestPack.document("Moscow said it would attend. He lives in Moscow. The Kremlin denied it.")
    let readings = document.mentions.filter { $0.reading != .pronoun }.map { [$0.reading.rawValue, $0.candidates[0]] }
    #expect(readings == [["metonym", "Q159"], ["name", "Q649"], ["metonym", "Q159"]])
  }

  @Test func `a capital that is accused or armed is its country too`() {
    let document = TestPack.document("The minister accused Moscow of it. They sent weapons to Kyiv. He flew to Kyiv.")
    let readings = document.mentions.filter { $0.candidates.first != nil }.map { $0.candidates[0] }
    #expect(readings == ["Q159", "Q212", "Q1899"])
  }

  @Test(
    "of party and state are read behind a lawmaker",
    arguments: ["Anna Berg, R-Georgia, spoke.", "Anna Berg (R-Georgia) spoke."])
  func party(text: String) {
    let pack = TestPack.pack
    let party = PackEntry(
      id: "Q29468", kind: .organization, subkind: "party", name: "Republican Party", demonyms: ["Republican"])
    let analyzer = Analyzer(
      pack: Pack(
        entries: pack.entries + [party], offices: [], metonyms: [], titles: pack.titles, kinship: [],
        givenNames: pack.givenNames, words: [:], patterns: [], hash: ""))
    let document = analyzer.analyze(Article(source: "test", text: text))
    #expect(document.mentions.map { document.text(of: $0.span) } == ["Anna Berg", "R", "Georgia"])
    #expect(document.mentions[1].candidates == ["Q29468"])
    #expect(document.mentions[1].reading == .demonym)
  }

  @Test func `what is known from the text is found in its headline`() {
    let names = TestPack.names(
      "Orblatt Quits After Dispute Over New Plan\n\nOn Monday Maria Orblatt resigned. Orblatt was tired.")
    #expect(names == ["Orblatt person", "Maria Orblatt person", "Orblatt person"])
  }

  @Test func `an ambiguous name is read as the rest of the article suggests`() {
    #expect(TestPack.document("Atlanta is in Georgia.").chains.map(\.entry) == ["Q23556", "Q1428"])
    #expect(TestPack.document("Tbilisi is in Georgia.").chains.map(\.entry) == ["Q994", "Q230"])
  }

  @Test func `mentions are sorted, apart, and cover whole tokens`() {
    let document = TestPack.document(
      "Lt. Gen. Keith Kellogg, Donald Trump's envoy to Ukraine and Russia, will visit Kyiv. He met Ukrainian officials."
    )
    for (a, b) in zip(document.mentions, document.mentions.dropFirst()) { #expect(a.span.end <= b.span.start) }
    for mention in document.mentions {
      #expect(mention.span.start == document.tokens[mention.tokens.lowerBound].span.start)
      #expect(mention.span.end == document.tokens[mention.tokens.upperBound - 1].span.end)
      #expect(document.sentences[mention.sentence].tokens.contains(mention.tokens.lowerBound))
    }
  }
}
