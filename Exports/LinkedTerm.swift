/// One end of a triple, and how it is written in N-Quads and Turtle.
///
/// Sources: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/; RDF 1.1 Turtle, https://www.w3.org/TR/turtle/; RDF-star and
/// SPARQL-star, https://www.w3.org/2021/12/rdf-star.html; RDF 1.2 Turtle, https://www.w3.org/TR/rdf12-turtle/.
enum LinkedTerm: Hashable {
  /// Absolute, or with one of the prefixes of `prefixes`.
  case iri(String)
  case text(String)
  /// The type is prefixed: "xsd:date".
  case typed(String, type: String)
  /// Three IRIs, as they stand for a statement.
  case triple(Triple)

  struct Triple: Hashable {
    let subject: String
    let property: String
    let object: String
    /// In the notation of RDF 1.2, where it can only be an object.
    let isTerm: Bool

    func written(_ iri: (String) -> String) -> String {
      let terms = "\(iri(subject)) \(iri(property)) \(iri(object))"
      return isTerm ? "<<( \(terms) )>>" : "<< \(terms) >>"
    }
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
      "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdf:Statement", "kith:standing", "kith:articles",
      "kith:stories", "kith:confidence", "kith:evidence", "kith:polarity", "kith:modality", "kith:tense", "kith:finder",
      "kith:attributedTo", "kith:role", "kith:date", "kith:source", "kith:story", "prov:wasDerivedFrom",
      "prov:hadPrimarySource", "oa:Annotation", "oa:hasBody", "oa:hasTarget", "oa:SpecificResource", "oa:hasSource",
      "oa:hasSelector", "oa:TextQuoteSelector", "oa:exact", "oa:TextPositionSelector", "oa:start", "oa:end",
      "xsd:nonNegativeInteger", "xsd:double", "xsd:date", "schema:name", "schema:alternateName", "schema:sameAs",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0, "<\(expanded($0))>") })
  }()

  /// Whole IRIs, as N-Quads has them.
  var nQuads: String {
    switch self {
    case .iri(let iri): Self.inBrackets(iri)
    case .text(let text): Self.quoted(text)
    case .typed(let text, let type): Self.quoted(text) + "^^" + Self.inBrackets(type)
    case .triple(let triple): triple.written(Self.inBrackets)
    }
  }

  /// Prefixed where Turtle can read that.
  var turtle: String {
    switch self {
    case .iri(let iri): Self.shortened(iri)
    case .text(let text): Self.quoted(text)
    case .typed(let text, let type): "\(Self.quoted(text))^^\(Self.shortened(type))"
    case .triple(let triple): triple.written(Self.shortened)
    }
  }

  /// A share 0...1 in the canonical form of xsd:double: "9.0E-1".
  ///
  /// - Parameter decimals: four; six for what is read back.
  static func share(_ value: Double, decimals: Int = 4) -> LinkedTerm? {
    guard value.isFinite, abs(value) < 1e12 else { return nil }
    return share(of: Int((value * (decimals == 4 ? 10_000 : 1_000_000)).rounded()), decimals: decimals)
  }

  /// As `share(_:decimals:)`, for N-Quads; whole percents, which most are, are put into words once.
  static func quadsShare(_ value: Double, decimals: Int = 4) -> String? {
    guard value.isFinite, abs(value) < 1e12 else { return nil }
    let percent = decimals == 4 ? 100 : 10_000
    let parts = Int((value * Double(100 * percent)).rounded())
    if parts % percent == 0, 0...100 ~= parts / percent { return percents[parts / percent] }
    return share(of: parts, decimals: decimals).nQuads
  }

  private static let percents = (0...100).map { share(of: $0 * 100, decimals: 4).nQuads }

  private static func share(of parts: Int, decimals: Int) -> LinkedTerm {
    guard parts != 0 else { return .typed("0.0E0", type: "xsd:double") }
    var digits = String(abs(parts))
    let exponent = digits.count - decimals - 1
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let first = digits.removeFirst()
    let sign = parts < 0 ? "-" : ""
    return .typed("\(sign)\(first).\(digits.isEmpty ? "0" : digits)E\(exponent)", type: "xsd:double")
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
