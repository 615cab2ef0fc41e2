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

  /// With one space wherever there is any white space, and none at the ends.
  static func spacedOnce(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable(isSpacedOnce)
    return isPlain == true ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// As `spacedOnce`, of bytes; `nil` where they are so already.
  static func spacedOnce(_ text: UnsafeRawBufferPointer) -> String? {
    isSpacedOnce(text) ? nil : spacedOnce(String(decoding: text, as: UTF8.self))
  }

  private static func isSpacedOnce(_ bytes: some Sequence<UInt8>) -> Bool {
    // A space at either end counts as a second one.
    var before: (UInt8, UInt8) = (0, 0x20)
    for byte in bytes {
      if byte <= 0x20, byte != 0x20 || before.1 == 0x20 { return false }
      // C2, E1 and E3 begin some white space, E2 80 and E2 81 most of it, but “ and ” as well.
      if byte == 0xC2 || byte == 0xE1 || byte == 0xE3 || byte == 0x7F { return false }
      if before == (0xE2, 0x80), byte <= 0x8A || 0xA8...0xA9 ~= byte || byte == 0xAF { return false }
      if before == (0xE2, 0x81), byte == 0x9F { return false }
      before = (before.1, byte)
    }
    return before.1 != 0x20
  }

  /// A share 0...1 to four decimals; empty where it is no number.
  static func share(_ value: Double) -> String {
    value.isFinite ? ShareText.tenThousandths(value) : ""
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
