/// The days that a date means: "2024-12" is 1 to 31 December 2024, "2000/2006" is 2000 to the end of 2006, and "2014/.." has no end.
///
/// Source: ISO 8601-2:2019, 4.4, for open ends.
struct CalendarSpan: Hashable {
  /// `nil` where it is open; never both.
  let first: String?
  let last: String?

  /// `nil` for what is no date.
  init?(_ date: String) {
    if date.utf8.contains(0x2F) {
      let ends = Self.ends(of: date)
      guard ends.count == 2, ends != ["..", ".."] else { return nil }
      let (start, end) = (CalendarSpan(ends[0]), CalendarSpan(ends[1]))
      guard start?.first != nil || ends[0] == "..", end?.last != nil || ends[1] == ".." else { return nil }
      (first, last) = (start?.first, end?.last)
      return
    }
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

  /// "2000" and "2006"; of what is no span itself.
  static func ends(of date: String) -> [String] {
    date.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
