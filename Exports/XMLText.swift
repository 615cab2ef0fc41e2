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
}
