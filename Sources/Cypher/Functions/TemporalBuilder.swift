/// `date({year: 1984, week: 10})`: temporal values from maps, from other values, and truncated to a unit.
struct TemporalBuilder {
  private let fields: [String: Value]
  private let kind: Temporal.Kind

  init(_ fields: [String: Value], _ kind: Temporal.Kind) {
    self.fields = fields.filter { !$0.value.isNull }
    self.kind = kind
  }

  private func failure(_ what: String) -> CypherError {
    CypherError.running(.argument, .invalidArgumentValue, what)
  }

  private func number(_ name: String) throws(CypherError) -> Int? {
    switch fields[name] {
    case nil: return nil
    case .integer(let number)?: return number
    case let other?: throw failure("'\(name)' of \(kind.phrase) is \(other.kindName), not an integer")
    }
  }

  private func base(_ name: String) throws(CypherError) -> Temporal? {
    switch fields[name] {
    case nil: return nil
    case .temporal(let value)?: return value
    case let other?: throw failure("'\(name)' of \(kind.phrase) is \(other.kindName), not a temporal value")
    }
  }

  private func has(_ names: String...) -> Bool { names.contains { fields[$0] != nil } }

  private func zone() throws(CypherError) -> TimeOffset? {
    switch fields["timezone"] {
    case nil: return nil
    case .string(let text)?:
      guard let zone = TimeOffset(text: text) else { throw failure("no time zone is called '\(text)'") }
      return zone
    case let other?: throw failure("a time zone is \(other.kindName), not a string")
    }
  }

  /// - Throws: `invalidArgumentValue` for parts that no value of this kind has.
  func build() throws(CypherError) -> Temporal {
    let both = try base("datetime")
    let dateSource = try base("date") ?? both
    let timeSource = try base("time") ?? both
    let givenZone = try zone()
    var value = Temporal()
    if kind.hasDate {
      guard dateSource != nil || has("year") else { throw failure("\(kind.phrase) needs a year") }
      if let dateSource, dateSource.day == nil { throw failure("\(dateSource.kind.phrase) has no date") }
      value.day = try day(dateSource?.day)
    }
    if kind.hasTime { value.clock = try clock(timeSource?.clock ?? 0, adds: false) }
    guard kind.hasZone else { return value }
    guard let source = timeSource?.zone else {
      return value.sameLocal(in: givenZone ?? .utc)
    }
    // A selected time keeps its zone; another one moves the hands and keeps the instant.
    let kept = kind == .time ? TimeOffset(seconds: source.seconds) : source
    let own = value.sameLocal(in: kept)
    guard let givenZone else { return own }
    return kind == .time
      ? own.sameInstant(in: givenZone.resolved(day: nil, clock: own.clock ?? 0)) : own.sameInstant(in: givenZone)
  }

  /// The parts over those of a value that has been cut to a unit.
  func override(_ value: Temporal) throws(CypherError) -> Temporal {
    var result = value
    if let day = value.day { result.day = try self.day(day) }
    if let clock = value.clock { result.clock = try self.clock(clock, adds: true) }
    guard value.zone != nil, kind.hasZone else { return result }
    return try result.sameLocal(in: zone() ?? value.zone ?? .utc)
  }

  // MARK: Days

  private func day(_ base: CalendarDay?) throws(CypherError) -> CalendarDay {
    let year = try number("year")
    let result: CalendarDay?
    if has("week", "dayOfWeek") {
      result = CalendarDay(
        weekYear: year ?? base?.weekYear ?? 0, week: try number("week") ?? base?.week ?? 1,
        dayOfWeek: try number("dayOfWeek") ?? base?.dayOfWeek ?? 1)
    } else if has("ordinalDay") {
      result = CalendarDay(year: year ?? base?.year ?? 0, ordinalDay: try number("ordinalDay") ?? 1)
    } else if has("quarter", "dayOfQuarter") {
      result = try quarterDay(year ?? base?.year ?? 0, base)
    } else {
      let finalYear = year ?? base?.year ?? 0
      let month = try number("month") ?? base?.month ?? 1
      var day = try number("day") ?? base?.day ?? 1
      // A day that is only taken over fits itself to a shorter month.
      if fields["day"] == nil, (1...12).contains(month) {
        day = min(day, CalendarDay.length(year: finalYear, month: month))
      }
      result = CalendarDay(year: finalYear, month: month, day: day)
    }
    guard let result else { throw failure("the calendar has no such day") }
    return result
  }

