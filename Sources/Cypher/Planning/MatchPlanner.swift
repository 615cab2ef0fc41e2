/// The order in which a pattern is searched: where to begin, and which relationship to follow next.
///
/// Greedy: conditions as soon as they can be asked, then what is connected to what is known, then the cheapest new
/// beginning. Indices first, then the smallest label, then every node.
enum MatchStep: Sendable {
  enum Source: Sendable {
    case everything
    case label(String)
    case lookUp(MatchStage.LookUp)
  }

  case scan(slot: Int, Source)
  case labels(slot: Int, [String])
  /// Follows one relationship from a known node; `avoiding` holds the relationships already used.
  case expand(MatchStage.Relationship, from: Int, to: Int, isKnown: Bool, Direction, avoiding: [Int])
  case expandMany(MatchStage.Relationship, from: Int, to: Int, isKnown: Bool, Direction, avoiding: [Int])
  /// The relationship has a value already: its ends must fit.
  case fit(MatchStage.Relationship, isLeftKnown: Bool, isRightKnown: Bool, avoiding: [Int])
  case shortest(MatchStage.Relationship, avoiding: [Int])
  case condition(MatchStage.Condition)
  case path(MatchStage.Path)
}

struct MatchPlanner {
  private let stage: MatchStage
  private let graph: any PropertyGraph
  private var known: Set<Int>
  private var steps: [MatchStep] = []
  private var conditions: [MatchStage.Condition]
  private var relationships: [MatchStage.Relationship]
  private var paths: [MatchStage.Path]
  private var used: [Int] = []
  private var labels: [Int: [String]] = [:]

  static func plan(_ stage: MatchStage, over graph: any PropertyGraph) throws -> [MatchStep] {
    var planner = MatchPlanner(stage, graph)
    try planner.plan()
    return planner.steps
  }

  private init(_ stage: MatchStage, _ graph: any PropertyGraph) {
    self.stage = stage
    self.graph = graph
    known = stage.bound
    conditions = stage.conditions
    relationships = stage.relationships
    paths = stage.paths
    for node in stage.nodes { labels[node.slot, default: []] += node.labels }
  }

  private mutating func plan() throws {
    // Nodes that come with a value still have to be nodes, with these labels.
    var checked: Set<Int> = []
    for node in stage.nodes where known.contains(node.slot) && checked.insert(node.slot).inserted {
      steps.append(.labels(slot: node.slot, labels[node.slot] ?? []))
    }
    askConditions()
    while true {
      if let index = nextRelationship() {
        follow(relationships.remove(at: index))
      } else if let start = try cheapestStart() {
        begin(start.slot, start.source)
      } else {
        break
      }
      askConditions()
    }
    // Whatever is left cannot wait for anything more.
    steps += conditions.map { .condition($0) }
  }

  private mutating func askConditions() {
    for path in paths where path.nodes.allSatisfy(known.contains) && path.relationships.allSatisfy(known.contains) {
      steps.append(.path(path))
      known.insert(path.slot)
    }
    paths.removeAll { known.contains($0.slot) }
    let own = Set(stage.introduced)
    let ready = conditions.filter { $0.needs.allSatisfy { known.contains($0) || !own.contains($0) } }
    conditions.removeAll { $0.needs.allSatisfy { known.contains($0) || !own.contains($0) } }
    steps += ready.map { .condition($0) }
  }

  // MARK: Relationships

  /// The cheapest relationship that touches what is known: both ends known, then single, then of variable length.
  private func nextRelationship() -> Int? {
    var best: (index: Int, cost: Int)?
    for (index, relationship) in relationships.enumerated() {
      let ends = (known.contains(relationship.left) ? 1 : 0) + (known.contains(relationship.right) ? 1 : 0)
      let cost: Int
      if known.contains(relationship.slot) {
        cost = 0
      } else if relationship.shortest != nil {
        guard ends == 2 else { continue }
        cost = 5
      } else if ends == 0 {
        continue
      } else {
        cost = (relationship.length == nil ? 1 : 3) + (ends == 2 ? 0 : 1)
      }
      if cost < best?.cost ?? Int.max { best = (index, cost) }
    }
    return best?.index
  }

  private mutating func follow(_ relationship: MatchStage.Relationship) {
    let (left, right) = (relationship.left, relationship.right)
    let (isLeft, isRight) = (known.contains(left), known.contains(right))
    if known.contains(relationship.slot), relationship.shortest == nil {
      steps.append(.fit(relationship, isLeftKnown: isLeft, isRightKnown: isRight, avoiding: used))
      learn([isLeft ? nil : left, isRight ? nil : right])
    } else if relationship.shortest != nil {
      steps.append(.shortest(relationship, avoiding: used))
    } else {
      let (from, to) = isLeft ? (left, right) : (right, left)
      let direction = isLeft ? relationship.direction : relationship.direction.reversed
      let isKnown = known.contains(to)
      steps.append(
        relationship.length == nil
          ? .expand(relationship, from: from, to: to, isKnown: isKnown, direction, avoiding: used)
          : .expandMany(relationship, from: from, to: to, isKnown: isKnown, direction, avoiding: used))
      learn([isKnown ? nil : to])
    }
    known.insert(relationship.slot)
    used.append(relationship.slot)
  }

  private mutating func learn(_ slots: [Int?]) {
    for case let slot? in slots where known.insert(slot).inserted {
      if let names = labels[slot], !names.isEmpty { steps.append(.labels(slot: slot, names)) }
    }
  }

  // MARK: Beginnings

  private func cheapestStart() throws -> (slot: Int, source: MatchStep.Source)? {
    var best: (slot: Int, source: MatchStep.Source, cost: Int)?
    for node in stage.nodes where !known.contains(node.slot) {
      var (source, cost) = (MatchStep.Source.everything, Int.max)
      if let lookUp = conditions.compactMap(\.lookUp).first(where: { $0.node == node.slot && isReady($0) }) {
        (source, cost) = (.lookUp(lookUp), lookUp.property == nil ? 0 : 1)
      } else {
        cost = try graph.nodeCount()
        for label in labels[node.slot] ?? [] {
          let count = try graph.nodeCount(labelled: label)
          if count <= cost { (source, cost) = (.label(label), count) }
        }
      }
      if cost < best?.cost ?? Int.max { best = (node.slot, source, cost) }
    }
    return best.map { ($0.slot, $0.source) }
  }

  private func isReady(_ lookUp: MatchStage.LookUp) -> Bool {
    let own = Set(stage.introduced)
    guard lookUp.needs.allSatisfy({ known.contains($0) || !own.contains($0) }) else { return false }
    guard let property = lookUp.property else { return true }
    return graph.hasIndex(on: property)
  }

  private mutating func begin(_ slot: Int, _ source: MatchStep.Source) {
    steps.append(.scan(slot: slot, source))
    known.insert(slot)
    var names = labels[slot] ?? []
    if case .label(let label) = source { names.removeAll { $0 == label } }
    if !names.isEmpty { steps.append(.labels(slot: slot, names)) }
  }
}
