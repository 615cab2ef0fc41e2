internal import GraphSchema

/// A share 0...1 in the canonical form of xsd:double: "9.0E-1". `nil` for what no double of XML Schema can say in digits.
///
/// Source: XML Schema 1.1, part 2, 3.3.5.2, https://www.w3.org/TR/xmlschema11-2/#double.
struct ShareDigits {
  /// Of the last decimal.
  private let parts: Int
  private let decimals: Int

  /// - Parameter decimals: four; six for what is read back.
  init?(_ value: Double, decimals: Int = 4) {
    guard value.isFinite, abs(value) < 1e12 else { return nil }
    parts = Int((value * (decimals == 4 ? 10_000 : 1_000_000)).rounded())
    self.decimals = decimals
  }

  func add(to text: inout ByteText) {
    guard parts != 0 else { return text.add("0.0E0") }
    if parts < 0 { text.add(byte: 0x2D) }
    var rest = parts.magnitude
    var exponent = -decimals
    while rest % 10 == 0 {
      rest /= 10
      exponent += 1
    }
    var first: UInt = 1
    while rest / first >= 10 {
      first *= 10
      exponent += 1
    }
    text.add(Int(rest / first))
    text.add(byte: 0x2E)
    addDecimals(rest % first, below: first, to: &text)
    text.add(byte: 0x45)
    if exponent < 0 { text.add(byte: 0x2D) }
    text.add(abs(exponent))
  }

  /// With the zeros in front.
  private func addDecimals(_ digits: UInt, below: UInt, to text: inout ByteText) {
    var place = below / 10
    while place > 1, digits < place {
      text.add(byte: 0x30)
      place /= 10
    }
    text.add(Int(digits))
  }
}
