/// Functions over strings, counted in code points.
extension Functions {
  private static func change(
    _ name: String, _ compute: @escaping @Sendable (String) -> String
  ) -> (String, Function) {
    (
      name.lowercased(),
      Function(1...1, accepts: [[.string]], gives: .string) { arguments, run in
        let text = try string(name, arguments[0])
        try run.step(text.utf8.count / 64)
        return .string(compute(text))
      }
    )
  }

  private static func count(_ name: String, _ value: Value) throws(CypherError) -> Int {
    let count = try integer(name, value)
    guard count >= 0 else {
      throw CypherError.running(.argument, .negativeIntegerArgument, "\(name)() is given \(count), below zero")
    }
    return count
  }

  static let strings: [String: Function] = [
    "left": Function(2...2, accepts: [[.string], [.integer]], gives: .string) { arguments, _ in
      let text = try string("left", arguments[0])
      return .string(Texts.substring(text, from: 0, count: try count("left", arguments[1])))
    },
    "right": Function(2...2, accepts: [[.string], [.integer]], gives: .string) { arguments, _ in
      let text = try string("right", arguments[0])
      let start = text.unicodeScalars.count - (try count("right", arguments[1]))
      return .string(Texts.substring(text, from: max(0, start), count: nil))
    },
    "substring": Function(2...3, accepts: [[.string], [.integer], [.integer]], gives: .string) { arguments, _ in
      let text = try string("substring", arguments[0])
      let length = arguments.count > 2 ? try count("substring", arguments[2]) : nil
      return .string(Texts.substring(text, from: try count("substring", arguments[1]), count: length))
    },
    "replace": Function(3...3, accepts: [[.string], [.string], [.string]], gives: .string) { arguments, run in
      let (text, part) = (try string("replace", arguments[0]), try string("replace", arguments[1]))
      let replacement = try string("replace", arguments[2])
      let most = part.isEmpty ? 0 : text.utf8.count / part.utf8.count * replacement.utf8.count + text.utf8.count
      guard most <= Arithmetic.sizeLimit * 10 else {
        throw CypherError.running(.limit, .tooMuchMemory, "replace() could make a string of \(most) bytes")
      }
      try run.step(1 + most / 64)
      return .string(try Texts.replace(text, part, replacement, run))
    },
    "split": Function(2...2, accepts: [[.string], [.string]], gives: .list(.string)) { arguments, run in
      let pieces = try Texts.split(try string("split", arguments[0]), try string("split", arguments[1]), run)
      return .list(pieces.map { .string($0) })
    },
  ].merging(
    [
      change("toLower") { $0.lowercased() }, change("toUpper") { $0.uppercased() },
      change("lower") { $0.lowercased() }, change("upper") { $0.uppercased() },
      change("trim") { Texts.trimmed($0, left: true, right: true) },
      change("lTrim") { Texts.trimmed($0, left: true, right: false) },
      change("rTrim") { Texts.trimmed($0, left: false, right: true) },
    ]
  ) { first, _ in first }
}
