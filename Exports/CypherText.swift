internal import GraphSchema

/// Quoting for openCypher, and what Kith's nouns are called in a property graph.
///
/// Source: openCypher 9, https://opencypher.org/resources/.
enum CypherText {
  /// On one line, whatever is in it.
  static func string(_ text: String) -> String {
    var out = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": out += "\\'"
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "'"
  }

  static func list(_ values: [String]) -> String { "[\(values.map(string).joined(separator: ", "))]" }

  /// "Person": the label beside `Entity`.
  static func label(_ kind: EntityKind) -> String { DOTStyle.label(kind) }

  /// "MINISTER_OF". Letters, digits and "_" only, so that it needs no quotes; the exact id is the property `predicate`.
  static func type(_ predicate: Predicate.ID) -> String {
    let letters = predicate.uppercased().unicodeScalars.map { scalar in
      switch scalar {
      case "A"..."Z", "0"..."9", "_": String(scalar)
      default: "_"
      }
    }.joined()
    return letters.first?.isLetter == true ? letters : "R_" + letters
  }
}
