/// Lists and characters that a format has no place for, written so that they can be read back.
enum PlainText {
  /// Several values in one cell, as Kith's own tables have them: `a|b`; a bar or backslash of a value has a backslash.
  static func list(_ values: [String]) -> String {
    values.map { value in
      var out = ""
      for scalar in value.unicodeScalars { out += scalar == "|" || scalar == "\\" ? "\\\(scalar)" : String(scalar) }
      return out
    }.joined(separator: "|")
  }

  /// A share 0...1 to four decimals; empty where it is no number.
  static func share(_ value: Double) -> String {
    value.isFinite ? String((value * 10_000).rounded() / 10_000) : ""
  }

  /// `\x{7}` for what `isForbidden`; a backslash that would read as one becomes `\x{5c}`, so nothing is lost and no two
  /// texts become one.
  static func escaped(_ text: String, where isForbidden: (Unicode.Scalar) -> Bool) -> String {
    var out = ""
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      let isEscape = scalar == "\\" && scalars[scalars.index(after: index)...].starts(with: ["x", "{"])
      if isEscape || isForbidden(scalar) {
        out += "\\x{\(String(scalar.value, radix: 16))}"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
