/// Functions over lists, and those that lists and strings share.
extension Functions {
  static let lists: [String: Function] = [
    "size": Function(1...1, accepts: [[.list(.any), .string, .map]], gives: .integer) { arguments, _ in
      switch arguments[0] {
      case .list(let values): return .integer(values.count)
      case .string(let text): return .integer(text.unicodeScalars.count)
      case .map(let entries): return .integer(entries.count)
      default: throw wrongArgument("size", arguments[0])
      }
    },
    "isempty": Function(1...1, accepts: [[.list(.any), .string, .map]], gives: .boolean) { arguments, _ in
      switch arguments[0] {
      case .list(let values): return .boolean(values.isEmpty)
      case .string(let text): return .boolean(text.isEmpty)
      case .map(let entries): return .boolean(entries.isEmpty)
      default: throw wrongArgument("isEmpty", arguments[0])
      }
    },
    "head": Function(1...1, accepts: [[.list(.any)]], result: .elementOfFirst) { arguments, _ in
      try Lists.elements(arguments[0])?.first ?? .null
    },
    "last": Function(1...1, accepts: [[.list(.any)]], result: .elementOfFirst) { arguments, _ in
      try Lists.elements(arguments[0])?.last ?? .null
    },
    "tail": Function(1...1, accepts: [[.list(.any)]], result: .sameAsFirst) { arguments, _ in
      .list(Array((try Lists.elements(arguments[0]) ?? []).dropFirst()))
    },
    "reverse": Function(1...1, accepts: [[.list(.any), .string]], result: .sameAsFirst) { arguments, _ in
      switch arguments[0] {
      case .list(let values): return .list(values.reversed())
      case .string(let text):
        return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
      default: throw wrongArgument("reverse", arguments[0])
      }
    },
    "range": Function(2...3, gives: .list(.integer)) { arguments, run in try Lists.range(arguments, run) },
  ]
}
