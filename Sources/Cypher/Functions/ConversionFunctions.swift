/// From one kind of value to another.
extension Functions {
  private static let scalars: [StaticType] = [.string, .integer, .float, .boolean]

  static let conversions: [String: Function] = [
    "tostring": Function(1...1, accepts: [scalars + [.temporal, .duration]], gives: .string) { arguments, _ in
      guard let text = text(of: arguments[0]) else { throw wrongArgument("toString", arguments[0]) }
      return .string(text)
    },
    "tointeger": Function(1...1, accepts: [scalars], gives: .integer) { arguments, _ in
      guard let value = integer(of: arguments[0]) else { throw wrongArgument("toInteger", arguments[0]) }
      return value
    },
    "tofloat": Function(1...1, accepts: [[.string, .integer, .float]], gives: .float) { arguments, _ in
      guard let value = float(of: arguments[0]) else { throw wrongArgument("toFloat", arguments[0]) }
      return value
    },
    "toboolean": Function(1...1, accepts: [[.string, .boolean, .integer]], gives: .boolean) { arguments, _ in
      guard let value = boolean(of: arguments[0]) else { throw wrongArgument("toBoolean", arguments[0]) }
      return value
    },
    "tostringornull": Function(1...1, gives: .string) { arguments, _ in
      text(of: arguments[0]).map { .string($0) } ?? .null
    },
    "tointegerornull": Function(1...1, gives: .integer) { arguments, _ in integer(of: arguments[0]) ?? .null },
    "tofloatornull": Function(1...1, gives: .float) { arguments, _ in float(of: arguments[0]) ?? .null },
    "tobooleanornull": Function(1...1, gives: .boolean) { arguments, _ in boolean(of: arguments[0]) ?? .null },
  ]

  private static func text(of value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .integer, .float, .boolean: value.literalText
    case .temporal(let temporal): temporal.description
    case .duration(let period): period.description
    default: nil
    }
  }

  private static func integer(of value: Value) -> Value? {
    switch value {
    case .integer: value
    case .float(let number): number.isFinite && abs(number) < 0x1p63 ? .integer(Int(number)) : .null
    case .string(let text): Texts.integer(text).map { .integer($0) } ?? .null
    case .boolean(let truth): .integer(truth ? 1 : 0)
    default: nil
    }
  }

  private static func float(of value: Value) -> Value? {
    switch value {
    case .float: value
    case .integer(let number): .float(Double(number))
    case .string(let text): Texts.float(text).map { .float($0) } ?? .null
    default: nil
    }
  }

  private static func boolean(of value: Value) -> Value? {
    switch value {
    case .boolean: return value
    case .integer(let number): return .boolean(number != 0)
    case .string(let text):
      switch Texts.trimmed(text, left: true, right: true).lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .null
      }
    default: return nil
    }
  }
}
