internal import Foundation

/// A message or a part of one: its headers and the bytes below them.
struct MailPart {
  private let headers: [String: String]
  private let raw: Data

  /// The deepest nesting of parts that is followed.
  private static let depth = 8

  init(_ data: Data) {
    var headers: [String: String] = [:]
    var last: String?
    var rest = data[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      var line = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[min(end + 1, rest.endIndex)...]
      if line.hasSuffix("\r") { line.removeLast() }
      if line.isEmpty { break }
      if let first = line.first, first.isWhitespace, let name = last {
        headers[name]? += " " + line.trimmingCharacters(in: .whitespaces)
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        // The first of a name counts: later ones were added on the way.
        last = headers[name] == nil ? name : nil
        if last != nil { headers[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces) }
      }
    }
    self.headers = headers
    self.raw = Data(rest)
  }

  /// A header's text, encoded words decoded; `nil` where there is none.
  subscript(name: String) -> String? {
    guard let value = headers[name], !value.isEmpty else { return nil }
    return EncodedWords.decode(value)
  }

  /// "text/plain", in lower case.
  var type: String {
    let type = (headers["content-type"] ?? "text/plain").prefix { $0 != ";" }
    return type.trimmingCharacters(in: .whitespaces).lowercased()
  }

  var isAttachment: Bool { headers["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false }

  /// The parts that have no parts themselves, in order.
  func leaves(depth: Int) -> [MailPart] {
    guard depth < Self.depth else { return [] }
    if type == "message/rfc822" { return MailPart(body).leaves(depth: depth + 1) }
    guard type.hasPrefix("multipart/"), let boundary = parameter("boundary"), !boundary.isEmpty else { return [self] }
    let mark = Data("--\(boundary)".utf8)
    var parts: [MailPart] = []
    var start = raw.range(of: mark)?.upperBound
    while let from = start {
      let rest = raw[from...]
      if rest.starts(with: Data("--".utf8)) { break }
      let next = rest.range(of: mark)
      let part = rest[..<(next?.lowerBound ?? rest.endIndex)].drop { $0 != UInt8(ascii: "\n") }.dropFirst()
      parts.append(MailPart(Data(part)))
      start = next?.upperBound
    }
    return parts.flatMap { $0.leaves(depth: depth + 1) }
  }

  /// The bytes, freed of what made them fit for mail.
  var body: Data {
    switch headers["content-transfer-encoding"]?.lowercased().trimmingCharacters(in: .whitespaces) {
    case "base64": Data(base64Encoded: raw, options: .ignoreUnknownCharacters) ?? Data()
    case "quoted-printable": EncodedWords.quotedPrintable(raw)
    default: raw
    }
  }

  /// The text of a plain part; `nil` where its encoding is not known.
  var text: String? { EncodedWords.text(body, charset: parameter("charset") ?? "utf-8") }

  /// A parameter of the content type: `charset="utf-8"`.
  private func parameter(_ name: String) -> String? {
    for field in (headers["content-type"] ?? "").split(separator: ";").dropFirst() {
      let parts = field.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, parts[0].lowercased() == name {
        return parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      }
    }
    return nil
  }
}
