extension Period {
  func divided(by factor: Double) -> Period? {
    Period.approximate(
      months: Double(months) / factor, days: Double(days) / factor, seconds: Double(seconds) / factor,
      nanoseconds: Double(nanoseconds) / factor)
  }
}

/// Moving temporal values, and the durations between them.
extension Temporal {
  /// Months first, then days, then time: each on the clock of the value, the time by the instant.
  func shifted(by period: Period, sign: Int) -> Temporal? {
    func signed(_ value: Int) -> Int? {
      let (product, overflow) = value.multipliedReportingOverflow(by: sign)
      return overflow ? nil : product
    }
    guard let months = signed(period.months), let days = signed(period.days), let seconds = signed(period.seconds)
    else { return nil }
    let nanos = sign * period.nanoseconds
    var moved = self
    if let day {
      guard let byMonths = day.adding(months: months), let byDays = byMonths.adding(days: days) else { return nil }
      moved.day = byDays
    }
    if kind == .date {
      // What makes whole days counts, the rest of the time is lost.
      guard let shifted = moved.day?.adding(days: seconds / Period.secondsInDay) else { return nil }
      moved.day = shifted
      return moved
    }
    if let zone = moved.zone, zone.name != nil { moved = moved.sameLocal(in: zone) }
    if seconds == 0 && nanos == 0 { return moved }
    let daySeconds = seconds % Period.secondsInDay
    let clock = (moved.clock ?? 0) + daySeconds * Period.nanosecondsInSecond + nanos
    let carry = floorDivision(clock, Temporal.nanosInDay)
    let zone = moved.zone
    if let zone, zone.name != nil {
      let (start, ownNanos) = moved.instant
      let total = ownNanos + nanos
      let extra = floorDivision(total, Period.nanosecondsInSecond)
      let (instant, overflow) = start.addingReportingOverflow(seconds + extra)
      if overflow { return nil }
      return Temporal.at(seconds: instant, nanoseconds: total - extra * Period.nanosecondsInSecond, in: zone)
    }
    moved.clock = clock - carry * Temporal.nanosInDay
    if let day = moved.day {
      guard let shifted = day.adding(days: seconds / Period.secondsInDay + carry) else { return nil }
      moved.day = shifted
    }
    return moved
  }

  enum Unit { case all, months, days, seconds }

  /// The duration from one value to another, in the largest units or in one.
  ///
  /// What one of the two lacks it takes from the other: a local time is on the other's day and in its zone. A date
  /// without a time is midnight.
  static func between(_ from: Temporal, _ to: Temporal, _ unit: Unit) -> Period? {
    let hasDates = from.day != nil && to.day != nil
    let hasDay = from.day ?? to.day
    var start = Temporal(day: from.day ?? hasDay, clock: from.clock ?? 0, zone: from.zone ?? to.zone)
    var end = Temporal(day: to.day ?? hasDay, clock: to.clock ?? 0, zone: to.zone ?? from.zone)
    if let zone = start.zone { start = start.sameLocal(in: zone) }
    if let zone = end.zone { end = end.sameLocal(in: zone) }
    if from.zone == nil && to.zone == nil {
      start.zone = nil
      end.zone = nil
    }
    let wanted: Unit = hasDates || unit == .seconds ? unit : unit == .all ? .seconds : unit
    if wanted == .seconds { return seconds(start, end) }
    guard hasDates else { return Period(months: 0, days: 0, seconds: 0, nanoseconds: 0) }
    // Both on the clock of the first, so that months and days are those of one place.
    if let zone = start.zone { end = end.sameInstant(in: zone) }
    return calendar(start, end, wanted)
  }

  private static func seconds(_ start: Temporal, _ end: Temporal) -> Period? {
    let (one, other) = (start.instant, end.instant)
    return Period(
      months: 0, days: 0, seconds: other.seconds - one.seconds, nanoseconds: other.nanoseconds - one.nanoseconds)
  }

  private static func calendar(_ start: Temporal, _ end: Temporal, _ unit: Unit) -> Period? {
    guard let firstDay = start.day, let lastDay = end.day else { return nil }
    let (startClock, endClock) = (start.clock ?? 0, end.clock ?? 0)
    /// -1, 0 or 1: which way the end lies from a day with the start's clock.
    func side(_ day: CalendarDay) -> Int {
      if day != lastDay { return day < lastDay ? 1 : -1 }
      return startClock == endClock ? 0 : startClock < endClock ? 1 : -1
    }
    let direction = side(firstDay)
    var months = 0
    var day = firstDay
    if unit != .days {
      months = (lastDay.year - firstDay.year) * 12 + lastDay.month - firstDay.month
      if let moved = firstDay.adding(months: months), side(moved) == -direction, direction != 0 { months -= direction }
      day = firstDay.adding(months: months) ?? firstDay
    }
    if unit == .months { return Period(months: months, days: 0, seconds: 0, nanoseconds: 0) }
    var days = lastDay.number - day.number
    if side(CalendarDay(number: day.number + days)) == -direction, direction != 0 { days -= direction }
    if unit == .days { return Period(months: 0, days: days, seconds: 0, nanoseconds: 0) }
    var reached = Temporal(day: CalendarDay(number: day.number + days), clock: startClock, zone: start.zone)
    if let zone = start.zone { reached = reached.sameLocal(in: zone) }
    guard let rest = seconds(reached, end) else { return nil }
    return Period(months: months, days: days, seconds: rest.seconds, nanoseconds: rest.nanoseconds)
  }
}
