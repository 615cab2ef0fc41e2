internal import GraphSchema

/// Finds when a sentence says something happens and resolves it against the day of publication.
struct DateReader {
  /// A date in the text.
  struct Found: Hashable {
    /// The token of its own that the tree hangs on the rest: a number or a name, no preposition.
    var token: Int
    /// ISO 8601, as exact as the text is; a week is a span of two days.
    let iso: String
    /// The last one that is not after the publication, and the next that is not before: "on Friday", "in January".
    var back: String?
    var ahead: String?
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
      if let (read, length) = date(at: position, end: sentence.tokens.upperBound) {
        var date = read
        date.token = exit(of: position..<min(position + length, sentence.tokens.upperBound))
        found.append(date)
        position += length
      } else {
        position += 1
      }
    }
    return found
  }

  /// The word of a date that hangs outside of it.
  private func exit(of tokens: Range<Int>) -> Int {
    tokens.first { token in view.head(of: token).map { !tokens.contains($0) } ?? false } ?? tokens.lowerBound
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
    guard let (found, length) = date(at: position, end: end) else { return nil }
    let isWhole = (position..<min(position + length, end)).contains {
      Self.year(view.lower($0)) != nil || Self.isoDay(view.lower($0)) != nil
    }
    return isWhole && Self.prepositions.isDisjoint(with: [view.lower(position)]) ? (found.iso, length) : nil
  }

  private static let prepositions: Set<String> = ["in", "since", "during"]

  private func word(_ position: Int, _ end: Int) -> String? { position < end ? view.lower(position) : nil }

  private func date(at position: Int, end: Int) -> (Found, Int)? {
    guard view.covering[position] == nil else { return nil }
    func found(_ iso: String, _ length: Int) -> (Found, Int) { (Found(token: position, iso: iso), length) }
    let first = view.lower(position)
    let second = word(position + 1, end)
    if let month = Self.months[first], view.token(position).text.first?.isUppercase == true {
      return monthDate(month, at: position, end: end)
    }
    if let day = Self.isoDay(first) { return found(day, 1) }
    // "26 December 2024", "the 4th of March"
    if let day = Self.day(first) {
      let place = second == "of" ? position + 2 : position + 1
      if let month = word(place, end).flatMap({ Self.months[$0] }) {
        if let year = word(place + 1, end).flatMap(Self.year) {
          return found(CalendarDate(year: year, month: month, day: day).iso, place + 2 - position)
        }
        return dayOfYear(month, day, at: position).map { ($0, place + 1 - position) }
      }
    }
    if let ago = ago(at: position, end: end) { return ago }
    if let day = Self.weekdays[first], let published { return (weekday(day, at: position, published), 1) }
    switch first {
    case "today", "tonight": return published.map { found($0.iso, 1) }
    case "yesterday": return published.map { found($0.adding(days: -1).iso, 1) }
    case "tomorrow": return published.map { found($0.adding(days: 1).iso, 1) }
    case "last", "next", "this", "earlier", "later":
      return relative(first, second, third: word(position + 2, end)).map { found($0, $1) }
    case "in", "since", "during":
      // "in late 2016"
      let place = ["early", "late", "mid"].contains(second ?? "") ? position + 2 : position + 1
      guard let year = word(place, end).flatMap(Self.year) else { return nil }
      return found(CalendarDate.padded(year, 4), place + 1 - position)
    case _ where Self.seasons.contains(first):
      let place = second == "of" ? position + 2 : position + 1
      guard let year = word(place, end).flatMap(Self.year) else { return nil }
      return found(CalendarDate.padded(year, 4), place + 1 - position)
    default: return nil
    }
  }

  /// "three days ago", "a year ago": as exact as its unit.
  private func ago(at position: Int, end: Int) -> (Found, Int)? {
    guard let published, word(position + 2, end) == "ago" else { return nil }
    let first = view.lower(position)
    guard let count = Int(first) ?? Self.counts[first], (1...1000).contains(count) else { return nil }
    let iso: String
    switch word(position + 1, end) {
    case "day", "days": iso = published.adding(days: -count).iso
    case "week", "weeks": iso = published.isoWeek(adding: -count)
    case "month", "months": iso = published.isoMonth(adding: -count)
    case "year", "years": iso = CalendarDate.padded(published.year - count, 4)
    default: return nil
    }
    return (Found(token: position, iso: iso), 3)
  }

  /// "December 26, 2024", "December 2024", "December 26", "December".
  private func monthDate(_ month: Int, at position: Int, end: Int) -> (Found, Int)? {
    func found(_ iso: String, _ length: Int) -> (Found, Int) { (Found(token: position, iso: iso), length) }
    let second = word(position + 1, end)
    if let day = second.flatMap(Self.day) {
      let hasComma = word(position + 2, end) == ","
      if let year = word(position + (hasComma ? 3 : 2), end).flatMap(Self.year) {
        return found(CalendarDate(year: year, month: month, day: day).iso, hasComma ? 4 : 3)
      }
      return dayOfYear(month, day, at: position).map { ($0, 2) }
    }
    let place = second == "," || second == "of" ? position + 2 : position + 1
    if let year = word(place, end).flatMap(Self.year) {
      return found("\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))", place + 1 - position)
    }
    // "May" and "March" are also a verb; only after a preposition are they months.
    guard position > 0,
      ["in", "since", "last", "next", "early", "late", "of", "until", "by", "this", "mid", "during"].contains(
        view.lower(position - 1)),
      let published
    else { return nil }
    let near = Self.near(published, month: month, day: 15)
    func iso(_ year: Int) -> String { "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))" }
    let back = iso(month <= published.month ? published.year : published.year - 1)
    let ahead = iso(month >= published.month ? published.year : published.year + 1)
    let chosen =
      switch view.lower(position - 1) {
      case "last": month < published.month ? iso(published.year) : iso(published.year - 1)
      case "next": month > published.month ? iso(published.year) : iso(published.year + 1)
      case "this": iso(published.year)
      default: iso(near.year)
      }
    let isFixed = ["last", "next", "this"].contains(view.lower(position - 1))
    return (Found(token: position, iso: chosen, back: isFixed ? nil : back, ahead: isFixed ? nil : ahead), 1)
  }

  /// A day without its year: the nearest, the last and the next.
  private func dayOfYear(_ month: Int, _ day: Int, at position: Int) -> Found? {
    guard let published else { return nil }
    let candidates = (-1...1).map { CalendarDate(year: published.year + $0, month: month, day: day) }
    return Found(
      token: position, iso: Self.near(published, month: month, day: day).iso,
      back: candidates.last { $0.days <= published.days }?.iso,
      ahead: candidates.first { $0.days >= published.days }?.iso)
  }

  /// The day of that name: the last one, the publication's own included, or the next.
  private func weekday(_ day: Int, at position: Int, _ published: CalendarDate) -> Found {
    let before = position > 0 ? view.lower(position - 1) : ""
    let back = (published.weekday - day + 7) % 7
    func found(_ days: Int) -> Found { Found(token: position, iso: published.adding(days: days).iso) }
    if before == "next" { return found(7 - back) }
    if before == "last", back == 0 { return found(-7) }
    guard before != "last" else { return found(-back) }
    return Found(
      token: position, iso: published.adding(days: -back).iso,
      ahead: published.adding(days: back == 0 ? 0 : 7 - back).iso)
  }

  private func relative(_ first: String, _ second: String?, third: String?) -> (String, Int)? {
    guard let published else { return nil }
    let isShift = first == "last" || first == "next"
    let unit = isShift ? second : (first == "this" ? second : (second == "this" ? third : nil))
    let length = first == "earlier" || first == "later" ? 3 : 2
    let step = first == "last" ? -1 : (first == "next" ? 1 : 0)
    switch unit {
    case "week": return (published.isoWeek(adding: step), length)
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

  /// "26", "4th"
  private static func day(_ text: String) -> Int? {
    let isOrdinal = text.utf8.count > 2 && ["st", "nd", "rd", "th"].contains(text.suffix(2))
    guard let day = Int(isOrdinal ? text.dropLast(2) : text[...]), (1...31).contains(day) else { return nil }
    return day
  }

  /// "2018-03-04" as one word.
  private static func isoDay(_ text: String) -> String? {
    guard text.utf8.count == 10, text.dropFirst(4).hasPrefix("-"), text.dropFirst(7).hasPrefix("-"),
      let date = CalendarDate(iso: text), year(String(text.prefix(4))) != nil
    else { return nil }
    return date.iso
  }

  private static let seasons: Set<String> = [
    "spring", "summer", "autumn", "fall", "winter", "beginning", "start", "end", "middle",
  ]

  private static let counts: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20,
  ]

  /// Whether a word, in lower case, is the name of a month or a day of the week.
  static func isName(_ word: String) -> Bool { months[word] != nil || weekdays[word] != nil }

  private static let weekdays: [String: Int] = [
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
  ]

  private static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11,
    "dec.": 12,
  ]
}
