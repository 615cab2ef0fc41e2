/// ISO 8601 text -> temporal values, in the extended and the basic spelling.
struct TemporalReader {
  private let text: [UInt8]
  private var position = 0

  private init(_ text: String) { self.text = Array(text.utf8) }

  /// - Returns: nil when the text is not a value of that kind.
  static func read(_ text: String, as kind: Temporal.Kind) -> Temporal? {
    let (body, zoneName) = splitZone(text)
    var reader = TemporalReader(body)
    var value = Temporal()
    if kind.hasDate {
      guard let day = reader.day() else { return nil }
      value.day = day
      if kind.hasTime, reader.accept("T") || reader.accept("t") {
        guard let clock = reader.clock() else { return nil }
        value.clock = clock
      } else if kind.hasTime {
        value.clock = 0
      }
    } else {
      _ = reader.accept("T")
      guard let clock = reader.clock() else { return nil }
      value.clock = clock
    }
    let offsetText = String(decoding: reader.text[reader.position...], as: UTF8.self)
    guard kind.hasZone else { return offsetText.isEmpty && zoneName == nil ? value : nil }
    return withZone(value, offsetText, zoneName)
  }

  private static func withZone(_ value: Temporal, _ offsetText: String, _ name: String?) -> Temporal? {
    let offset = offsetText.isEmpty ? nil : TimeOffset.offset(offsetText)
    if !offsetText.isEmpty && offset == nil { return nil }
    guard let name else {
      var zoned = value
      zoned.zone = TimeOffset(seconds: offset ?? 0)
      return zoned
    }
    guard let zone = TimeOffset(text: name) else { return nil }
    guard let offset else { return value.sameLocal(in: zone) }
    var zoned = value
    zoned.zone = TimeOffset(seconds: offset)
    let instant = zoned.instant.seconds
    // The offset decides in the hour that comes twice; one that the zone never has then is corrected.
    let resolved = zone.resolved(atInstant: instant)
    return resolved.seconds == offset ? zoned.sameInstant(in: zone) : value.sameLocal(in: zone)
  }

  private static func splitZone(_ text: String) -> (String, String?) {
    guard text.hasSuffix("]"), let open = text.firstIndex(of: "[") else { return (text, nil) }
    return (String(text[..<open]), String(text[text.index(after: open)...].dropLast()))
  }

  private mutating func accept(_ character: Character) -> Bool {
    guard position < text.count, text[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  /// How many digits come next.
  private var digitCount: Int {
    text[position...].prefix { (48...57).contains($0) }.count
  }

  private mutating func number(_ count: Int) -> Int? {
    guard digitCount >= count else { return nil }
    let value = Int(String(decoding: text[position..<position + count], as: UTF8.self))
    position += count
    return value
  }

  // MARK: Days

  private mutating func day() -> CalendarDay? {
    let sign = accept("-") ? -1 : 1
    let isSigned = sign < 0 || accept("+")
    let digits = digitCount
    guard digits >= 4, digits <= 9 else { return nil }
    // Without separators the year has four digits; a longer one needs its sign and a dash after it.
    let isBasic = !(isSigned && digits > 4) && digits > 4
    guard let size = number(isSigned && digits > 4 ? digits : 4) else { return nil }
    let year = sign * size
    let remaining = digitCount
    if isBasic {
      switch remaining {
      case 4:
        guard let month = number(2), let day = number(2) else { return nil }
        return CalendarDay(year: year, month: month, day: day)
      case 3: return number(3).flatMap { CalendarDay(year: year, ordinalDay: $0) }
      case 2: return number(2).flatMap { CalendarDay(year: year, month: $0, day: 1) }
      default: return nil
      }
    }
    if accept("W") { return week(year, isExtended: false) }
    if accept("Q") { return quarter(year, isExtended: false) }
    guard accept("-") else { return CalendarDay(year: year, month: 1, day: 1) }
    if accept("W") { return week(year, isExtended: true) }
    if accept("Q") { return quarter(year, isExtended: true) }
    if digitCount == 3 { return number(3).flatMap { CalendarDay(year: year, ordinalDay: $0) } }
    guard let month = number(2) else { return nil }
    guard accept("-") else { return CalendarDay(year: year, month: month, day: 1) }
    return number(2).flatMap { CalendarDay(year: year, month: month, day: $0) }
  }

  private mutating func week(_ year: Int, isExtended: Bool) -> CalendarDay? {
    guard let week = number(2) else { return nil }
    var dayOfWeek = 1
    if isExtended ? accept("-") : digitCount > 0 {
      guard let day = number(1) else { return nil }
      dayOfWeek = day
    }
    return CalendarDay(weekYear: year, week: week, dayOfWeek: dayOfWeek)
  }

  private mutating func quarter(_ year: Int, isExtended: Bool) -> CalendarDay? {
    guard let quarter = number(1) else { return nil }
    var dayOfQuarter = 1
    if isExtended ? accept("-") : digitCount > 0 {
      guard let day = number(2) else { return nil }
      dayOfQuarter = day
    }
    return CalendarDay(year: year, quarter: quarter, dayOfQuarter: dayOfQuarter)
  }

  // MARK: Clocks

  private mutating func clock() -> Int? {
    guard let hour = number(2), hour < 24 else { return nil }
    var (minute, second, nanos) = (0, 0, 0)
    if accept(":") || digitCount >= 2 {
      guard let value = number(2), value < 60 else { return nil }
      minute = value
      if accept(":") || digitCount >= 2 {
        guard let value = number(2), value < 60 else { return nil }
        second = value
        if accept(".") || accept(",") {
          let count = min(digitCount, 9)
          guard count > 0, let fraction = number(count) else { return nil }
          nanos = fraction
          for _ in count..<9 { nanos *= 10 }
          position += digitCount
        }
      }
    }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanos
  }
}
