/// The syntax tree of a whole query: single queries joined by UNION.
struct QueryTree: Sendable {
  var branches: [SingleQuery]
  /// Whether UNION ALL joins them, which keeps duplicates. Never both in one query.
  var keepsDuplicates = false
}

/// Clauses from the first MATCH to RETURN.
struct SingleQuery: Sendable {
  var clauses: [Clause]
}

enum Clause: Sendable {
  case match(MatchClause)
  case unwind(Expression, variable: String, offset: Int)
  case with(Projection)
  case returning(Projection)

  struct MatchClause: Sendable {
    let isOptional: Bool
    let patterns: [PathPattern]
    let predicate: Expression?
    let offset: Int
  }
}

/// What WITH and RETURN say.
struct Projection: Sendable {
  struct Item: Sendable {
    let expression: Expression
    let alias: String?
    /// The text of the expression as written: the name of the column where there is no alias.
    let text: String
    let offset: Int

    var name: String { alias ?? text }
  }

  struct Order: Sendable {
    let expression: Expression
    let isDescending: Bool
  }

  var isDistinct = false
  /// `*`: every variable in scope, before the items.
  var isEverything = false
  var items: [Item] = []
  var order: [Order] = []
  var skip: Expression?
  var limit: Expression?
  /// WHERE after WITH.
  var predicate: Expression?
  let offset: Int
}

/// A path of a MATCH: nodes with the relationships between them.
struct PathPattern: Sendable {
  struct Node: Sendable {
    let variable: String?
    let labels: [String]
    let properties: [(key: String, value: Expression)]
    let offset: Int
  }

  struct Relationship: Sendable {
    let variable: String?
    let types: [String]
    let direction: Direction
    /// Hops of a variable-length relationship; nil for a single one.
    let length: Hops?
    let properties: [(key: String, value: Expression)]
    let offset: Int
  }

  /// How many relationships in a row; a lower bound above the upper one is allowed and matches nothing.
  struct Hops: Sendable {
    let lower: Int
    let upper: Int
  }

  enum Shortest: Sendable { case one, all }

  var variable: String?
  var shortest: Shortest?
  var nodes: [Node]
  var relationships: [Relationship]
  let offset: Int
}

/// Which way a relationship is followed, seen from the node on the left.
public enum Direction: Sendable {
  case outgoing, incoming, either

  var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .either: .either
    }
  }
}
