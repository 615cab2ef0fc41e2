/// The days that a date means: "2024-12" is 1 to 31 December 2024.
struct CalendarSpan: Hashable {
  let first: String
  let last: String

  /// `nil` for what is no date.
  init?(_ date: String) {
    switch JSONText.dateType(of: date) {
    case "xsd:gYear": (first, last) = (date + "-01-01", date + "-12-31")
    case "xsd:gYearMonth":
      // The longest month-end that is a date.
      guard let day = ["31", "30", "29", "28"].first(where: { JSONText.dateType(of: "\(date)-\($0)") != nil }) else {
        return nil
      }
      (first, last) = (date + "-01", "\(date)-\(day)")
    case "xsd:date": (first, last) = (date, date)
    default: return nil
    }
  }
}