  private func quarterDay(_ year: Int, _ base: CalendarDay?) throws(CypherError) -> CalendarDay? {
    let quarter = try number("quarter") ?? base?.quarter ?? 1
    if let day = try number("dayOfQuarter") { return CalendarDay(year: year, quarter: quarter, dayOfQuarter: day) }
    guard let base, (1...4).contains(quarter) else {
      return CalendarDay(year: year, quarter: quarter, dayOfQuarter: 1)
    }
    // The same month and day of another quarter.
    let month = (quarter - 1) * 3 + (base.month - 1) % 3 + 1
    let day = min(try number("day") ?? base.day, CalendarDay.length(year: year, month: month))
    return CalendarDay(year: year, month: month, day: day)
  }

  // MARK: Clocks

  private func clock(_ base: Int, adds: Bool) throws(CypherError) -> Int {
    let seconds = base / 1_000_000_000
    let hour = try part("hour", seconds / 3600, below: 24)
    let minute = try part("minute", seconds / 60 % 60, below: 60)
    let second = try part("second", seconds % 60, below: 60)
    var nanos = base % 1_000_000_000
    if has("millisecond", "microsecond", "nanosecond") {
      let milli = try number("millisecond")
      let micro = try number("microsecond")
      let nano = try number("nanosecond")
      let given = (milli ?? 0) * 1_000_000 + (micro ?? 0) * 1000 + (nano ?? 0)
      guard (0..<1000).contains(milli ?? 0), (0..<1_000_000).contains(micro ?? 0),
        (0..<1_000_000_000).contains(nano ?? 0), (0..<1_000_000_000).contains(given)
      else { throw failure("a second has no such fraction") }
      nanos = adds ? nanos + given : given
      guard nanos < 1_000_000_000 else { throw failure("a second has no such fraction") }
    }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanos
  }

  private func part(_ name: String, _ base: Int, below limit: Int) throws(CypherError) -> Int {
    guard let number = try number(name) else { return base }
    guard (0..<limit).contains(number) else { throw failure("'\(name)' is \(number), not from 0 to \(limit - 1)") }
    return number
  }
}

extension Temporal {
  /// The value with everything below a unit at its beginning; nil when there is no such unit.
  func truncated(to unit: String) -> Temporal? {
    var result = self
    let midnight = clock.map { _ in 0 }
    func at(_ start: CalendarDay?) -> Temporal? {
      guard day != nil, let start else { return nil }
      result.day = start
      result.clock = midnight
      return result
    }
    func year(_ size: Int) -> CalendarDay? {
      day.flatMap { CalendarDay(year: floorDivision($0.year, size) * size, month: 1, day: 1) }
    }
    func clockUnit(_ nanos: Int) -> Temporal? {
      guard let clock else { return nil }
      result.clock = clock - clock % nanos
      return result
    }
    switch unit.lowercased() {
    case "millennium": return at(year(1000))
    case "century": return at(year(100))
    case "decade": return at(year(10))
    case "year": return at(year(1))
    case "weekyear": return at(day.flatMap { CalendarDay(weekYear: $0.weekYear, week: 1, dayOfWeek: 1) })
    case "quarter": return at(day.flatMap { CalendarDay(year: $0.year, quarter: $0.quarter, dayOfQuarter: 1) })
    case "month": return at(day.flatMap { CalendarDay(year: $0.year, month: $0.month, day: 1) })
    case "week": return at(day.map { CalendarDay(number: $0.number - $0.dayOfWeek + 1) })
    case "day":
      result.clock = midnight
      return result
    case "hour": return clockUnit(3_600_000_000_000)
    case "minute": return clockUnit(60_000_000_000)
    case "second": return clockUnit(1_000_000_000)
    case "millisecond": return clockUnit(1_000_000)
    case "microsecond": return clockUnit(1000)
    default: return nil
    }
  }
}
