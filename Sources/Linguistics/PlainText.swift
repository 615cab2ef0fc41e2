/// The forms under which words are compared.
enum PlainText {
  /// Lower case, with typographic quotes and dashes made plain.
  static func lower(_ text: String) -> String {
    var isPlain = true
    for byte in text.utf8 where byte >= 0x80 || (byte >= 0x41 && byte <= 0x5A) {
      isPlain = false
      break
    }
    if isPlain { return text }
    let lower = text.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var out = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{02BC}": out.append("'")
      case "\u{201C}", "\u{201D}": out.append("\"")
      case "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}": out.append("-")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// `lower` without the accents of Latin letters: "Zürich" and "Zurich" are one key.
  static func key(_ text: String) -> String { unaccented(lower(text)) }

  /// The key of a word that `lower` gave.
  static func unaccented(_ lower: String) -> String {
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var out = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars {
      if scalar.value >= 0x300, scalar.value <= 0x36F { continue }
      if scalar.value == 0xAD { continue }
      if scalar.value >= 0xDF, scalar.value <= 0x17F, let plain = plainLetters[scalar] {
        out.append(contentsOf: plain.unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static let plainLetters: [Unicode.Scalar: String] = {
    let rows = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
      "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ", "th": "þ",
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, accented) in rows { for scalar in accented.unicodeScalars { table[scalar] = plain } }
    return table
  }()
}
