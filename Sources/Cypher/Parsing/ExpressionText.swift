/// Expressions as text in one canonical spelling: equal trees give equal texts, and reading the text gives the tree.
///
/// Aggregation compares expressions by it, EXPLAIN shows it.
extension Expression {
  var text: String {
    switch kind {
    case .literal(let value): value.literalText
    case .parameter(let name): "$" + quotedName(name)
    case .variable(let name): quotedName(name)
    case .property(let base, let key): base.operandText + "." + quotedName(key)
    case .hasLabels(let base, let labels): "(" + base.operandText + labelText(labels) + ")"
    case .index(let base, let index): base.operandText + "[" + index.text + "]"
    case .slice(let base, let from, let to):
      base.operandText + "[" + (from?.text ?? "") + ".." + (to?.text ?? "") + "]"
    case .list(let items): "[" + commas(items) + "]"
    case .map(let entries): mapText(entries)
    case .unary(let operation, let operand):
      "(" + operation.rawValue + (operation == .not ? " " : "") + operand.operandText + ")"
    case .binary(let operation, let left, let right): "(\(left.text) \(operation.rawValue) \(right.text))"
    case .comparison(let first, let rest):
      "(" + first.text + rest.map { " \($0.symbol.rawValue) \($0.operand.text)" }.joined() + ")"
    case .isNull(let operand, let negated): "(" + operand.text + (negated ? " IS NOT NULL)" : " IS NULL)")
    case .call(let call): call.name + "(" + (call.isDistinct ? "DISTINCT " : "") + commas(call.arguments) + ")"
    case .countAll: "count(*)"
    case .cases(let subject, let branches, let otherwise):
      "CASE" + (subject.map { " " + $0.text } ?? "")
        + branches.map { " WHEN \($0.when.text) THEN \($0.then.text)" }.joined()
        + (otherwise.map { " ELSE " + $0.text } ?? "") + " END"
    case .quantifier(let quantifier, let variable, let list, let predicate):
      "\(quantifier.rawValue)(\(quotedName(variable)) IN \(list.text)" + optional(" WHERE ", predicate) + ")"
    case .listComprehension(let variable, let list, let predicate, let projection):
      "[\(quotedName(variable)) IN \(list.text)" + optional(" WHERE ", predicate) + optional(" | ", projection) + "]"
    case .patternComprehension(let pattern, let predicate, let projection):
      "[" + pattern.text + optional(" WHERE ", predicate) + " | " + projection.text + "]"
    case .reduce(let accumulator, let initial, let variable, let list, let body):
      "reduce(\(quotedName(accumulator)) = \(initial.text), \(quotedName(variable)) IN \(list.text) | \(body.text))"
    case .pattern(let pattern), .shortestPath(let pattern): pattern.text
    case .exists(let tree): "EXISTS { " + tree.text + " }"
    }
  }

  /// In front of a look-up a sign or a literal needs parentheses.
  private var operandText: String {
    switch kind {
    case .literal, .exists, .pattern: "(" + text + ")"
    default: text
    }
  }

  private func commas(_ items: [Expression]) -> String { items.map(\.text).joined(separator: ", ") }
  private func optional(_ word: String, _ part: Expression?) -> String { part.map { word + $0.text } ?? "" }
}

private func mapText(_ entries: [(key: String, value: Expression)]) -> String {
  "{" + entries.map { quotedName($0.key) + ": " + $0.value.text }.joined(separator: ", ") + "}"
}

private func labelText(_ labels: [String]) -> String { labels.map { ":" + quotedName($0) }.joined() }

/// A name as it stands in a query: in backticks when it is not a plain word.
func quotedName(_ name: String) -> String {
  let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte))
  }
  if isPlain && !name.isEmpty && !Parser.reserved.contains(name.uppercased()) { return name }
  return "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
}

extension PathPattern {
  var text: String {
    var text = nodes[0].text
    for (relationship, node) in zip(relationships, nodes.dropFirst()) { text += relationship.text + node.text }
    if let shortest { text = (shortest == .one ? "shortestPath(" : "allShortestPaths(") + text + ")" }
    return (variable.map { quotedName($0) + " = " } ?? "") + text
  }
}

extension PathPattern.Node {
  var text: String {
    "(" + (variable.map(quotedName) ?? "") + labelText(labels) + (properties.isEmpty ? "" : mapText(properties)) + ")"
  }
}

extension PathPattern.Relationship {
  var text: String {
    var inside = (variable.map(quotedName) ?? "")
    if !types.isEmpty { inside += ":" + types.map(quotedName).joined(separator: "|") }
    if let length {
      inside += "*\(length.lower).." + (length.upper == Parser.endless ? "" : "\(length.upper)")
    }
    if !properties.isEmpty { inside += mapText(properties) }
    return (direction == .incoming ? "<-[" : "-[") + inside + (direction == .outgoing ? "]->" : "]-")
  }
}

extension QueryTree {
  var text: String {
    branches.map { $0.clauses.map(\.text).joined(separator: " ") }
      .joined(separator: keepsDuplicates ? " UNION ALL " : " UNION ")
  }
}

extension Clause {
  var text: String {
    switch self {
    case .match(let match):
      (match.isOptional ? "OPTIONAL MATCH " : "MATCH ") + match.patterns.map(\.text).joined(separator: ", ")
        + (match.predicate.map { " WHERE " + $0.text } ?? "")
    case .unwind(let list, let variable, _): "UNWIND " + list.text + " AS " + quotedName(variable)
    case .with(let projection): "WITH " + projection.text
    case .returning(let projection): "RETURN " + projection.text
    }
  }
}

extension Projection {
  var text: String {
    var columns = items.map { $0.expression.text + ($0.alias.map { " AS " + quotedName($0) } ?? "") }
    if isEverything { columns.insert("*", at: 0) }
    var text = (isDistinct ? "DISTINCT " : "") + columns.joined(separator: ", ")
    if !order.isEmpty {
      text += " ORDER BY " + order.map { $0.expression.text + ($0.isDescending ? " DESC" : "") }.joined(separator: ", ")
    }
    if let skip { text += " SKIP " + skip.text }
    if let limit { text += " LIMIT " + limit.text }
    if let predicate { text += " WHERE " + predicate.text }
    return text
  }
}
