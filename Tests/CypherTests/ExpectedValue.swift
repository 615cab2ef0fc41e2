import Cypher

/// A value as the conformance suite writes it, nodes by their labels and properties.
indirect enum ExpectedValue: Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case float(String)
  case string(String)
  case list([ExpectedValue])
  case map([String: ExpectedValue])
  case node([String], [String: ExpectedValue])
  case relationship(String, [String: ExpectedValue])
  /// Nodes, and relationships with whether they point forward.
  case path([ExpectedValue], [ExpectedValue], [Bool])

  /// What the engine returned, in the same form.
  init(_ value: Value, _ graph: InMemoryGraph) {
    func map(_ entries: [String: Value]) -> [String: ExpectedValue] { entries.mapValues { ExpectedValue($0, graph) } }
    func node(_ id: Int) -> ExpectedValue { .node(graph.labels(of: id).sorted(), map(graph.properties(of: id))) }
    func relationship(_ value: Value.Relationship) -> ExpectedValue {
      .relationship(value.type, map(graph.properties(of: value)))
    }
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(Self.floatText(value))
    case .string(let value): self = .string(value)
    case .list(let values): self = .list(values.map { ExpectedValue($0, graph) })
    case .map(let entries): self = .map(map(entries))
    case .node(let value): self = node(value.id)
    case .relationship(let value): self = relationship(value)
    case .temporal(let value): self = .string(value.description)
    case .duration(let value): self = .string(value.description)
    case .path(let path):
      self = .path(
        path.nodes.map(node), path.relationships.map(relationship),
        path.relationships.enumerated().map { $1.start == path.nodes[$0] })
    }
  }

  static func floatText(_ value: Double) -> String { value.isNaN ? "nan" : value == 0 ? "0.0" : "\(value)" }

  /// Lists in any order count as equal.
  var withSortedLists: ExpectedValue {
    switch self {
    case .list(let values): .list(values.map(\.withSortedLists).sorted { "\($0)" < "\($1)" })
    default: self
    }
  }
}

/// Reads the cells of the suite's tables.
struct ExpectedValueReader {
  private let text: [Character]
  private var position = 0

  init(_ text: String) { self.text = Array(text) }

  static func read(_ text: String) -> ExpectedValue? {
    var reader = ExpectedValueReader(text)
    guard let value = reader.value() else { return nil }
    reader.skipBlanks()
    return reader.position == reader.text.count ? value : nil
  }

  private var current: Character? { position < text.count ? text[position] : nil }

  private mutating func skipBlanks() { while current?.isWhitespace == true { position += 1 } }

  private mutating func accept(_ character: Character) -> Bool {
    skipBlanks()
    guard current == character else { return false }
    position += 1
    return true
  }

  private mutating func word(_ allowed: (Character) -> Bool) -> String {
    var word = ""
    while let character = current, allowed(character) {
      word.append(character)
      position += 1
    }
    return word
  }

  private mutating func name() -> String {
    skipBlanks()
    if accept("`") {
      let name = word { $0 != "`" }
      position += 1
      return name
    }
    return word { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private mutating func value() -> ExpectedValue? {
    skipBlanks()
    switch current {
    case "'": return string()
    case "[": return list()
    case "{": return entries().map { .map($0) }
    case "(": return node()
    case "<": return path()
    default: return scalar()
    }
  }

  private mutating func scalar() -> ExpectedValue? {
    let word = word { $0.isLetter || $0.isNumber || "+-._".contains($0) }
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .float("nan")
    case "Inf": return .float("inf")
    case "-Inf": return .float("-inf")
    default:
      if let integer = Int(word) { return .integer(integer) }
      return Double(word).map { .float(ExpectedValue.floatText($0)) }
    }
  }

  private mutating func string() -> ExpectedValue? {
    position += 1
    var result = ""
    while let character = current {
      position += 1
      if character == "'" { return .string(result) }
      if character == "\\", let next = current {
        position += 1
        switch next {
        case "n": result += "\n"
        case "t": result += "\t"
        case "r": result += "\r"
        case "b": result += "\u{8}"
        case "f": result += "\u{c}"
        default: result.append(next)
        }
      } else {
        result.append(character)
      }
    }
    return nil
  }

  private mutating func list() -> ExpectedValue? {
    guard accept("[") else { return nil }
    if accept(":") {
      let type = name()
      skipBlanks()
      let properties = current == "{" ? entries() : [:]
      return accept("]") ? properties.map { .relationship(type, $0) } : nil
    }
    var values: [ExpectedValue] = []
    if accept("]") { return .list([]) }
    repeat {
      guard let value = value() else { return nil }
      values.append(value)
    } while accept(",")
    return accept("]") ? .list(values) : nil
  }

  private mutating func entries() -> [String: ExpectedValue]? {
    guard accept("{") else { return nil }
    var entries: [String: ExpectedValue] = [:]
    if accept("}") { return entries }
    repeat {
      let key = name()
      guard accept(":"), let value = value() else { return nil }
      entries[key] = value
    } while accept(",")
    return accept("}") ? entries : nil
  }

  private mutating func node() -> ExpectedValue? {
    guard accept("(") else { return nil }
    var labels: [String] = []
    while accept(":") { labels.append(name()) }
    skipBlanks()
    let properties = current == "{" ? entries() : [:]
    return accept(")") ? properties.map { .node(labels.sorted(), $0) } : nil
  }

  private mutating func path() -> ExpectedValue? {
    guard accept("<"), let first = node() else { return nil }
    var (nodes, relationships, forward) = ([first], [ExpectedValue](), [Bool]())
    while !accept(">") {
      let isBackward = accept("<")
      guard accept("-"), let relationship = list(), accept("-") else { return nil }
      if !isBackward { guard accept(">") else { return nil } }
      guard let next = node() else { return nil }
      relationships.append(relationship)
      forward.append(!isBackward)
      nodes.append(next)
    }
    return .path(nodes, relationships, forward)
  }
}
