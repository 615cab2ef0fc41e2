/// A date, a time or both, with or without an offset: the five temporal kinds of the language in one shape.
///
/// Which of the parts are there decides the kind, so that "the date of this and the time of that" is a copy of parts.
public struct Temporal: Sendable, Hashable {
  public enum Kind: Sendable {
    case date, localTime, time, localDateTime, dateTime

    var phrase: String {
      switch self {
      case .date: "a date"
      case .localTime: "a local time"
      case .time: "a time"
      case .localDateTime: "a local date and time"
      case .dateTime: "a date and time"
      }
    }

    var rank: Int {
      switch self {
      case .dateTime: 0
      case .localDateTime: 1
      case .date: 2
      case .time: 3
      case .localTime: 4
      }
    }

    var hasDate: Bool { self == .date || self == .localDateTime || self == .dateTime }
    var hasTime: Bool { self != .date }
    var hasZone: Bool { self == .time || self == .dateTime }
  }

  var day: CalendarDay?
  /// Nanoseconds since midnight.
  var clock: Int?
  var zone: TimeOffset?

  static let nanosInDay = 86_400 * 1_000_000_000

  init(day: CalendarDay? = nil, clock: Int? = nil, zone: TimeOffset? = nil) {
    self.day = day
    self.clock = clock
    self.zone = zone
  }

  public var kind: Kind {
    switch (day, clock, zone) {
    case (_?, nil, _): .date
    case (nil, _, nil): .localTime
    case (nil, _, _?): .time
    case (_?, _?, nil): .localDateTime
    case (_?, _?, _?): .dateTime
    }
  }

  /// Only the parts that `kind` has; what is missing is midnight, the first day of 1970 and UTC.
  func shaped(as kind: Kind) -> Temporal {
    Temporal(
      day: kind.hasDate ? day ?? CalendarDay(number: 0) : nil, clock: kind.hasTime ? clock ?? 0 : nil,
      // A time without a day cannot follow the rules of a zone, only an offset.
      zone: kind.hasZone ? (kind == .time ? TimeOffset(seconds: zone?.seconds ?? 0) : zone ?? .utc) : nil)
  }

  /// Seconds since 1970 in UTC and the nanoseconds of that second.
  var instant: (seconds: Int, nanoseconds: Int) {
    let nanos = clock ?? 0
    let seconds = (day?.number ?? 0) * 86_400 + nanos / 1_000_000_000 - (zone?.seconds ?? 0)
    return (seconds, nanos % 1_000_000_000)
  }

  /// The moment at another offset: the same instant, other hands on the clock.
  func sameInstant(in zone: TimeOffset) -> Temporal {
    let (seconds, nanos) = instant
    return Temporal.at(seconds: seconds, nanoseconds: nanos, in: zone, hasDate: day != nil)
  }

  static func at(seconds: Int, nanoseconds: Int, in zone: TimeOffset, hasDate: Bool = true) -> Temporal {
    let fixed = zone.resolved(atInstant: seconds)
    let local = seconds + fixed.seconds
    let day = floorDivision(local, 86_400)
    return Temporal(
      day: hasDate ? CalendarDay(number: day) : nil,
      clock: (local - day * 86_400) * 1_000_000_000 + nanoseconds, zone: fixed)
  }

  /// The same hands on the clock in another zone.
  func sameLocal(in zone: TimeOffset) -> Temporal {
    Temporal(day: day, clock: clock, zone: zone.resolved(day: day, clock: clock ?? 0))
  }

  /// A total order inside one kind: by instant, then by what the clock shows.
  var sortKey: SortKey {
    let (seconds, nanos) = instant
    return SortKey(seconds: seconds, nanoseconds: nanos, offset: zone?.seconds ?? 0)
  }

  struct SortKey: Comparable {
    let seconds: Int
    let nanoseconds: Int
    let offset: Int

    static func < (one: SortKey, other: SortKey) -> Bool {
      (one.seconds, one.nanoseconds, one.offset) < (other.seconds, other.nanoseconds, other.offset)
    }
  }
}

extension Temporal: CustomStringConvertible {
  /// ISO 8601, shortest form: "2015-07-21T21:40+02:00[Europe/Stockholm]".
  public var description: String {
    var text = ""
    if let day { text += day.description }
    if let clock, kind.hasTime {
      if day != nil { text += "T" }
      text += Temporal.clockText(clock)
    }
    if let zone, kind.hasZone { text += zone.description }
    return text
  }

  private static func clockText(_ clock: Int) -> String {
    let seconds = clock / 1_000_000_000
    let nanos = clock % 1_000_000_000
    var text = twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60)
    guard seconds % 60 != 0 || nanos != 0 else { return text }
    text += ":" + twoDigits(seconds % 60)
    guard nanos != 0 else { return text }
    var digits = String(nanos)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    // Three, six or nine digits: milliseconds, microseconds, nanoseconds.
    while digits.hasSuffix("000") { digits.removeLast(3) }
    return text + "." + digits
  }
}
