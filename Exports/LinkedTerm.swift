/// One end of a triple, and how it is written in N-Quads and Turtle.
///
/// Sources: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/; RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
enum LinkedTerm: Hashable {
  /// Absolute, or with one of the prefixes of `prefixes`.
  case iri(String)
  case text(String)
  /// The type is prefixed: "xsd:date".
  case typed(String, type: String)

  /// A date as it is written, typed where XML Schema has a type for so much of one.
  static func date(_ date: String) -> LinkedTerm {
    JSONText.dateType(of: date).map { .typed(date, type: $0) } ?? .text(date)
  }

  /// The prefixes of the context that Schema/Vocabulary/context.jsonld names, sorted.
  static let prefixes: [(name: String, iri: String)] = [
    ("kith", "urn:kith:vocabulary:"), ("oa", "http://www.w3.org/ns/oa#"), ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// "schema:name" to "https://schema.org/name"; anything else stays.
  static func expanded(_ iri: String) -> String {
    // Our own and the web's, which is nearly all.
    if iri.utf8.starts(with: "urn:".utf8) || iri.utf8.starts(with: "http".utf8) { return iri }
    guard let colon = iri.utf8.firstIndex(of: UInt8(ascii: ":")) else { return iri }
    let name = iri.utf8[..<colon]
    // The longest has six letters.
    guard name.count <= 6, let prefix = prefixes.first(where: { $0.name.utf8.elementsEqual(name) }) else { return iri }
    return prefix.iri + iri[iri.utf8.index(after: colon)...]
  }

  static func inBrackets(_ iri: String) -> String { common[iri] ?? "<\(expanded(iri))>" }

  /// The terms that every export says over and over.
  private static let common: [String: String] = {
    let names = [
      "rdf:type", "kith:source", "kith:story", "kith:subkind", "xsd:date", "schema:name", "schema:alternateName",
      "schema:sameAs", "schema:headline", "schema:publisher", "schema:datePublished", "schema:url",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0, "<\(expanded($0))>") })
  }()

  /// Whole IRIs, as N-Quads has them.
  var nQuads: String {
    switch self {
    case .iri(let iri): Self.inBrackets(iri)
    case .text(let text): Self.quoted(text)
    case .typed(let text, let type): Self.quoted(text) + "^^" + Self.inBrackets(type)
    }
  }

  /// Prefixed where Turtle can read that.
  var turtle: String {
    switch self {
    case .iri(let iri): Self.shortened(iri)
    case .text(let text): Self.quoted(text)
    case .typed(let text, let type): "\(Self.quoted(text))^^\(Self.shortened(type))"
    }
  }

  /// A local name of letters, digits and "_" needs no escapes in any reader; other names stay whole IRIs.
  private static func shortened(_ iri: String) -> String {
    let isShort = prefixes.contains { prefix in
      guard iri.utf8.starts(with: "\(prefix.name):".utf8) else { return false }
      let local = iri.utf8.dropFirst(prefix.name.utf8.count + 1)
      return !local.isEmpty
        && local.allSatisfy {
          0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_")
        }
    }
    return isShort ? iri : "<\(expanded(iri))>"
  }

  private static func quoted(_ text: String) -> String { BackslashText.quoted(text, in: "\"") }
}
