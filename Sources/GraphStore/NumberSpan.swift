/// The numbers of rows that are read by one statement.
enum NumberSpan {
  /// From the least to the greatest, where few others lie between: entities are numbered in the order of their ids, and
  /// asked for in nearly the same one.
  static func around(_ numbers: some Collection<Int>) -> ClosedRange<Int>? {
    guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
    let (width, isTooWide) = greatest.subtractingReportingOverflow(least)
    return isTooWide || width >= 2 * numbers.count + 8 ? nil : least...greatest
  }
}
