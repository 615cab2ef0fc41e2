/// ISO 8601 durations: "P12Y5M14DT16H13M10S", "P2.5W", and the form with dashes, "P2012-02-02T14:37:21.545".
enum PeriodReader {
  /// - Returns: nil when the text is not a duration.
  static func read(_ text: String) -> Period? {
    var rest = Substring(text)
    var sign = 1.0
    if rest.hasPrefix("-") {
      sign = -1
      rest.removeFirst()
    } else if rest.hasPrefix("+") {
      rest.removeFirst()
    }
    guard rest.hasPrefix("P") else { return nil }
    rest.removeFirst()
    guard !rest.isEmpty, rest != "T" else { return nil }
    return dashed(rest, sign) ?? lettered(rest, sign)
  }

  private static func lettered(_ text: Substring, _ sign: Double) -> Period? {
    var parts = Parts()
    var isTime = false
    var digits = ""
    for character in text {
      switch character {
      case "T" where !isTime && digits.isEmpty: isTime = true
      case "0"..."9", ".", "-", "+": digits.append(character)
      case ",": digits.append(".")
      default:
        guard let number = Number(digits, sign), parts.add(number, String(character), isTime: isTime) else {
          return nil
        }
        digits = ""
      }
    }
    return digits.isEmpty ? parts.period : nil
  }

  /// Years-months-days and hours:minutes:seconds.
  private static func dashed(_ text: Substring, _ sign: Double) -> Period? {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count <= 2, date.count == 3 else { return nil }
    let time = halves.count > 1 ? halves[1].split(separator: ":", omittingEmptySubsequences: false) : []
    guard time.isEmpty || time.count == 3 else { return nil }
    var parts = Parts()
    for (text, unit) in zip(date, ["Y", "M", "D"]) {
      guard let number = Number(String(text), sign), parts.add(number, unit, isTime: false) else { return nil }
    }
    for (text, unit) in zip(time, ["H", "M", "S"]) {
      guard let number = Number(String(text), sign), parts.add(number, unit, isTime: true) else { return nil }
    }
    return parts.period
  }

  /// A number kept exact where it is whole, and its fraction as nanos where it is of seconds.
  struct Number {
    let whole: Int
    let fraction: Double

    init?(_ text: String, _ sign: Double) {
      let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
      guard pieces.count <= 2, !text.isEmpty, let head = Int(pieces[0].isEmpty ? "0" : pieces[0]) else { return nil }
      let isNegative = pieces[0].hasPrefix("-") != (sign < 0)
      whole = sign < 0 ? -head : head
      guard pieces.count == 2 else {
        fraction = 0
        return
      }
      guard !pieces[1].isEmpty, let part = Double("0." + pieces[1]) else { return nil }
      fraction = isNegative ? -part : part
    }

    init(whole: Int) {
      self.whole = whole
      fraction = 0
    }

    init?(_ value: Double) {
      guard let whole = Int(exactly: value.rounded(.towardZero)) else { return nil }
      self.whole = whole
      fraction = value - Double(whole)
    }
  }

  /// Sums of units, fractions carried down to the next smaller one.
  struct Parts {
    private var months = 0
    private var days = 0
    private var seconds = 0
    /// Nanoseconds of what is broken in months, days and smaller units, each rounded on its own.
    private var monthNanos = 0.0
    private var dayNanos = 0.0
    private var secondNanos = 0.0
    private var isBroken = false

    /// - Returns: false for a unit that does not exist.
    mutating func add(_ number: Number, _ unit: String, isTime: Bool) -> Bool {
      switch (unit, isTime) {
      case ("Y", false):
        add(\.months, number.whole, 12)
        addMonths(number.fraction * 12)
      case ("Q", false):
        add(\.months, number.whole, 3)
        addMonths(number.fraction * 3)
      case ("M", false):
        add(\.months, number.whole, 1)
        addMonths(number.fraction)
      case ("W", false):
        add(\.days, number.whole, 7)
        addDays(number.fraction * 7)
      case ("D", false):
        add(\.days, number.whole, 1)
        addDays(number.fraction)
      case ("H", true): addSeconds(number, 3600)
      case ("M", true): addSeconds(number, 60)
      case ("S", true): addSeconds(number, 1)
      default: return false
      }
      return true
    }

    mutating func addNanos(_ number: Number, unit: Int) {
      let perSecond = Period.nanosecondsInSecond / unit
      add(\.seconds, number.whole / perSecond, 1)
      secondNanos += Double(number.whole % perSecond * unit) + number.fraction * Double(unit)
    }

    private mutating func add(_ sum: WritableKeyPath<Parts, Int>, _ value: Int, _ factor: Int) {
      let product = value.multipliedReportingOverflow(by: factor)
      let total = self[keyPath: sum].addingReportingOverflow(product.partialValue)
      if product.overflow || total.overflow { isBroken = true }
      self[keyPath: sum] = total.partialValue
    }

    private mutating func addMonths(_ value: Double) {
      let whole = value.rounded(.towardZero)
      add(\.months, Int(whole), 1)
      monthNanos += ((value - whole) * Double(Period.secondsInMonth) * 1e9).rounded()
    }

    private mutating func addDays(_ value: Double) {
      let whole = value.rounded(.towardZero)
      add(\.days, Int(whole), 1)
      dayNanos += ((value - whole) * Double(Period.secondsInDay) * 1e9).rounded()
    }

    private mutating func addSeconds(_ number: Number, _ factor: Int) {
      add(\.seconds, number.whole, factor)
      secondNanos += (number.fraction * Double(factor) * 1e9).rounded()
    }

    /// Nil when something does not fit into 64 bits.
    var period: Period? {
      guard !isBroken else { return nil }
      let nanosInDay = Temporal.nanosInDay
      let broken = Int(monthNanos) + Int(dayNanos)
      let total = broken % nanosInDay + Int(secondNanos)
      let (allDays, overflow) = days.addingReportingOverflow(broken / nanosInDay)
      return overflow ? nil : Period(months: months, days: allDays, seconds: seconds, nanoseconds: total)
    }
  }
}
