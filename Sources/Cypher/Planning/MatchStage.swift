/// A MATCH, a pattern predicate or the pattern of a comprehension, before an order of search has been chosen.
struct MatchStage: Sendable {
  struct Node: Sendable {
    let slot: Int
    let name: String
    let labels: [String]
  }

  struct Relationship: Sendable {
    let slot: Int
    let name: String
    let types: [String]
    let direction: Direction
    let length: PathPattern.Hops?
    let left: Int
    let right: Int
    /// What every relationship of a variable-length one must have; for single ones these are conditions.
    let properties: [(key: String, value: Evaluation)]
    let shortest: PathPattern.Shortest?
  }

  struct Path: Sendable {
    let slot: Int
    let nodes: [Int]
    let relationships: [Int]
  }

  /// A condition, and what must be known before it can be asked.
  struct Condition: Sendable {
    let evaluate: Evaluation
    let needs: Set<Int>
    let text: String
    let lookUp: LookUp?
  }

  /// A condition that names the value of a property, so that an index can find the node.
  struct LookUp: Sendable {
    let node: Int
    /// Nil for `id(n)`.
    let property: String?
    let value: Evaluation
    /// The value is a list of which one must fit.
    let isList: Bool
    let needs: Set<Int>
  }

  /// Tells the plans of one run apart.
  let id: Int
  let isOptional: Bool
  let nodes: [Node]
  let relationships: [Relationship]
  let paths: [Path]
  let conditions: [Condition]
  /// Slots that have values before the stage runs.
  let bound: Set<Int>
  /// What is null when an optional match finds nothing.
  let introduced: [Int]
}
