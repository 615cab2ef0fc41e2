/// Syntax tree -> program: names get slots, rules are checked, expressions become closures.
///
/// Everything that openCypher calls a compile-time error is thrown here, without a graph.
final class Compiler {
  let source: QuerySource
  private(set) var slotCount = 0
  private var stageCount = 0

  init(_ source: QuerySource) { self.source = source }

  func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  func newStage() -> Int {
    stageCount += 1
    return stageCount - 1
  }

  func program(_ tree: QueryTree) throws(CypherError) -> Program {
    var branches: [Pipeline] = []
    var columns: [String]?
    for branch in tree.branches {
      let (pipeline, names) = try pipeline(branch, in: Scope(), isSubquery: false)
      if let columns, columns != names {
        throw source.error(
          .differentColumnsInUnion, "the parts of a UNION return different columns", at: 0,
          remedy: "give them the same names with AS")
      }
      columns = names
      branches.append(pipeline)
    }
    return Program(
      branches: branches, keepsDuplicates: tree.keepsDuplicates, columns: columns ?? [], slotCount: slotCount)
  }

  /// A single query. Inside EXISTS the scope outside is seen, and RETURN can be left out.
  func pipeline(
    _ query: SingleQuery, in outer: Scope, isSubquery: Bool
  ) throws(CypherError) -> (pipeline: Pipeline, columns: [String]) {
    var scope = outer
    var stages: [Stage] = []
    var columns: [String] = []
    for clause in query.clauses {
      switch clause {
      case .match(let match):
        let (stage, after) = try matchStage(match, in: scope)
        stages.append(.match(stage))
        scope = after
      case .unwind(let list, let variable, let offset):
        guard scope[variable] == nil else { throw alreadyBound(variable, at: offset) }
        let compiled = try compile(list, Context(scope: scope))
        let slot = newSlot()
        stages.append(.unwind(compiled.evaluate, slot: slot, text: list.text + " AS " + variable))
        scope.declare(variable, slot: slot, type: compiled.type.element)
      case .with(let projection), .returning(let projection):
        var isReturn = false
        if case .returning = clause { isReturn = true }
        let (stage, after) = try project(projection, in: scope, isReturn: isReturn, isSubquery: isSubquery)
        stages.append(.project(stage))
        columns = after.names
        scope = after
      }
    }
    let slots = columns.compactMap { scope[$0]?.slot }
    return (Pipeline(stages: stages, columnSlots: slots), columns)
  }

  func alreadyBound(_ name: String, at offset: Int) -> CypherError {
    source.error(
      .variableAlreadyBound, "'\(name)' has a value already", at: offset, remedy: "choose another name")
  }

  func undefined(_ name: String, in scope: Scope, at offset: Int) -> CypherError {
    let nearest = scope.names.first { $0.lowercased() == name.lowercased() }
    return source.error(
      .undefinedVariable, "no variable is called '\(name)' here", at: offset,
      remedy: nearest.map { "did you mean '\($0)'?" }
        ?? "variables end at WITH, unless it names them")
  }
}

/// What may stand where an expression stands.
struct Context {
  var scope: Scope
  /// Patterns are predicates here, as in WHERE.
  var allowsPatterns = false
  /// Collects the aggregates of a projection; nil where there can be none.
  var grouping: Grouping?
  /// Why there can be no aggregate, when a projection is around it.
  var isInsideAggregate = false
  /// Names bound inside the expression, which do not count as ungrouped.
  var locals: Set<String> = []

  /// For a subexpression that is not itself a predicate.
  var value: Context {
    var copy = self
    copy.allowsPatterns = false
    return copy
  }

  func declaring(_ name: String, slot: Int, type: StaticType) -> Context {
    var copy = self
    copy.scope.declare(name, slot: slot, type: type)
    copy.locals.insert(name)
    return copy
  }
}

/// The aggregates of one projection, and the expressions whose values its groups share.
final class Grouping {
  var aggregates: [Aggregate] = []
  /// Canonical text of an expression -> where its value lies.
  var known: [String: Compiled] = [:]
  /// Whether new aggregates may still be added: not in ORDER BY.
  var isOpen = true
  /// Whether variables must be grouped, and not only DISTINCT.
  var isGrouping: Bool

  init(isGrouping: Bool) { self.isGrouping = isGrouping }
}
