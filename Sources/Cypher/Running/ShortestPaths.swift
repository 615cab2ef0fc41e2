/// Shortest chains of relationships between two nodes, searched from both ends at once.
///
/// Always the smaller frontier grows by one whole level. The first level at which the two meet holds the middles of
/// every shortest path, so that all of them can be read off the predecessors.
///
/// Source: bidirectional search, I. Pohl, Machine Intelligence 6 (1971).
struct ShortestPaths {
  private struct Side {
    var depth = 0
    var frontier: [Int]
    var levels: [Int: Int]
    /// Towards the beginning of this side.
    var back: [Int: [Value.Relationship]] = [:]

    init(_ start: Int) {
      frontier = [start]
      levels = [start: 0]
    }
  }

  let run: Run
  let direction: Direction
  let types: [String]
  let longest: Int
  /// Whether a node is connected to itself by nothing at all.
  let allowsNone: Bool
  let accepts: (Value.Relationship) throws -> Bool

  init(
    run: Run, direction: Direction, types: [String], longest: Int, allowsNone: Bool,
    accepts: @escaping (Value.Relationship) throws -> Bool
  ) {
    self.run = run
    self.direction = direction
    self.types = types
    self.longest = longest
    self.allowsNone = allowsNone
    self.accepts = accepts
  }

  /// - Returns: false when `emit` wanted no more.
  func paths(from start: Int, to end: Int, emit: ([Value.Relationship]) throws -> Bool) throws -> Bool {
    if start == end { return allowsNone ? try emit([]) : true }
    var (near, far) = (Side(start), Side(end))
    while near.depth + far.depth < longest, !near.frontier.isEmpty, !far.frontier.isEmpty {
      if near.frontier.count <= far.frontier.count {
        try grow(&near, direction)
      } else {
        try grow(&far, direction.reversed)
      }
      let middles = meeting(near, far)
      guard middles.isEmpty else {
        for middle in middles {
          guard try combine(middle, near, far, emit) else { return false }
        }
        return true
      }
    }
    return true
  }

  private func meeting(_ near: Side, _ far: Side) -> [Int] {
    near.frontier.count <= far.frontier.count
      ? near.frontier.filter { far.levels[$0] == far.depth } : far.frontier.filter { near.levels[$0] == near.depth }
  }

  private func grow(_ side: inout Side, _ direction: Direction) throws {
    side.depth += 1
    var next: [Int] = []
    for node in side.frontier {
      for edge in try run.graph.relationships(of: node, direction, types: types) {
        try run.step()
        let other = edge.opposite(node)
        if let level = side.levels[other], level < side.depth { continue }
        guard try accepts(edge) else { continue }
        if side.levels.updateValue(side.depth, forKey: other) == nil {
          next.append(other)
          try run.hold(96)
        }
        side.back[other, default: []].append(edge)
      }
    }
    side.frontier = next
  }

  private func combine(
    _ middle: Int, _ near: Side, _ far: Side, _ emit: ([Value.Relationship]) throws -> Bool
  ) throws -> Bool {
    try chains(from: middle, near) { head in
      try chains(from: middle, far) { tail in try emit(head.reversed() + tail) }
    }
  }

  /// Every chain from a node back to the beginning of a side, the node's own relationship first.
  private func chains(
    from node: Int, _ side: Side, _ emit: ([Value.Relationship]) throws -> Bool
  ) throws -> Bool {
    var stack: [(node: Int, next: Int)] = [(node, 0)]
    var chain: [Value.Relationship] = []
    while let top = stack.last {
      let edges = side.back[top.node] ?? []
      if edges.isEmpty, top.next == 0 {
        stack[stack.count - 1].next = 1
        guard try emit(chain) else { return false }
      } else if top.next < edges.count {
        try run.step()
        stack[stack.count - 1].next += 1
        chain.append(edges[top.next])
        stack.append((edges[top.next].opposite(top.node), 0))
      } else {
        stack.removeLast()
        _ = chain.popLast()
      }
    }
    return true
  }
}
