internal import GraphSchema

/// What a node of any sort says.
struct JSONLDNode {
  typealias Fault = JSONCursor.Fault

  private(set) var id = ""
  private(set) var types: [String] = []
  private(set) var name, subkind, sameAs: String?
  private(set) var headline, url, publisher, published, author, modified, language, source, story: String?
  private(set) var subject, predicate, object: String?
  private(set) var otherNames: [String] = []
  private(set) var evidence: [Evidence] = []

  init(_ json: inout JSONCursor) throws(Fault) {
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "@id": id = try json.string()
      case "@type": types = try json.texts()
      case "name": name = try json.string()
      case "alternateName": otherNames = try json.texts()
      case "subkind": subkind = try json.string()
      case "sameAs": sameAs = try json.string()
      case "headline": headline = try json.string()
      case "url": url = try json.string()
      case "publisher": publisher = try json.string()
      case "datePublished": published = try Self.date(&json)
      case "author": author = try json.string()
      case "dateModified": modified = try Self.date(&json)
      case "inLanguage": language = try json.string()
      case "source": source = try json.string()
      case "story": story = try json.string()
      case "subject": subject = try json.string()
      case "predicate": predicate = try json.string()
      case "object": object = try json.string()
      case "evidence": try json.list { (json) throws(Fault) in evidence.append(try Self.annotation(&json)) }
      default: try json.skip()
      }
    }
  }

  private static func annotation(_ json: inout JSONCursor) throws(Fault) -> Evidence {
    var (article, quote, speaker, role, date, finder): (String?, String?, String?, String?, String?, String?)
    var (start, end): (Int?, Int?)
    var polarity: Polarity?
    var modality: Modality?
    var tense: Tense?
    var confidence: Double?
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "target":
        try json.object { (json, key) throws(Fault) in
          switch key {
          case "hasSource": article = try json.string()
          case "selector":
            try json.list { (json) throws(Fault) in
              try json.object { (json, key) throws(Fault) in
                switch key {
                case "exact": quote = try json.string()
                case "start": start = try json.position()
                case "end": end = try json.position()
                default: try json.skip()
                }
              }
            }
          default: try json.skip()
          }
        }
      case "polarity": polarity = try json.word("polarity")
      case "modality": modality = try json.word("modality")
      case "tense": tense = try json.word("tense") as Tense
      case "attributedTo": speaker = try json.string()
      case "role": role = try json.string()
      case "date": date = try Self.date(&json)
      case "finder": finder = try json.string()
      case "confidence": confidence = try json.share()
      default: try json.skip()
      }
    }
    guard let article, let quote, let start, let end else {
      throw json.fault("an annotation needs a source, the exact words, and their start and end")
    }
    guard start < end else { throw json.fault("it ends at \(end), before it starts at \(start)") }
    guard let polarity, let modality, let finder else {
      throw json.fault("an annotation needs polarity, modality and finder")
    }
    var attributedTo: String?
    if let speaker { attributedTo = try id(speaker, of: "entity", json) }
    return Evidence(
      document: try id(article, of: "article", json), range: CodePointRange(start, end), quote: quote,
      polarity: polarity, modality: modality, tense: tense, attributedTo: attributedTo, role: role, date: date,
      finder: finder, confidence: confidence ?? 1)
  }

  /// A text, or a text with a type.
  private static func date(_ json: inout JSONCursor) throws(Fault) -> String {
    if try json.isText() { return try json.string() }
    var value: String?
    try json.object { (json, key) throws(Fault) in
      if key == "@value" { value = try json.string() } else { try json.skip() }
    }
    guard let value else { throw json.fault("a date has no '@value'") }
    return value
  }

  /// "lavrov" of "urn:kith:entity:lavrov".
  static func id(_ iri: String, of sort: String, _ json: JSONCursor) throws(Fault) -> String {
    let start = "urn:kith:\(sort):"
    guard iri.utf8.starts(with: start.utf8) else {
      throw json.fault(
        "'\(iri)' is not the IRI of \(sort == "publisher" ? "a" : "an") \(sort): those begin with '\(start)'")
    }
    return try unescaped(iri.dropFirst(start.utf8.count), json)
  }

  /// With every %XX as the byte that it stands for.
  static func unescaped(_ text: Substring, _ json: JSONCursor) throws(Fault) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        throw json.fault("two hexadecimal digits must follow '%' in '\(text)'")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let id = String(validating: bytes, as: UTF8.self), !bytes.isEmpty, !bytes.contains(0) else {
      throw json.fault("'\(text)' is no id")
    }
    return id
  }
}
