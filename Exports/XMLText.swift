internal import GraphSchema

/// Text in XML, inside and outside of quotes.
///
/// XML 1.0 has no way to write most control characters, not even as references; `PlainText.escaped` says what becomes of
/// them. Line breaks and tabs are references, because a reader turns those in attributes into spaces.
///
/// Source: XML 1.0, https://www.w3.org/TR/xml/#charsets and #AVNormalize.
enum XMLText {
  private static let marks = MarkedBytes("&<>\"\\", 0x00...0x1F, 0xEF...0xEF)

  static func escaped(_ text: String) -> String {
    if marks.areAbsent(from: text) { return text }
    let allowed = PlainText.escaped(text) { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD: false
      case 0..<0x20, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    var out = ""
    for scalar in allowed.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t": out += "&#9;"
      case "\n": out += "&#10;"
      case "\r": out += "&#13;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// As `escaped`.
  static func addEscaped(_ text: String, to out: inout ByteText) {
    if marks.areAbsent(from: text) { return out.add(text) }
    var text = text
    text.withUTF8 { addEscaped(UnsafeRawBufferPointer($0), to: &out) }
  }

  /// As `escaped`: what lies between two marks is copied whole.
  static func addEscaped(_ text: UnsafeRawBufferPointer, to out: inout ByteText) {
    let bytes = text.assumingMemoryBound(to: UInt8.self)
    var (start, place) = (0, marks.first(in: bytes))
    func rest(from start: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: text[start...]) }
    while place < bytes.count {
      var reference: String?
      switch bytes[place] {
      case 0x22: reference = "&quot;"
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x09: reference = "&#9;"
      case 0x0A: reference = "&#10;"
      case 0x0D: reference = "&#13;"
      // "\x{", and what begins as U+FFFE and U+FFFF do.
      case 0x5C where !rest(from: place + 1).starts(with: [0x78, 0x7B]): break
      case 0xEF where !rest(from: place + 1).starts(with: [0xBF]): break
      default:
        out.add(UnsafeRawBufferPointer(rebasing: text[start..<place]))
        return out.add(escaped(String(decoding: rest(from: place), as: UTF8.self)))
      }
      if let reference {
        out.add(UnsafeRawBufferPointer(rebasing: text[start..<place]))
        out.add(reference)
        start = place + 1
      }
      place = marks.first(in: bytes, from: place + 1)
    }
    out.add(rest(from: start))
  }
}
