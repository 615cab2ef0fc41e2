internal import GraphSchema

/// The IRIs of a JSON-LD export.
///
/// They are absolute and start with `urn:kith:`, so a graph means the same wherever the file lies: relative IRIs would
/// change with the folder or server that the document is read from, and two exports of one graph would not join. Nothing
/// can be fetched from a `urn:`, so no reader of the file is ever led to the network by it.
enum LinkedNames {
  private static let forbidden = MarkedBytes("<>\"{}|\\^`", 0x00...0x20, 0x7F...0xFF)
  private static let reserved = MarkedBytes(allBut: 0x30...0x39, 0x41...0x5A, 0x61...0x7A, and: "-._~")

  static func entity(_ id: Entity.ID) -> String { "urn:kith:entity:" + escaped(id) }
  static func article(_ id: Article.ID) -> String { "urn:kith:article:" + escaped(id) }
  static func publisher(_ name: String) -> String { "urn:kith:publisher:" + escaped(name) }
  /// Shortened by the context's prefix; absolute it is "urn:kith:vocabulary:minister_of".
  static func predicate(_ id: Predicate.ID) -> String { "kith:" + escaped(id) }

  static func statement(_ key: Relation.Key) -> String {
    "urn:kith:statement:\(escaped(key.subject)):\(escaped(key.predicate)):\(escaped(key.object))"
  }

  /// A link as the source gave it, with what no IRI may hold written as %XX; `nil` for anything but http and https, so
  /// that a hostile article cannot plant a script.
  static func web(_ url: String?) -> String? {
    guard let url else { return nil }
    let scheme = url.utf8.prefix(8).map { $0 | 0x20 }
    guard scheme.starts(with: "http://".utf8) || scheme.starts(with: "https://".utf8) else { return nil }
    if forbidden.areAbsent(from: url) { return url }
    var text = ""
    for byte in url.utf8 {
      // RFC 3987: controls, space and these marks are never part of an IRI; letters beyond ASCII are escaped as in a URI.
      let isForbidden = byte <= 0x20 || byte >= 0x7F || #"<>"{}|\^`"#.utf8.contains(byte)
      text += isForbidden ? percent(byte) : String(UnicodeScalar(byte))
    }
    return text
  }

  /// Where the user wants a drawing's links to lead; `nil` without a base or where the address would be too long to follow.
  static func address(of ids: [String], under base: String?) -> String? {
    guard let base else { return nil }
    var text = ""
    for byte in base.utf8 {
      let isForbidden = byte <= 0x20 || byte >= 0x7F || #"<>"{}|\^`"#.utf8.contains(byte)
      text += isForbidden ? percent(byte) : String(UnicodeScalar(byte))
    }
    text += ids.map(escaped).joined(separator: "%20")
    return text.utf8.count <= 2_000 ? text : nil
  }

  /// The entity's address in Wikidata's linked data; `nil` unless the id looks like one.
  static func wikidata(_ id: String?) -> String? {
    guard let id, id.first == "Q", id.count > 1, id.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return "http://www.wikidata.org/entity/" + id
  }

  /// RFC 3986's unreserved characters stay, every other byte becomes %XX, so ":" in an id never reads as a separator.
  static func escaped(_ id: String) -> String {
    if reserved.areAbsent(from: id) { return id }
    var text = ""
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        text.unicodeScalars.append(UnicodeScalar(byte))
      default: text += percent(byte)
      }
    }
    return text
  }

  static func needsNoEscape(_ id: UnsafeRawBufferPointer) -> Bool { reserved.areAbsent(from: id) }

  /// As `escaped`.
  static func addEscaped(_ id: UnsafeRawBufferPointer, to out: inout ByteText) {
    guard reserved.areAbsent(from: id) else { return out.add(escaped(String(decoding: id, as: UTF8.self))) }
    out.add(id)
  }

  /// As `escaped`.
  static func addEscaped(_ id: String, to out: inout ByteText) { out.add(escaped(id)) }

  private static func percent(_ byte: UInt8) -> String {
    "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
