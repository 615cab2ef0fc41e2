internal import GraphSchema

/// Finds when a sentence says something happens and resolves it against the day of publication.
struct DateReader {
  /// A date in the text: its first token and its value in ISO 8601, as exact as the text is.
  struct Found: Hashable {
    let token: Int
    let iso: String
  }

  private let view: DocumentView
  private let published: CalendarDate?

  init(_ view: DocumentView) {
    self.view = view
    self.published = view.document.article.published.flatMap(CalendarDate.init(iso:))
  }

  /// The dates of a sentence in text order.
  func dates(in sentence: Sentence) -> [Found] {
    var found: [Found] = []
    var position = sentence.tokens.lowerBound
    while position < sentence.tokens.upperBound {
      if let (iso, length) = date(at: position, end: sentence.tokens.upperBound) {
        found.append(Found(token: position, iso: iso))
        position += length
      } else {
        position += 1
      }
    }
    return found
  }

  /// A day, month or year that is written with its year, or stands beside one: "2000", "May 2019", "1999" and "03".
  ///
  /// - Parameter within: the beginning of the span that it ends; of "2000-06" the century is taken from there.
  func moment(at position: Int, end: Int, within start: String? = nil) -> (iso: String, length: Int)? {
    guard position < end, view.covering[position] == nil else { return nil }
    let isCounting = view.token(position).dependency?.label == .numericModifier
    if let year = Self.year(view.lower(position)) { return isCounting ? nil : (CalendarDate.padded(year, 4), 1) }
    if let start, start.utf8.count == 4, view.lower(position).utf8.count == 2, Int(view.lower(position)) != nil {
      return (start.prefix(2) + view.lower(position), 1)
    }
    guard let (iso, length) = date(at: position, end: end) else { return nil }
    let isWhole = (position..<min(position + length, end)).contains { Self.year(view.lower($0)) != nil }
    return isWhole && Self.prepositions.isDisjoint(with: [view.lower(position)]) ? (iso, length) : nil
  }

  private static let prepositions: Set<String> = ["in", "since", "during"]

  private func word(_ position: Int, _ end: Int) -> String? { position < end ? view.lower(position) : nil }

  private func date(at position: Int, end: Int) -> (String, Int)? {
    guard view.covering[position] == nil else { return nil }
    let first = view.lower(position)
    let second = word(position + 1, end)
    if let month = Self.months[first], view.token(position).text.first?.isUppercase == true {
      return monthDate(month, at: position, end: end)
    }
    // "26 December 2024"
    if let day = Int(first), (1...31).contains(day), let month = second.flatMap({ Self.months[$0] }) {
      if let year = word(position + 2, end).flatMap(Self.year) {
        return (CalendarDate(year: year, month: month, day: day).iso, 3)
      }
      return published.map { (Self.near($0, month: month, day: day).iso, 2) }
    }
    if let day = Self.weekdays[first], let published { return (weekday(day, at: position, published), 1) }
    switch first {
    case "today", "tonight": return published.map { ($0.iso, 1) }
    case "yesterday": return published.map { ($0.adding(days: -1).iso, 1) }
    case "tomorrow": return published.map { ($0.adding(days: 1).iso, 1) }
    case "last", "next", "this", "earlier", "later": return relative(first, second, third: word(position + 2, end))
    case "in", "since", "during":
      guard let year = second.flatMap(Self.year) else { return nil }
      return (CalendarDate.padded(year, 4), 2)
    default: return nil
    }
  }

  /// "December 26, 2024", "December 2024", "December 26", "December".
  private func monthDate(_ month: Int, at position: Int, end: Int) -> (String, Int)? {
    let second = word(position + 1, end)
    if let day = second.flatMap({ Int($0) }), (1...31).contains(day) {
      let hasComma = word(position + 2, end) == ","
      if let year = word(position + (hasComma ? 3 : 2), end).flatMap(Self.year) {
        return (CalendarDate(year: year, month: month, day: day).iso, hasComma ? 4 : 3)
      }
      return published.map { (Self.near($0, month: month, day: day).iso, 2) }
    }
    if let year = second.flatMap(Self.year) {
      return ("\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))", 2)
    }
    // "May" and "March" are also a verb; only after a preposition are they months.
    guard position > 0,
      ["in", "since", "last", "next", "early", "late", "of", "until", "by"].contains(view.lower(position - 1)),
      let published
    else { return nil }
    let near = Self.near(published, month: month, day: 15)
    return ("\(CalendarDate.padded(near.year, 4))-\(CalendarDate.padded(month, 2))", 1)
  }

  /// The day of that name nearest before the publication; after "next", or in a clause about the future, after it.
  private func weekday(_ day: Int, at position: Int, _ published: CalendarDate) -> String {
    let before = position > 0 ? view.lower(position - 1) : ""
    let back = (published.weekday - day + 7) % 7
    if before == "next" { return published.adding(days: 7 - back).iso }
    if before == "last", back == 0 { return published.adding(days: -7).iso }
    return published.adding(days: -back).iso
  }

  private func relative(_ first: String, _ second: String?, third: String?) -> (String, Int)? {
    guard let published else { return nil }
    let isShift = first == "last" || first == "next"
    let unit = isShift ? second : (first == "this" ? second : (second == "this" ? third : nil))
    let length = first == "earlier" || first == "later" ? 3 : 2
    let step = first == "last" ? -1 : (first == "next" ? 1 : 0)
    switch unit {
    case "month": return (published.isoMonth(adding: step), length)
    case "year": return (CalendarDate.padded(published.year + step, 4), length)
    default: return nil
    }
  }

  /// The day of the year nearest to the publication.
  private static func near(_ published: CalendarDate, month: Int, day: Int) -> CalendarDate {
    let candidates = (-1...1).map { CalendarDate(year: published.year + $0, month: month, day: day) }
    return candidates.min { abs($0.days - published.days) < abs($1.days - published.days) } ?? published
  }

  static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1000...2100).contains(year) else { return nil }
    return year
  }

  private static let weekdays: [String: Int] = [
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
  ]

  private static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11,
    "dec.": 12,
  ]
}
