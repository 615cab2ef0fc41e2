internal import GraphSchema

/// Quoting for openCypher, and what Kith's nouns are called in a property graph.
///
/// Source: openCypher 9, https://opencypher.org/resources/.
enum CypherText {
  /// On one line, whatever is in it.
  static func string(_ text: String) -> String { BackslashText.quoted(text, in: "'") }

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
