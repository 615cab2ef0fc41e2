/// Searches one pattern, step by step, going back where a step finds nothing.
final class Matcher {
  typealias Emit = (inout Row) throws -> Bool

  private let stage: MatchStage
  private let steps: [MatchStep]
  /// The run owns its matchers, and they end with it.
  private unowned let run: Run

  init(stage: MatchStage, steps: [MatchStep], run: Run) {
    self.stage = stage
    self.steps = steps
    self.run = run
  }

  private var graph: any PropertyGraph { run.graph }

  /// - Returns: whether more rows are wanted.
  func search(_ row: inout Row, emit: Emit) throws -> Bool { try search(0, &row, emit) }

  private func search(_ index: Int, _ row: inout Row, _ emit: Emit) throws -> Bool {
    guard index < steps.count else { return try emit(&row) }
    try run.step()
    switch steps[index] {
    case .scan(let slot, let source):
      for node in try nodes(source, &row) {
        try run.step()
        row[slot] = .node(Value.Node(node))
        guard try search(index + 1, &row, emit) else { return false }
      }
      return true
    case .labels(let slot, let labels):
      guard let node = try node(row[slot]) else { return true }
      if !labels.isEmpty {
        let own = try graph.labels(of: node)
        guard labels.allSatisfy(own.contains) else { return true }
      }
      return try search(index + 1, &row, emit)
    case .expand(let relationship, let from, let to, let isKnown, let direction, let avoiding):
      guard let node = try node(row[from]) else { return true }
      let target = isKnown ? try self.node(row[to]) : nil
      for found in try graph.relationships(of: node, direction, types: relationship.types) {
        try run.step()
        let other = found.opposite(node)
        if isKnown, other != target { continue }
        if isUsed(found, in: row, avoiding) { continue }
        row[relationship.slot] = .relationship(found)
        if !isKnown { row[to] = .node(Value.Node(other)) }
        guard try search(index + 1, &row, emit) else { return false }
      }
      return true
    case .expandMany(let relationship, let from, let to, let isKnown, let direction, let avoiding):
      return try expandMany(index, relationship, from, to, isKnown, direction, avoiding, &row, emit)
    case .fit(let relationship, let isLeftKnown, let isRightKnown, let avoiding):
      return try fit(index, relationship, isLeftKnown, isRightKnown, avoiding, &row, emit)
    case .shortest(let relationship, let avoiding):
      return try shortest(index, relationship, avoiding, &row, emit)
    case .condition(let condition):
      guard try Logic.truth(condition.evaluate(&row, run)) == true else { return true }
      return try search(index + 1, &row, emit)
    case .path(let path):
      row[path.slot] = self.path(path, in: row)
      return try search(index + 1, &row, emit)
    }
  }

  /// Nil for null, which an OPTIONAL MATCH may have left.
  private func node(_ value: Value) throws -> Int? {
    switch value {
    case .node(let node): return node.id
    case .null: return nil
    default: throw CypherError.wrongType("\(value.kindName) stands where a node should be")
    }
  }

  private func nodes(_ source: MatchStep.Source, _ row: inout Row) throws -> [Int] {
    switch source {
    case .everything: return try graph.nodes()
    case .label(let label): return try graph.nodes(labelled: label)
    case .lookUp(let lookUp):
      let value = try lookUp.value(&row, run)
      guard lookUp.isList else { return try nodes(lookUp, value) }
      guard case .list(let values) = value else { return [] }
      var seen: Set<Int> = []
      return try values.flatMap { try nodes(lookUp, $0) }.filter { seen.insert($0).inserted }
    }
  }

  private func nodes(_ lookUp: MatchStage.LookUp, _ value: Value) throws -> [Int] {
    if value.isNull { return [] }
    if let property = lookUp.property { return try graph.nodes(where: property, equals: value) }
    guard case .integer(let id) = value else { return [] }
    // Whether there is such a node only the graph knows; the list of all is in its order.
    return try graph.nodes().contains(id) ? [id] : []
  }

  /// Whether another relationship of this MATCH holds it already.
  private func isUsed(_ relationship: Value.Relationship, in row: Row, _ slots: [Int]) -> Bool {
    slots.contains { slot in
      switch row[slot] {
      case .relationship(let other): other == relationship
      case .list(let others):
        others.contains { if case .relationship(let other) = $0 { other == relationship } else { false } }
      default: false
      }
    }
  }

  private func has(_ relationship: Value.Relationship, _ wanted: [(key: String, value: Value)]) throws -> Bool {
    for (key, value) in wanted {
      guard Value.equals(try graph.property(key, of: relationship), value) == true else { return false }
    }
    return true
  }

  private func wanted(_ relationship: MatchStage.Relationship, _ row: inout Row) throws -> [(key: String, value: Value)]
  {
    var result: [(key: String, value: Value)] = []
    for property in relationship.properties { result.append((property.key, try property.value(&row, run))) }
    return result
  }

  private func path(_ path: MatchStage.Path, in row: Row) -> Value {
    guard case .node(let first) = row[path.nodes[0]] else { return .null }
    var nodes = [first.id]
    var relationships: [Value.Relationship] = []
    func append(_ relationship: Value.Relationship) {
      relationships.append(relationship)
      nodes.append(relationship.opposite(nodes[nodes.count - 1]))
    }
    for slot in path.relationships {
      switch row[slot] {
      case .relationship(let relationship): append(relationship)
      case .list(let list): for case .relationship(let relationship) in list { append(relationship) }
      default: return .null
      }
    }
    return .path(Value.Path(nodes: nodes, relationships: relationships))
  }
}

