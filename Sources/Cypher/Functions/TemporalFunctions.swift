/// `date()`, `duration.between()` and their relatives.
extension Functions {
  private static let kinds: [(String, Temporal.Kind)] = [
    ("date", .date), ("localtime", .localTime), ("time", .time), ("localdatetime", .localDateTime),
    ("datetime", .dateTime),
  ]

  static let temporal: [String: Function] = {
    var all: [String: Function] = [:]
    for (name, kind) in kinds {
      all[name] = Function(0...1, gives: .temporal) { arguments, run in
        .temporal(try make(kind, arguments.first, run))
      }
      for clock in ["transaction", "statement", "realtime"] {
        all["\(name).\(clock)"] = Function(0...1, gives: .temporal) { arguments, run in
          .temporal(try make(kind, arguments.first.map { .map(["timezone": $0]) }, run))
        }
      }
      all["\(name).truncate"] = Function(1...3, gives: .temporal) { arguments, run in
        .temporal(try truncate(kind, arguments, run))
      }
    }
    let units: [(String, Temporal.Unit)] = [
      ("between", .all), ("inmonths", .months), ("indays", .days), ("inseconds", .seconds),
    ]
    for (name, unit) in units {
      all["duration.\(name)"] = Function(2...2, accepts: [[.temporal], [.temporal]], gives: .duration) { arguments, _ in
        guard case .temporal(let from) = arguments[0], case .temporal(let to) = arguments[1],
          let period = Temporal.between(from, to, unit)
        else {
          throw CypherError.wrongType(
            "a duration lies between two temporal values, not \(arguments[0].kindName) and \(arguments[1].kindName)")
        }
        return .duration(period)
      }
    }
    all["duration"] = Function(1...1, accepts: [[.string, .map, .duration]], gives: .duration) { arguments, _ in
      .duration(try duration(arguments[0]))
    }
    all["datetime.fromepoch"] = Function(2...2, gives: .temporal) { arguments, _ in
      let seconds = try integer("datetime.fromEpoch", arguments[0])
      return .temporal(try at(seconds, try integer("datetime.fromEpoch", arguments[1])))
    }
    all["datetime.fromepochmillis"] = Function(1...1, gives: .temporal) { arguments, _ in
      let millis = try integer("datetime.fromEpochMillis", arguments[0])
      let seconds = floorDivision(millis, 1000)
      return .temporal(try at(seconds, (millis - seconds * 1000) * 1_000_000))
    }
    all["timestamp"] = Function(0...0, gives: .integer) { _, run in
      .integer(run.surroundings.now.seconds * 1000 + run.surroundings.now.nanoseconds / 1_000_000)
    }
    return all
  }()

  private static func at(_ seconds: Int, _ nanos: Int) throws(CypherError) -> Temporal {
    let carry = floorDivision(nanos, 1_000_000_000)
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow, abs(total) < 31_556_889_864_403_199 else {
      throw CypherError.running(.argument, .numberOutOfRange, "the calendar ends before that moment")
    }
    return Temporal.at(seconds: total, nanoseconds: nanos - carry * 1_000_000_000, in: .utc)
  }

  private static func make(_ kind: Temporal.Kind, _ argument: Value?, _ run: Run) throws -> Temporal {
    let now = Temporal.at(
      seconds: run.surroundings.now.seconds, nanoseconds: run.surroundings.now.nanoseconds, in: .utc)
    switch argument {
    case nil: return now.shaped(as: kind)
    case .string(let text)?:
      guard let value = TemporalReader.read(text, as: kind) else {
        throw CypherError.running(
          .argument, .invalidArgumentValue, "'\(text.prefix(40))' is not \(kind.phrase)",
          remedy: "2015-07-21, 21:40:32 or 2015-07-21T21:40:32+02:00")
      }
      return value
    case .map(let fields)?:
      if fields.count == 1, case .string(let name)? = fields["timezone"] {
        guard let zone = TimeOffset(text: name) else {
          throw CypherError.running(.argument, .invalidArgumentValue, "no time zone is called '\(name)'")
        }
        return now.sameInstant(in: zone).shaped(as: kind)
      }
      return try TemporalBuilder(fields, kind).build()
    case .temporal(let other)?:
      guard !kind.hasDate || other.day != nil, !(kind.hasTime && !kind.hasDate) || other.clock != nil else {
        throw CypherError.running(.type, .invalidArgumentType, "\(other.kind.phrase) cannot become \(kind.phrase)")
      }
      return other.shaped(as: kind)
    case let other?: throw CypherError.wrongType("\(other.kindName) cannot become \(kind.phrase)")
    }
  }

