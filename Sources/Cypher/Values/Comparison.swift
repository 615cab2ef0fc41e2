/// The three comparisons of openCypher: `=` and `<` with three-valued logic, and the total order of `ORDER BY`.
extension Value {
  /// `=`: nil stands for null, that is "not known".
  static func equals(_ one: Value, _ other: Value) -> Bool? {
    switch (one, other) {
    case (.null, _), (_, .null): return nil
    case (.float(let a), .float(let b)): return a == b
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      return allEqual(zip(a, b).lazy.map { equals($0, $1) })
    case (.map(let a), .map(let b)):
      guard a.count == b.count, a.keys.allSatisfy({ b[$0] != nil }) else { return false }
      return allEqual(a.lazy.map { equals($0.value, b[$0.key] ?? .null) })
    default: return one == other
    }
  }

  private static func allEqual(_ results: some Sequence<Bool?>) -> Bool? {
    var isKnown = true
    for result in results {
      guard let result else {
        isKnown = false
        continue
      }
      if !result { return false }
    }
    return isKnown ? true : nil
  }

  /// `<`, `<=`, `>`, `>=`: nil where the two cannot be compared, which the language calls null.
  static func compare(_ one: Value, _ other: Value, _ accepts: (Order) -> Bool) -> Bool? {
    switch order(one, other) {
    case .known(let order): accepts(order)
    case .notANumber: false
    case .unknown: nil
    }
  }

  enum Order: Int {
    case less = -1
    case same, more
  }
  private enum Compared {
    case known(Order)
    case unknown, notANumber
  }

  private static func order(_ one: Value, _ other: Value) -> Compared {
    switch (one, other) {
    case (.integer(let a), .integer(let b)): return .known(order(a, b))
    case (.integer, .float), (.float, .integer), (.float, .float):
      if one.isNotANumber || other.isNotANumber { return .notANumber }
      return .known(numberOrder(one, other))
    case (.string(let a), .string(let b)): return .known(textOrder(a, b))
    case (.boolean(let a), .boolean(let b)): return .known(order(a ? 1 : 0, b ? 1 : 0))
    case (.temporal(let a), .temporal(let b)) where a.kind == b.kind: return .known(order(a.sortKey, b.sortKey))
    case (.list(let a), .list(let b)):
      for (x, y) in zip(a, b) {
        switch order(x, y) {
        case .known(.same): continue
        case .known(let order): return .known(order)
        case .unknown, .notANumber:
          if equals(x, y) == true { continue }
          return .unknown
        }
      }
      return .known(order(a.count, b.count))
    default: return .unknown
    }
  }

  private var isNotANumber: Bool { if case .float(let value) = self { value.isNaN } else { false } }

  static func order<T: Comparable>(_ a: T, _ b: T) -> Order { a < b ? .less : a > b ? .more : .same }

  /// By code point, as the specification wants it, not by locale.
  static func textOrder(_ a: String, _ b: String) -> Order {
    var one = a.utf8.makeIterator()
    var other = b.utf8.makeIterator()
    while true {
      switch (one.next(), other.next()) {
      case (nil, nil): return .same
      case (nil, _): return .less
      case (_, nil): return .more
      case (let x?, let y?): if x != y { return x < y ? .less : .more }
      }
    }
  }

  /// Integers and floats on one line, without losing the low bits of large integers.
  private static func numberOrder(_ one: Value, _ other: Value) -> Order {
    switch (one, other) {
    case (.integer(let a), .integer(let b)): return order(a, b)
    case (.float(let a), .float(let b)): return order(a, b)
    case (.integer(let a), .float(let b)):
      if b >= 0x1p63 { return .less }
      if b < -0x1p63 { return .more }
      let whole = order(a, Int(b.rounded(.down)))
      return whole == .same && b != b.rounded(.down) ? .less : whole
    case (.float, .integer):
      return Order(rawValue: -numberOrder(other, one).rawValue) ?? .same
    default: return .same
    }
  }

  // MARK: The total order

  /// The order of `ORDER BY`, `min` and `max`, over values of every kind; null comes last.
  static func totalOrder(_ one: Value, _ other: Value) -> Order {
    let ranks = (one.rank, other.rank)
    if ranks.0 != ranks.1 { return order(ranks.0, ranks.1) }
    switch (one, other) {
    case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
      return numberOrder(one, other)
    case (.string(let a), .string(let b)): return textOrder(a, b)
    case (.boolean(let a), .boolean(let b)): return order(a ? 1 : 0, b ? 1 : 0)
    case (.node(let a), .node(let b)): return order(a.id, b.id)
    case (.relationship(let a), .relationship(let b)): return order(a.id, b.id)
    case (.temporal(let a), .temporal(let b)): return order(a.sortKey, b.sortKey)
    case (.duration(let a), .duration(let b)): return order(a.sortKey, b.sortKey)
    case (.list(let a), .list(let b)): return lists(a, b)
    case (.path(let a), .path(let b)):
      let lengths = order(a.relationships.count, b.relationships.count)
      if lengths != .same { return lengths }
      return lists(a.nodes.map { .integer($0) }, b.nodes.map { .integer($0) })
    case (.map(let a), .map(let b)):
      let keys = (a.keys.sorted(), b.keys.sorted())
      let byKeys = lists(keys.0.map { .string($0) }, keys.1.map { .string($0) })
      if byKeys != .same { return byKeys }
      return lists(keys.0.map { a[$0] ?? .null }, keys.1.map { b[$0] ?? .null })
    default: return .same
    }
  }

  private static func lists(_ a: [Value], _ b: [Value]) -> Order {
    for (x, y) in zip(a, b) {
      let order = totalOrder(x, y)
      if order != .same { return order }
    }
    return order(a.count, b.count)
  }

  private var rank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .temporal(let value): 5 + value.kind.rank
    case .duration: 10
    case .string: 11
    case .boolean: 12
    case .integer: 13
    case .float(let value): value.isNaN ? 14 : 13
    case .null: 15
    }
  }
}
