/// One run of one query: the graph, the parameters, and what has been spent so far.
///
/// Used by one thread at a time; nothing of it survives the run.
final class Run {
  let graph: any PropertyGraph
  let parameters: [String: Value]
  let limits: CypherLimits
  let surroundings: CypherSurroundings
  let slotCount: Int
  private var random: UInt64
  private var stepsLeft: Int
  private var untilCheck = 0
  private(set) var memory = 0
  private var matchers: [Int: Matcher] = [:]

  init(
    graph: any PropertyGraph, parameters: [String: Value], limits: CypherLimits, surroundings: CypherSurroundings,
    slotCount: Int
  ) {
    self.graph = graph
    self.parameters = parameters
    self.limits = limits
    self.surroundings = surroundings
    self.slotCount = slotCount
    self.random = surroundings.seed
    self.stepsLeft = limits.steps
  }

  // MARK: Bounds

  /// Counts work, and looks now and then whether somebody wants it to end.
  func step(_ count: Int = 1) throws(CypherError) {
    stepsLeft -= count
    untilCheck -= count
    if stepsLeft < 0 {
      throw CypherError.running(
        .limit, .tooManySteps, "the query needs more than \(limits.steps) steps",
        remedy: "begin at a node with a name, give relationships types, bound '*' with '*..3', or add LIMIT")
    }
    if untilCheck < 0 {
      untilCheck = 4096
      switch limits.interruption() {
      case nil: break
      case .cancelled?:
        throw CypherError.running(.cancelled, .cancelled, "the query was stopped before it was done")
      case .timedOut(let seconds)?:
        throw CypherError.running(
          .cancelled, .timedOut, "the query took more than \(Value.text(of: seconds)) seconds",
          remedy: "begin at a node with a name, give relationships types, or allow more time")
      }
    }
  }

  /// Counts what is held until the query ends.
  func hold(_ bytes: Int) throws(CypherError) {
    memory += bytes
    if memory > limits.memory {
      throw CypherError.running(
        .limit, .tooMuchMemory, "the query holds more than \(limits.memory) bytes",
        remedy: "aggregate earlier, return fewer columns, or add LIMIT before ORDER BY and collect()")
    }
  }

  func hold(_ row: Row) throws(CypherError) {
    var bytes = row.count * MemoryLayout<Value>.stride + 32
    for value in row { bytes += value.footprint }
    try hold(bytes)
  }

  // MARK: Outside world

  func parameter(_ name: String) throws -> Value {
    guard let value = parameters[name] else {
      throw CypherError.running(
        .parameterMissing, .missingParameter, "parameter '$\(name)' has no value", remedy: "--param \(name)=VALUE")
    }
    return value
  }

  /// 0..<1, the same numbers for the same seed (SplitMix64, S. Vigna 2015).
  func nextRandom() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = random
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-53
  }

  // MARK: The graph

  func matcher(for stage: MatchStage) throws -> Matcher {
    if let matcher = matchers[stage.id] { return matcher }
    let matcher = Matcher(stage: stage, steps: try MatchPlanner.plan(stage, over: graph), run: self)
    matchers[stage.id] = matcher
    return matcher
  }

  func property(_ key: String, of value: Value) throws -> Value {
    switch value {
    case .null: return .null
    case .node(let node): return try graph.property(key, of: node.id)
    case .relationship(let relationship): return try graph.property(key, of: relationship)
    case .map(let entries): return entries[key] ?? .null
    case .temporal(let temporal): return try temporal.component(key)
    case .duration(let period): return try period.component(key)
    default: throw CypherError.wrongType("\(value.kindName) has no property '\(key)'")
    }
  }

  func element(of base: Value, at index: Value) throws -> Value {
    switch (base, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let values), .integer(let index)):
      let position = index < 0 ? values.count + index : index
      return values.indices.contains(position) ? values[position] : .null
    case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
      return try property(key, of: base)
    case (.list, _):
      throw CypherError.running(
        .type, .listElementAccessByNonInteger, "a list is asked for element \(index.kindName), not for a number")
    case (.map, _), (.node, _), (.relationship, _):
      throw CypherError.running(
        .type, .mapElementAccessByNonString, "\(base.kindName) is asked for element \(index.kindName), not for a name")
    default: throw CypherError.wrongType("\(base.kindName) has no elements")
    }
  }
}

extension Run {
  /// The largest list or map that an expression makes, everything inside counted as often as it is seen: values share
  /// their parts, so forty steps of `{a: m, b: m}` are small in memory and endless for whoever reads them.
  static let nestedLimit = 30_000_000

  func checkNested(_ values: some Sequence<Value>) throws(CypherError) {
    var bytes = 0
    for value in values where value.isContainer { value.addFootprint(to: &bytes, limit: Self.nestedLimit) }
    guard bytes <= Self.nestedLimit else {
      throw CypherError.running(
        .limit, .tooMuchMemory, "a list or map grows to more than \(Self.nestedLimit) bytes",
        remedy: "nest less, or return its parts")
    }
    try step(bytes / 256)
  }
}

extension Value {
  var isContainer: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }

  /// Bytes behind the value itself, nearly.
  var footprint: Int {
    var bytes = 0
    addFootprint(to: &bytes, limit: 4 * Run.nestedLimit)
    return bytes
  }

  /// Stops counting above the limit.
  func addFootprint(to bytes: inout Int, limit: Int) {
    guard bytes <= limit else { return }
    switch self {
    case .string(let text): bytes += text.utf8.count > 15 ? text.utf8.count + 32 : 0
    case .list(let values):
      bytes += 32 + values.count * MemoryLayout<Value>.stride
      for value in values { value.addFootprint(to: &bytes, limit: limit) }
    case .map(let entries):
      bytes += 64 + entries.count * 2 * MemoryLayout<Value>.stride
      for value in entries.values { value.addFootprint(to: &bytes, limit: limit) }
    case .path(let path):
      bytes += 64 + path.nodes.count * 8 + path.relationships.count * MemoryLayout<Relationship>.stride
    case .null, .boolean, .integer, .float, .node: bytes += 16
    case .relationship, .temporal, .duration: bytes += 64
    }
  }
}
