/// Days as pages and feeds write them, as ISO 8601: "2024-12-26". The day is that of the place where it was written.
enum CalendarDay {
  /// The first of several texts that is a day.
  static func first(_ texts: [String?]) -> String? {
    texts.lazy.compactMap { $0.flatMap { iso($0) ?? find(in: $0) } }.first
  }

  /// A day as a record or a header block gives it, or a month or year by itself: "2024-12", "2024".
  static func known(_ text: String) -> String? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
    if numbers.count <= 2, numbers[0].count == 4, numbers.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) {
      guard numbers.count == 2 else { return text }
      return (1...12).contains(Int(numbers[1]) ?? 0) && numbers[1].count == 2 ? text : nil
    }
    return first([text])
  }

  /// "2024-12-26T08:30:00+01:00", "20241226", "2024/12/26".
  static func iso(_ text: String) -> String? {
    let digits = text.drop { $0 == " " }
    let numbers = digits.prefix { $0.isASCII && $0.isNumber || "-/.".contains($0) }
      .split { !$0.isNumber }
    if let only = numbers.first, only.count == 8, let year = Int(only.prefix(4)),
      let month = Int(only.dropFirst(4).prefix(2)),
      let day = Int(only.suffix(2))
    {
      return make(year, month, day)
    }
    guard numbers.count >= 3, numbers[0].count == 4, let year = Int(numbers[0]), let month = Int(numbers[1]),
      let day = Int(numbers[2])
    else { return nil }
    return make(year, month, day)
  }

  /// "/2024/12/26/talks-end"
  static func inPath(_ address: String) -> String? {
    let parts = address.split(separator: "/").map(String.init)
    for start in parts.indices.dropLast(2) {
      if parts[start].count == 4, (1...2).contains(parts[start + 1].count), (1...2).contains(parts[start + 2].count),
        let day = iso(parts[start...start + 2].joined(separator: "/"))
      {
        return day
      }
    }
    return nil
  }

  /// "Thursday, 26 December 2024", "Dec. 26, 2024", "Thu, 26 Dec 2024 08:30:00 GMT" anywhere in a text.
  static func find(in text: String) -> String? {
    let words = text.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
    for (index, word) in words.enumerated() {
      guard word.count >= 3,
        let month = months.firstIndex(where: { $0.hasPrefix(word) || word == "sept" && $0 == "september" })
      else { continue }
      func number(_ offset: Int) -> Int? {
        guard words.indices.contains(index + offset) else { return nil }
        let digits = words[index + offset].prefix { $0.isASCII && $0.isNumber }
        return Int(digits)
      }
      if let day = number(-1), let year = number(1), let found = make(year, month + 1, day) { return found }
      if let day = number(1), let year = number(2), let found = make(year, month + 1, day) { return found }
    }
    return nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func make(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let lengths = [
      31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]
    guard (1_700...2_200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
