internal import Foundation

/// Functions over numbers.
extension Functions {
  private static let number: [[StaticType]] = [[.integer, .float]]

  private static func of(_ name: String, _ compute: @escaping @Sendable (Double) -> Double) -> (String, Function) {
    (
      name,
      Function(1...1, accepts: number, gives: .float) { arguments, _ in
        .float(compute(try double(name, arguments[0])))
      }
    )
  }

  static let numbers: [String: Function] = [
    "abs": Function(1...1, accepts: number, result: .sameAsFirst) { arguments, _ in
      guard case .integer(let value) = arguments[0] else { return .float(abs(try double("abs", arguments[0]))) }
      guard value != .min else {
        throw CypherError.running(.arithmetic, .integerOverflow, "abs() of the smallest integer does not fit")
      }
      return .integer(abs(value))
    },
    "sign": Function(1...1, accepts: number, gives: .integer) { arguments, _ in
      let value = try double("sign", arguments[0])
      return .integer(value > 0 ? 1 : value < 0 ? -1 : 0)
    },
    "round": Function(1...2, accepts: number + number, gives: .float) { arguments, _ in
      let value = try double("round", arguments[0])
      let digits = arguments.count > 1 ? try integer("round", arguments[1]) : 0
      guard digits != 0 else { return .float((value + 0.5).rounded(.down)) }
      let scale = pow(10, Double(min(max(digits, -300), 300)))
      let scaled = (value * scale).rounded()
      return .float(scaled.isFinite ? scaled / scale : value)
    },
    "rand": Function(0...0, gives: .float) { _, run in .float(run.nextRandom()) },
    "pi": Function(0...0, gives: .float) { _, _ in .float(.pi) },
    "e": Function(0...0, gives: .float) { _, _ in .float(M_E) },
    "isnan": Function(1...1, accepts: number, gives: .boolean) { arguments, _ in
      .boolean(try double("isNaN", arguments[0]).isNaN)
    },
    "atan2": Function(2...2, accepts: number + number, gives: .float) { arguments, _ in
      .float(atan2(try double("atan2", arguments[0]), try double("atan2", arguments[1])))
    },
  ].merging(
    [
      of("ceil") { $0.rounded(.up) }, of("floor") { $0.rounded(.down) }, of("sqrt") { $0.squareRoot() }, of("exp", exp),
      of("log", log), of("log10", log10), of("sin", sin), of("cos", cos), of("tan", tan), of("cot") { 1 / tan($0) },
      of("asin", asin), of("acos", acos), of("atan", atan), of("degrees") { $0 * 180 / .pi },
      of("radians") { $0 * .pi / 180 }, of("haversin") { (1 - cos($0)) / 2 },
    ]
  ) { first, _ in first }
}
