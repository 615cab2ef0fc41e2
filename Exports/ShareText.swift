/// Shares 0...1 as decimals. Making text of a `Double` takes as long as the rest of a line, so what is common is kept.
enum ShareText {
  private static let percents = (0...100).map { text(Double($0) / 100, 100) }

  /// To two decimals.
  static func hundredths(_ value: Double) -> String {
    let parts = (value * 100).rounded()
    return parts.sign == .plus && parts <= 100 ? percents[Int(parts)] : text(value, 100)
  }

  /// To four decimals.
  static func tenThousandths(_ value: Double) -> String { text(value, of: 10_000) }

  /// To six decimals, as exact as the file has it.
  static func millionths(_ value: Double) -> String { text(value, of: 1_000_000) }

  private static func text(_ value: Double, of parts: Double) -> String {
    let count = (value * parts).rounded()
    let percent = count / (parts / 100)
    // Whole percents are the same double however they were rounded.
    if count.sign == .plus, percent <= 100, percent == percent.rounded() { return percents[Int(percent)] }
    return text(value, parts)
  }

  private static func text(_ value: Double, _ parts: Double) -> String { String((value * parts).rounded() / parts) }
}
