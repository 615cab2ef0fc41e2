/// A day of the Gregorian calendar, with the little arithmetic that "last Thursday" needs.
///
/// Source: days from civil, Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html
struct CalendarDate: Hashable {
  let year: Int
  let month: Int
  let day: Int

  /// Days since 1970-01-01.
  var days: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 0 is Monday.
  var weekday: Int { ((days + 3) % 7 + 7) % 7 }

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Reads "2024-12-26"; `nil` for anything less exact.
  init?(iso text: String) {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  func adding(days count: Int) -> CalendarDate { CalendarDate(days: days + count) }

  /// "2024-12-26"
  var iso: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  /// "2024-12", months counted on from this one.
  func isoMonth(adding count: Int = 0) -> String {
    let total = year * 12 + month - 1 + count
    return "\(Self.padded(total / 12, 4))-\(Self.padded(total % 12 + 1, 2))"
  }

  /// The week, weeks counted on from this one's, from Monday to Sunday: "2024-12-09/2024-12-15".
  func isoWeek(adding count: Int = 0) -> String {
    let monday = adding(days: 7 * count - weekday)
    return "\(monday.iso)/\(monday.adding(days: 6).iso)"
  }

  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