  private static func truncate(_ kind: Temporal.Kind, _ arguments: [Value], _ run: Run) throws -> Temporal {
    let unit = try string("truncate", arguments[0])
    let source: Temporal
    if arguments.count > 1 {
      guard case .temporal(let value) = arguments[1] else {
        throw CypherError.wrongType("\(arguments[1].kindName) cannot be truncated")
      }
      source = value
    } else {
      source = try make(kind, nil, run)
    }
    var fields: [String: Value] = [:]
    if arguments.count > 2 {
      guard case .map(let given) = arguments[2] else {
        throw CypherError.wrongType("truncate() takes a map of parts, not \(arguments[2].kindName)")
      }
      fields = given
    }
    guard !kind.hasDate || source.day != nil, !(kind.hasTime && !kind.hasDate) || source.clock != nil,
      let cut = source.truncated(to: unit)
    else {
      throw CypherError.running(
        .argument, .invalidArgumentValue, "\(source.kind.phrase) cannot be truncated to '\(unit)' as \(kind.phrase)")
    }
    return try TemporalBuilder(fields, kind).override(cut.shaped(as: kind))
  }

  private static let durationUnits: [(String, String, Bool)] = [
    ("years", "Y", false), ("quarters", "Q", false), ("months", "M", false), ("weeks", "W", false),
    ("days", "D", false),
    ("hours", "H", true), ("minutes", "M", true), ("seconds", "S", true),
  ]
  private static let fractionUnits = [("milliseconds", 1_000_000), ("microseconds", 1000), ("nanoseconds", 1)]

  private static func duration(_ value: Value) throws(CypherError) -> Period {
    switch value {
    case .duration(let period): return period
    case .string(let text):
      guard let period = PeriodReader.read(text) else {
        throw CypherError.running(
          .argument, .invalidArgumentValue, "'\(text.prefix(40))' is not a duration", remedy: "P1Y2M3DT4H5M6S")
      }
      return period
    case .map(let fields):
      var parts = PeriodReader.Parts()
      var known = 0
      for (name, unit, isTime) in durationUnits {
        guard let number = try durationNumber(fields[name], name) else { continue }
        known += 1
        _ = parts.add(number, unit, isTime: isTime)
      }
      for (name, unit) in fractionUnits {
        guard let number = try durationNumber(fields[name], name) else { continue }
        known += 1
        parts.addNanos(number, unit: unit)
      }
      guard known == fields.count else {
        throw CypherError.running(.argument, .invalidArgumentValue, "a duration has no such part")
      }
      guard let period = parts.period else {
        throw CypherError.running(.arithmetic, .integerOverflow, "a duration does not fit into 64 bits")
      }
      return period
    default: throw CypherError.wrongType("\(value.kindName) cannot become a duration")
    }
  }

  private static func durationNumber(_ value: Value?, _ name: String) throws(CypherError) -> PeriodReader.Number? {
    switch value {
    case nil: return nil
    case .integer(let number)?: return PeriodReader.Number(whole: number)
    case .float(let number)?:
      if let number = PeriodReader.Number(number) { return number }
      throw CypherError.running(.argument, .numberOutOfRange, "'\(name)' of a duration is too large")
    case let other?:
      throw CypherError.running(
        .argument, .invalidArgumentValue, "'\(name)' of a duration is \(other.kindName), not a number")
    }
  }
}
