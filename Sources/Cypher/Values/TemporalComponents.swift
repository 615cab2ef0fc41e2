/// `date.year`, `duration.minutesOfHour`: the parts of temporal values, by name.
extension Temporal {
  /// - Throws: for a name that no value of this kind has.
  func component(_ name: String) throws(CypherError) -> Value {
    if let day, let number = dayComponent(name, day) { return .integer(number) }
    if let clock, let number = clockComponent(name, clock) { return .integer(number) }
    if let zone, let value = zoneComponent(name, zone) { return value }
    throw CypherError.running(.type, .invalidArgumentType, "\(kind.phrase) has no part '\(name)'")
  }

  private func dayComponent(_ name: String, _ day: CalendarDay) -> Int? {
    switch name {
    case "year": day.year
    case "quarter": day.quarter
    case "month": day.month
    case "week": day.week
    case "weekYear": day.weekYear
    case "day": day.day
    case "ordinalDay": day.ordinalDay
    case "weekDay", "dayOfWeek": day.dayOfWeek
    case "dayOfQuarter": day.dayOfQuarter
    default: nil
    }
  }

  private func clockComponent(_ name: String, _ clock: Int) -> Int? {
    let seconds = clock / 1_000_000_000
    let nanos = clock % 1_000_000_000
    return switch name {
    case "hour": seconds / 3600
    case "minute": seconds / 60 % 60
    case "second": seconds % 60
    case "millisecond": nanos / 1_000_000
    case "microsecond": nanos / 1000
    case "nanosecond": nanos
    default: nil
    }
  }

  private func zoneComponent(_ name: String, _ zone: TimeOffset) -> Value? {
    switch name {
    case "timezone": .string(zone.name ?? zone.offsetText)
    case "offset": .string(zone.offsetText)
    case "offsetMinutes": .integer(zone.seconds / 60)
    case "offsetSeconds": .integer(zone.seconds)
    case "epochSeconds" where day != nil: .integer(instant.seconds)
    case "epochMillis" where day != nil: .integer(instant.seconds * 1000 + instant.nanoseconds / 1_000_000)
    default: nil
    }
  }
}

extension Period {
  func component(_ name: String) throws(CypherError) -> Value {
    let number: Int? =
      switch name {
      case "years": months / 12
      case "quarters": months / 3
      case "months": months
      case "weeks": days / 7
      case "days": days
      case "hours": seconds / 3600
      case "minutes": seconds / 60
      case "seconds": seconds
      case "milliseconds": scaledSeconds(1000)
      case "microseconds": scaledSeconds(1_000_000)
      case "nanoseconds": scaledSeconds(Self.nanosecondsInSecond)
      case "quartersOfYear": months / 3 % 4
      case "monthsOfQuarter": months % 3
      case "monthsOfYear": months % 12
      case "daysOfWeek": days % 7
      case "minutesOfHour": seconds / 60 % 60
      case "secondsOfMinute": seconds % 60
      case "millisecondsOfSecond": nanoseconds / 1_000_000
      case "microsecondsOfSecond": nanoseconds / 1000
      case "nanosecondsOfSecond": nanoseconds
      default: nil
      }
    guard let number else {
      throw CypherError.running(.type, .invalidArgumentType, "a duration has no part '\(name)'")
    }
    return .integer(number)
  }

  private func scaledSeconds(_ unit: Int) -> Int? {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: unit)
    return overflow ? nil : product + nanoseconds / (Self.nanosecondsInSecond / unit)
  }
}
