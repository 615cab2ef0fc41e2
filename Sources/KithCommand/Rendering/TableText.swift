internal import GraphQuery
internal import GraphSchema

/// The answer of a query as a table for the eye, or as CSV.
enum TableText {
  /// Columns as wide as their longest cell, two blanks between them; a plan is printed line by line.
  static func render(_ table: QueryTable) -> String {
    let cells = table.rows.map { $0.map { text($0).replacing("\n", with: " ") } }
    if table.columns == ["plan"] { return cells.map { $0[0] }.joined(separator: "\n") }
    guard !cells.isEmpty else { return "No rows." }
    let widths = table.columns.indices.map { column in
      ([table.columns[column]] + cells.map { $0[column] }).map(\.count).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (index, cell) in cells.enumerated() {
        line += cell
        if index < cells.count - 1 { line += String(repeating: " ", count: widths[index] - cell.count + 2) }
      }
      return line
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([table.columns, rule] + cells).map(line).joined(separator: "\n")
  }

  /// RFC 4180: commas, quotes where they are needed, one heading, line ends of LF. Null is empty.
  static func csv(_ table: QueryTable) -> String {
    func field(_ text: String) -> String {
      guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    let lines = [table.columns] + table.rows.map { $0.map { $0 == .null ? "" : text($0) } }
    return lines.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// An entity is its name, a relation reads from subject to object.
  static func text(_ cell: QueryTable.Cell) -> String {
    switch cell {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): "\(value)"
    case .text(let text): text
    case .list(let cells): "[" + cells.map(text).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .entity(let entity): entity.name
    case .relation(let relation): "\(relation.subject) \(relation.label) \(relation.object)"
    case .path(let entities, let relations): path(entities, relations)
    }
  }

  private static func path(_ entities: [QueryTable.EntityCell], _ relations: [QueryTable.RelationCell]) -> String {
    var text = entities.first?.name ?? ""
    for (index, relation) in relations.enumerated() {
      let isForward = relation.key.subject == entities[index].id
      text += (isForward ? " -[" : " <-[") + relation.label + (isForward ? "]-> " : "]- ") + entities[index + 1].name
    }
    return text
  }
}
