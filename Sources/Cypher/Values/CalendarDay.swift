/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
///
/// Source: the civil calendar algorithms of H. Hinnant (2013), shifted to eras of 400 years that begin in March.
struct CalendarDay: Sendable, Hashable, Comparable {
  var number: Int

  static let years = -999_999_999...999_999_999

  init(number: Int) { self.number = number }

  /// Nil for a day that the calendar does not have.
  init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1, day <= Self.length(year: year, month: month)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivision(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// By the day of the year, from 1.
  init?(year: Int, ordinalDay: Int) {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      (1...(Self.isLeap(year) ? 366 : 365)).contains(ordinalDay)
    else { return nil }
    number = first.number + ordinalDay - 1
  }

  /// By the ISO week, whose first one holds the 4th of January.
  init?(weekYear: Int, week: Int, dayOfWeek: Int) {
    guard (1...7).contains(dayOfWeek), (1...53).contains(week),
      let monday = Self.firstMonday(weekYear: weekYear)
    else { return nil }
    number = monday + (week - 1) * 7 + dayOfWeek - 1
    if week == 53 && self.weekYear != weekYear { return nil }
  }

  init?(year: Int, quarter: Int, dayOfQuarter: Int) {
    guard (1...4).contains(quarter), (1...92).contains(dayOfQuarter),
      let first = CalendarDay(year: year, month: quarter * 3 - 2, day: 1)
    else { return nil }
    number = first.number + dayOfQuarter - 1
    if self.quarter != quarter { return nil }
  }

  static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func firstMonday(weekYear: Int) -> Int? {
    guard let fourth = CalendarDay(year: weekYear, month: 1, day: 4) else { return nil }
    return fourth.number - (fourth.dayOfWeek - 1)
  }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }

  var year: Int { parts.year }
  var month: Int { parts.month }
  var day: Int { parts.day }
  /// Monday is 1.
  var dayOfWeek: Int { ((number + 3) % 7 + 7) % 7 + 1 }
  var ordinalDay: Int { number - (CalendarDay(year: year, month: 1, day: 1)?.number ?? number) + 1 }
  var quarter: Int { (month - 1) / 3 + 1 }
  var dayOfQuarter: Int {
    number - (CalendarDay(year: year, month: quarter * 3 - 2, day: 1)?.number ?? number) + 1
  }
  /// The year that this day's ISO week belongs to: that of its Thursday.
  var weekYear: Int { CalendarDay(number: number + 4 - dayOfWeek).year }
  var week: Int { (number - (Self.firstMonday(weekYear: weekYear) ?? number)) / 7 + 1 }

  /// The same day of another month, or the last day of that month where it is shorter.
  func adding(months: Int) -> CalendarDay? {
    let (year, month, day) = parts
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let newYear = floorDivision(total, 12)
    let newMonth = total - newYear * 12 + 1
    guard Self.years.contains(newYear) else { return nil }
    return CalendarDay(year: newYear, month: newMonth, day: min(day, Self.length(year: newYear, month: newMonth)))
  }

  func adding(days: Int) -> CalendarDay? {
    let (total, overflow) = number.addingReportingOverflow(days)
    if overflow { return nil }
    let moved = CalendarDay(number: total)
    return abs(total) <= 365_250_000_000 && Self.years.contains(moved.year) ? moved : nil
  }
}

extension CalendarDay: CustomStringConvertible {
  /// "2015-07-21"; years of more than four digits carry their sign.
  var description: String {
    let (year, month, day) = parts
    let digits = String(abs(year))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
    return sign + padded + "-" + twoDigits(month) + "-" + twoDigits(day)
  }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
