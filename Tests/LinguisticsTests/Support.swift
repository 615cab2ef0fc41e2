import GraphSchema

@testable import Linguistics

/// A small pack by hand: two countries, a state, their people, three bodies.
enum TestPack {
  static let pack = Pack(
    entries: [
      PackEntry(
        id: "Q159", kind: .place, subkind: "country", name: "Russia", aliases: ["Russian Federation"],
        demonyms: ["Russian", "Russians"], seat: "Q649", code: "RU"),
      PackEntry(
        id: "Q212", kind: .place, subkind: "country", name: "Ukraine", demonyms: ["Ukrainian", "Ukrainians"],
        seat: "Q1899",
        code: "UA"),
      PackEntry(
        id: "Q30", kind: .place, subkind: "country", name: "United States", aliases: ["U.S.", "US", "America"],
        demonyms: ["American", "Americans"], seat: "Q61", code: "US"),
      PackEntry(id: "Q649", kind: .place, subkind: "city", name: "Moscow", country: "Q159"),
      PackEntry(id: "Q1899", kind: .place, subkind: "city", name: "Kyiv", aliases: ["Kiev"], country: "Q212"),
      PackEntry(id: "Q1428", kind: .place, subkind: "region", name: "Georgia", country: "Q30"),
      PackEntry(
        id: "Q230", kind: .place, subkind: "country", name: "Georgia", demonyms: ["Georgian"], seat: "Q994", code: "GE"),
      PackEntry(id: "Q994", kind: .place, subkind: "city", name: "Tbilisi", country: "Q230"),
      PackEntry(id: "Q23556", kind: .place, subkind: "city", name: "Atlanta", country: "Q30", within: "Q1428"),
      PackEntry(id: "pack:the-west", kind: .place, subkind: "region", name: "the West"),
      PackEntry(id: "Q7184", kind: .organization, subkind: "international", name: "NATO"),
      PackEntry(
        id: "Q7817", kind: .organization, subkind: "international", name: "World Health Organization",
        aliases: ["WHO"]),
      PackEntry(
        id: "Q66096", kind: .organization, subkind: "government", name: "U.S. Senate", aliases: ["Senate"],
        country: "Q30"),
      PackEntry(
        id: "Q35525", kind: .organization, subkind: "government", name: "White House", country: "Q30"),
      PackEntry(id: "Q66", kind: .organization, subkind: "company", name: "Boeing"),
      PackEntry(id: "Q1", kind: .person, name: "Donald Trump", gender: .male),
    ],
    offices: [],
    metonyms: [Metonym(phrase: "the Kremlin", entry: "Q159", use: .always)],
    titles: [
      Title(words: "president", plural: "presidents", rank: .office),
      Title(words: "foreign minister", plural: "foreign ministers", rank: .office),
      Title(words: "minister", plural: "ministers", rank: .office), Title(words: "lt. gen.", plural: nil, rank: .rank),
      Title(words: "secretary of state", plural: nil, rank: .office),
      Title(words: "ceo", plural: "ceos", rank: .office, organizationPredicate: "head_of"),
      Title(words: "mr.", plural: nil, rank: .honorific, gender: .male),
    ],
    kinship: [
      KinshipWord(word: "wife", plural: "wives", predicate: "spouse_of", isSubject: true, gender: .female),
      KinshipWord(word: "brother", plural: "brothers", predicate: "sibling_of", isSubject: true, gender: .male),
    ],
    givenNames: [
      "sergei": .some(.male), "anna": .some(.female), "ivan": .some(.male), "maria": .some(.female),
      "keith": .some(.male),
    ],
    words: [:], patterns: [], hash: "")

  static let analyzer = Analyzer(pack: pack)

  static func document(_ text: String) -> Document { analyzer.analyze(Article(source: "test", text: text)) }

  static func tokens(_ text: String) -> [String] { document(text).tokens.map(\.text) }

  static func sentences(_ text: String) -> [String] {
    let document = document(text)
    return document.sentences.map { document.text(of: $0.span) }
  }

  /// "Sergei Lavrov person", without pronouns and descriptions.
  static func names(_ text: String) -> [String] {
    let document = document(text)
    return document.mentions.filter { $0.reading != .pronoun && $0.reading != .description }
      .map { "\(document.text(of: $0.span)) \($0.kind.rawValue)" }
  }

  /// The texts of each chain's mentions, joined by " = ".
  static func chains(_ text: String) -> [String] {
    let document = document(text)
    return document.chains.map { chain in
      chain.mentions.map { document.text(of: document.mentions[$0].span) }.joined(separator: " = ")
    }
  }
}
