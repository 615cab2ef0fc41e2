/// A duration of the language: months, days, seconds and nanoseconds, which do not convert into each other.
public struct Period: Sendable, Hashable {
  public let months: Int
  public let days: Int
  public let seconds: Int
  /// 0..<1,000,000,000, whatever the sign of the seconds: -0.5 s is -1 s and 500,000,000 ns.
  public let nanoseconds: Int

  static let nanosecondsInSecond = 1_000_000_000
  static let secondsInDay = 86_400
  /// A 400th of 146,097 days by 12: the average month of the Gregorian calendar.
  static let secondsInMonth = 2_629_746

  /// Nil when the seconds do not fit into 64 bits.
  init?(months: Int, days: Int, seconds: Int, nanoseconds: Int) {
    let carry = floorDivision(nanoseconds, Self.nanosecondsInSecond)
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    if overflow { return nil }
    self.months = months
    self.days = days
    self.seconds = total
    self.nanoseconds = nanoseconds - carry * Self.nanosecondsInSecond
  }

  /// From parts that may be broken: the fraction of a month becomes days, that of a day seconds, and so on.
  static func approximate(months: Double, days: Double, seconds: Double, nanoseconds: Double) -> Period? {
    guard let wholeMonths = Int(exactly: months.rounded(.towardZero)) else { return nil }
    let spare = Int(((months - Double(wholeMonths)) * Double(secondsInMonth) * 1e9).rounded())
    let nanosInDay = secondsInDay * nanosecondsInSecond
    let spareDays = spare / nanosInDay
    guard let givenDays = Int(exactly: days.rounded(.towardZero)) else { return nil }
    // The broken days of both are added before whole days are taken out of them.
    let brokenDays = spare % nanosInDay + Int(((days - Double(givenDays)) * Double(nanosInDay)).rounded())
    let wholeDays = givenDays.addingReportingOverflow(spareDays + brokenDays / nanosInDay)
    let rest = brokenDays % nanosInDay
    guard let givenSeconds = Int(exactly: seconds.rounded(.towardZero)) else { return nil }
    let spareNanos = ((seconds - Double(givenSeconds)) * 1e9).rounded() + nanoseconds.rounded(.towardZero)
    guard !wholeDays.overflow, let extra = Int(exactly: spareNanos) else { return nil }
    let wholeSeconds = givenSeconds.addingReportingOverflow(rest / nanosecondsInSecond)
    guard !wholeSeconds.overflow else { return nil }
    let nanos = extra.addingReportingOverflow(rest % nanosecondsInSecond)
    guard !nanos.overflow else { return nil }
    return Period(
      months: wholeMonths, days: wholeDays.partialValue, seconds: wholeSeconds.partialValue,
      nanoseconds: nanos.partialValue)
  }

  /// Seconds with an average month, for `ORDER BY`.
  var sortKey: Double {
    Double(months) * Double(Self.secondsInMonth) + Double(days) * Double(Self.secondsInDay) + Double(seconds)
      + Double(nanoseconds) / 1e9
  }

  func adding(_ other: Period, sign: Int = 1) -> Period? {
    let parts = [
      (months, other.months), (days, other.days), (seconds, other.seconds), (nanoseconds, other.nanoseconds),
    ].map { pair in
      let product = pair.1.multipliedReportingOverflow(by: sign)
      let sum = pair.0.addingReportingOverflow(product.partialValue)
      return product.overflow || sum.overflow ? nil : sum.partialValue
    }
    guard let months = parts[0], let days = parts[1], let seconds = parts[2], let nanos = parts[3] else { return nil }
    return Period(months: months, days: days, seconds: seconds, nanoseconds: nanos)
  }

  func scaled(by factor: Double) -> Period? {
    Period.approximate(
      months: Double(months) * factor, days: Double(days) * factor, seconds: Double(seconds) * factor,
      nanoseconds: Double(nanoseconds) * factor)
  }
}

extension Period: CustomStringConvertible {
  /// ISO 8601: "P12Y5M14DT16H13M10S"; nothing at all is "PT0S".
  public var description: String {
    var date = ""
    if months / 12 != 0 { date += "\(months / 12)Y" }
    if months % 12 != 0 { date += "\(months % 12)M" }
    if days != 0 { date += "\(days)D" }
    var time = ""
    // Towards zero: -1 s and 500,000,000 ns are written -0.5.
    let isNegative = seconds < 0
    let whole = isNegative && nanoseconds > 0 ? seconds + 1 : seconds
    let nanos = isNegative && nanoseconds > 0 ? Self.nanosecondsInSecond - nanoseconds : nanoseconds
    if whole / 3600 != 0 { time += "\(whole / 3600)H" }
    if whole / 60 % 60 != 0 { time += "\(whole / 60 % 60)M" }
    let rest = whole % 60
    if rest != 0 || nanos != 0 {
      time += isNegative && rest == 0 ? "-0" : "\(rest)"
      if nanos != 0 {
        var digits = String(nanos)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        time += "." + digits
      }
      time += "S"
    }
    if date.isEmpty && time.isEmpty { return "PT0S" }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }
}

/// Division towards minus infinity, as calendars need it; the divisor is positive.
func floorDivision(_ value: Int, _ divisor: Int) -> Int {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
