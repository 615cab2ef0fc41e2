internal import Foundation

/// The ways in which mail writes bytes and other encodings with ASCII. Sources: RFC 2045 (quoted-printable), RFC 2047
/// (encoded words).
enum EncodedWords {
  /// `=?utf-8?Q?Caf=C3=A9?= news` as "Café news".
  static func decode(_ header: String) -> String {
    var result = ""
    var rest = header[...]
    var wasWord = false
    while let start = rest.range(of: "=?") {
      let before = rest[..<start.lowerBound]
      let fields = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, fields[3].first == "=", let word = word(fields[0], fields[1], fields[2]) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        wasWord = false
        continue
      }
      // Blanks between two encoded words are not part of the text.
      if !(wasWord && before.allSatisfy(\.isWhitespace)) { result += before }
      result += word
      rest = fields[3].dropFirst()
      wasWord = true
    }
    return (result + rest).collapsingBlanks()
  }

  private static func word(_ charset: Substring, _ method: Substring, _ content: Substring) -> String? {
    let bytes: Data? =
      switch method.lowercased() {
      case "b": Data(base64Encoded: String(content))
      case "q": quotedPrintable(Data(content.replacing("_", with: " ").utf8))
      default: nil
      }
    return bytes.flatMap { text($0, charset: String(charset.prefix { $0 != "*" })) }
  }

  /// `=C3=A9` for bytes, `=` at the end of a line that goes on.
  static func quotedPrintable(_ data: Data) -> Data {
    let bytes = [UInt8](data)
    var result = Data()
    var index = 0
    func digit(_ position: Int) -> UInt8? {
      bytes.indices.contains(position) ? Character(Unicode.Scalar(bytes[position])).hexDigitValue.map(UInt8.init) : nil
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "=") {
        if let high = digit(index + 1), let low = digit(index + 2) {
          result.append(high << 4 | low)
          index += 3
          continue
        }
        var end = index + 1
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
        if end < bytes.count, bytes[end] == 0x0A {
          index = end + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  /// - Returns: `nil` for an encoding that is not known, and bytes that are not in it.
  static func text(_ data: Data, charset: String) -> String? {
    if let text = String(validating: data, as: UTF8.self) { return text }
    switch charset.lowercased() {
    // Browsers and mail programs take Latin 1 for its superset.
    case "iso-8859-1", "latin1", "windows-1252", "cp1252", "us-ascii", "iso-8859-15":
      return String(data: data, encoding: .windowsCP1252) ?? String(data: data, encoding: .isoLatin1)
    case "iso-8859-2": return String(data: data, encoding: .isoLatin2)
    case "windows-1250": return String(data: data, encoding: .windowsCP1250)
    case "utf-16": return String(data: data, encoding: .utf16)
    default: return nil
    }
  }
}
