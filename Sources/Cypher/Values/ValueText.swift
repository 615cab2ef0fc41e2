extension Value {
  /// The value as it would be written in a query. Nodes, relationships and paths have no literal; they show their ids.
  public var literalText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): Value.text(of: value)
    case .string(let value): Value.quoted(value)
    case .list(let values): "[" + values.map(\.literalText).joined(separator: ", ") + "]"
    case .map(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { quotedName($0.key) + ": " + $0.value.literalText }
        .joined(separator: ", ") + "}"
    case .node(let node): "(#\(node.id))"
    case .relationship(let relationship): "[:\(quotedName(relationship.type)) #\(relationship.id)]"
    case .path(let path):
      "<"
        + path.nodes.enumerated().map { index, node in
          guard index > 0 else { return "(#\(node))" }
          let step = path.relationships[index - 1]
          let arrow = step.start == path.nodes[index - 1] ? ("-", "->") : ("<-", "-")
          return arrow.0 + "[:\(quotedName(step.type))]" + arrow.1 + "(#\(node))"
        }.joined() + ">"
    case .temporal(let value): Value.quoted(value.description)
    case .duration(let value): Value.quoted(value.description)
    }
  }

  /// A float keeps its point: "1.0", "1.5e300", "NaN".
  static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}

extension Value {
  /// A calendar day from its ISO text ("2024-12-18", also with a time after it); nil when it is none.
  public static func date(_ text: String) -> Value? {
    let day = text.prefix { $0 != "T" && $0 != " " }
    return TemporalReader.read(String(day), as: .date).map { .temporal($0) }
  }

  /// A value as people type it: a number, true, false, null, a quoted string, a list or a map of them. Everything else
  /// is the text itself, so that a name needs no quotes.
  public init(typed text: String) {
    guard var parser = try? Parser(QuerySource(text)), let expression = try? parser.expression(),
      parser.current.kind == .end, let value = expression.constant
    else {
      self = .string(text)
      return
    }
    self = value
  }
}

extension Expression {
  /// The value of a literal; nil for everything that has to be computed.
  fileprivate var constant: Value? {
    switch kind {
    case .literal(let value): return value
    case .list(let items):
      let values = items.compactMap(\.constant)
      return values.count == items.count ? .list(values) : nil
    case .map(let entries):
      var values: [String: Value] = [:]
      for entry in entries {
        guard let value = entry.value.constant else { return nil }
        values[entry.key] = value
      }
      return .map(values)
    default: return nil
    }
  }
}