extension Matcher {
  // MARK: Relationships that are known

  private func fit(
    _ index: Int, _ relationship: MatchStage.Relationship, _ isLeftKnown: Bool, _ isRightKnown: Bool,
    _ avoiding: [Int], _ row: inout Row, _ emit: Emit
  ) throws -> Bool {
    let chain: [Value.Relationship]
    switch row[relationship.slot] {
    case .relationship(let one) where relationship.length == nil: chain = [one]
    case .list(let list) where relationship.length != nil:
      chain = list.compactMap { if case .relationship(let one) = $0 { one } else { nil } }
      guard chain.count == list.count else { return true }
    default: return true
    }
    if let length = relationship.length, chain.count < length.lower || chain.count > length.upper { return true }
    let wanted = try wanted(relationship, &row)
    for one in chain {
      guard relationship.types.isEmpty || relationship.types.contains(one.type), try has(one, wanted),
        !isUsed(one, in: row, avoiding)
      else { return true }
    }
    for (left, right) in ends(of: chain, relationship.direction) {
      if isLeftKnown, try node(row[relationship.left]) != left { continue }
      if isRightKnown, try node(row[relationship.right]) != right { continue }
      if relationship.left == relationship.right, left != right { continue }
      if !isLeftKnown { row[relationship.left] = .node(Value.Node(left)) }
      if !isRightKnown { row[relationship.right] = .node(Value.Node(right)) }
      guard try search(index + 1, &row, emit) else { return false }
    }
    return true
  }

  /// The pairs of nodes between which relationships make one path in the order given.
  private func ends(of chain: [Value.Relationship], _ direction: Direction) -> [(Int, Int)] {
    guard let first = chain.first else { return [] }
    let starts: [Int]
    switch direction {
    case .outgoing: starts = [first.start]
    case .incoming: starts = [first.end]
    case .either: starts = first.start == first.end ? [first.start] : [first.start, first.end]
    }
    return starts.compactMap { start in
      var node = start
      for one in chain {
        switch direction {
        case .outgoing: guard one.start == node else { return nil }
        case .incoming: guard one.end == node else { return nil }
        case .either: guard one.start == node || one.end == node else { return nil }
        }
        node = one.opposite(node)
      }
      return (start, node)
    }
  }

  // MARK: Variable length

  /// Depth first with a stack of its own: a path may be longer than the stack of a thread allows.
  private func expandMany(
    _ index: Int, _ relationship: MatchStage.Relationship, _ from: Int, _ to: Int, _ isKnown: Bool,
    _ direction: Direction, _ avoiding: [Int], _ row: inout Row, _ emit: Emit
  ) throws -> Bool {
    guard let start = try node(row[from]), let length = relationship.length, length.lower <= length.upper else {
      return true
    }
    let target = isKnown ? try node(row[to]) : nil
    if isKnown && target == nil { return true }
    let wanted = try wanted(relationship, &row)
    // A path that is searched from its right end is given from left to right.
    let isReversed = from == relationship.right && from != relationship.left
    var chain: [Value.Relationship] = []
    var onPath: Set<Int> = []
    var stack: [(node: Int, edges: [Value.Relationship], next: Int)] = []

    func found(_ node: Int, _ row: inout Row) throws -> Bool {
      guard chain.count >= length.lower, target == nil || target == node else { return true }
      let ordered = isReversed ? chain.reversed() : chain
      row[relationship.slot] = .list(ordered.map { .relationship($0) })
      if !isKnown { row[to] = .node(Value.Node(node)) }
      return try search(index + 1, &row, emit)
    }

    guard try found(start, &row) else { return false }
    guard length.upper > 0 else { return true }
    stack.append((start, try graph.relationships(of: start, direction, types: relationship.types), 0))
    while let top = stack.last {
      guard top.next < top.edges.count else {
        stack.removeLast()
        if let last = chain.popLast() { onPath.remove(last.id) }
        continue
      }
      stack[stack.count - 1].next += 1
      try run.step()
      let edge = top.edges[top.next]
      guard !onPath.contains(edge.id), try has(edge, wanted), !isUsed(edge, in: row, avoiding) else { continue }
      let node = edge.opposite(top.node)
      chain.append(edge)
      onPath.insert(edge.id)
      guard try found(node, &row) else { return false }
      if chain.count < length.upper {
        stack.append((node, try graph.relationships(of: node, direction, types: relationship.types), 0))
      } else {
        chain.removeLast()
        onPath.remove(edge.id)
      }
    }
    return true
  }

  // MARK: Shortest paths

  private func shortest(
    _ index: Int, _ relationship: MatchStage.Relationship, _ avoiding: [Int], _ row: inout Row, _ emit: Emit
  ) throws -> Bool {
    guard let start = try node(row[relationship.left]), let end = try node(row[relationship.right]) else { return true }
    let wanted = try wanted(relationship, &row)
    let fixed = row
    let search = ShortestPaths(
      run: run, direction: relationship.direction, types: relationship.types,
      longest: relationship.length?.upper ?? 1, allowsNone: relationship.length?.lower == 0
    ) { edge in try self.has(edge, wanted) && !self.isUsed(edge, in: fixed, avoiding) }
    var wantsMore = true
    _ = try search.paths(from: start, to: end) { chain in
      row[relationship.slot] =
        relationship.length == nil
        ? chain.first.map { .relationship($0) } ?? .null : .list(chain.map { .relationship($0) })
      wantsMore = try self.search(index + 1, &row, emit)
      return wantsMore && relationship.shortest == .all
    }
    return wantsMore
  }
}
