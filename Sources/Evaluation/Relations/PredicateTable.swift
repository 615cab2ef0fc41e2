internal import EvaluationFiles
internal import Foundation
public import GraphSchema

/// Which property of a corpus is which relation of the catalogue.
///
/// Made by reading the definitions of both. A property may be said by several predicates: the ones that mean it, or
/// more ("head of state of" implies "citizen of").
public struct PredicateTable: Sendable {
  public enum Direction: String, Sendable {
    /// Subject and object stand as in the catalogue.
    case forward
    /// They stand the other way round.
    case inverse
    /// It means the same either way round, and files state it in both: one fact.
    case either
    /// The two are one entity for us: "Mexican" and Mexico.
    case same
    /// Nothing in the catalogue means it.
    case none
  }

  public struct Row: Sendable {
    public let property: String
    public let direction: Direction
    /// Ids of the catalogue, the closest first.
    public let predicates: [GraphSchema.Predicate.ID]
  }

  /// "dwie"
  public let name: String
  private let rows: [String: Row]

  /// - Throws: `EvaluationError` with `.malformed` and the line.
  public init(_ lines: GoldLines, name: String, catalogue: Catalogue) throws(EvaluationError) {
    var rows: [String: Row] = [:]
    for (number, line) in lines.lines.enumerated().dropFirst() where !line.isEmpty {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 4, let direction = Direction(rawValue: String(columns[1])) else {
        throw lines.error(
          "the line is not a property, a direction, predicates and a meaning", line: number,
          remedy: "part four columns by tabs; directions are forward, inverse, either, same and none")
      }
      let predicates = columns[2].split(separator: " ").map(String.init)
      if let unknown = predicates.first(where: { catalogue[$0] == nil }) {
        throw lines.error(
          "no relation is called '\(unknown)'", line: number, remedy: "see Schema/Vocabulary/README.md for their ids")
      }
      rows[String(columns[0])] = Row(property: String(columns[0]), direction: direction, predicates: predicates)
    }
    self.name = name
    self.rows = rows
  }

  public subscript(property: String) -> Row? { rows[property] }

  /// Every property that the table lists, sorted.
  public var properties: [String] { rows.keys.sorted() }

  /// The tables inside the executable.
  ///
  /// - Throws: `EvaluationError` when one of them is broken, which a test would have found.
  public static func embedded(catalogue: Catalogue) throws(EvaluationError) -> [PredicateTable] {
    var tables: [PredicateTable] = []
    for (name, file) in [
      ("dwie", kith_predicates_dwie()), ("wikidata", kith_predicates_wikidata()),
      ("knowledgenet", kith_predicates_knowledgenet()), ("conll04", kith_predicates_conll04()),
    ] {
      let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      tables.append(try PredicateTable(GoldLines(text, file: "\(name).tsv"), name: name, catalogue: catalogue))
    }
    return tables
  }

  /// The table that lists the most of some properties; the first of equals.
  ///
  /// - Throws: `EvaluationError` with `.choice` where none lists any.
  public static func fitting(
    _ properties: Set<String>, among tables: [PredicateTable], file: String
  ) throws(EvaluationError) -> PredicateTable {
    var best: (known: Int, table: PredicateTable)?
    for table in tables {
      let known = properties.count { table[$0] != nil }
      if known > best?.known ?? 0 { best = (known, table) }
    }
    guard let best else {
      throw EvaluationError(
        .choice, "no table says what the relations of the file are in the catalogue", place: file,
        remedy: "the tables are \(tables.map(\.name).joined(separator: ", ")), in Sources/EvaluationFiles/Predicates")
    }
    return best.table
  }
}
