/// What an expression is made of, for questions about the whole tree.
extension Expression {
  /// The expressions directly inside, those of patterns included, those of subqueries not.
  var children: [Expression] { Self.children(of: kind) }

  static func children(of kind: Kind) -> [Expression] {
    switch kind {
    case .literal, .parameter, .variable, .countAll, .exists: []
    case .property(let base, _), .hasLabels(let base, _), .unary(_, let base), .isNull(let base, _): [base]
    case .index(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .list(let items): items
    case .map(let entries): entries.map(\.value)
    case .binary(_, let left, let right): [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.operand)
    case .call(let call): call.arguments
    case .cases(let subject, let branches, let otherwise):
      [subject].compactMap { $0 } + branches.flatMap { [$0.when, $0.then] } + [otherwise].compactMap { $0 }
    case .quantifier(_, _, let list, let predicate): [list] + [predicate].compactMap { $0 }
    case .listComprehension(_, let list, let predicate, let projection):
      [list] + [predicate, projection].compactMap { $0 }
    case .patternComprehension(let pattern, let predicate, let projection):
      pattern.expressions + [predicate].compactMap { $0 } + [projection]
    case .reduce(_, let initial, _, let list, let body): [initial, list, body]
    case .pattern(let pattern), .shortestPath(let pattern): pattern.expressions
    }
  }

  static func subqueryHeight(_ kind: Kind) -> Int {
    if case .exists(let tree) = kind { tree.expressions.reduce(0) { max($0, $1.height) } } else { 0 }
  }

  func contains(where matches: (Expression) -> Bool) -> Bool {
    matches(self) || children.contains { $0.contains(where: matches) }
  }

  /// Whether an aggregate is computed here, not counting those of subqueries.
  var aggregates: Bool { contains { $0.isAggregate } }

  var isAggregate: Bool {
    switch kind {
    case .countAll: true
    case .call(let call): Aggregate.Function(rawValue: call.name) != nil
    default: false
    }
  }

  /// A variable or a property of one.
  var isPlain: Bool {
    switch kind {
    case .variable: true
    case .property(let base, _): base.isPlain
    default: false
    }
  }

  /// Every name of a variable that occurs, also where it is bound inside: more than the free variables, never fewer.
  var mentionedNames: Set<String> {
    var names: Set<String> = []
    collectNames(into: &names)
    return names
  }

  fileprivate func collectNames(into names: inout Set<String>) {
    switch kind {
    case .variable(let name): names.insert(name)
    case .pattern(let pattern), .shortestPath(let pattern), .patternComprehension(let pattern, _, _):
      names.formUnion(pattern.names)
    case .exists(let tree): tree.collectNames(into: &names)
    default: break
    }
    for child in children { child.collectNames(into: &names) }
  }

  /// The parts of a conjunction, each of which must hold.
  var conjuncts: [Expression] {
    if case .binary(.and, let left, let right) = kind { left.conjuncts + right.conjuncts } else { [self] }
  }
}

extension PathPattern {
  var expressions: [Expression] {
    nodes.flatMap { $0.properties.map(\.value) } + relationships.flatMap { $0.properties.map(\.value) }
  }

  var names: Set<String> {
    Set(nodes.compactMap(\.variable) + relationships.compactMap(\.variable) + [variable].compactMap { $0 })
  }
}

extension QueryTree {
  /// Every expression that stands in a clause.
  var expressions: [Expression] {
    branches.flatMap(\.clauses).flatMap { clause in
      switch clause {
      case .match(let match): match.patterns.flatMap(\.expressions) + [match.predicate].compactMap { $0 }
      case .unwind(let list, _, _): [list]
      case .with(let projection), .returning(let projection):
        projection.items.map(\.expression) + projection.order.map(\.expression)
          + [projection.skip, projection.limit, projection.predicate].compactMap { $0 }
      }
    }
  }

  fileprivate func collectNames(into names: inout Set<String>) {
    for case .match(let match) in branches.flatMap(\.clauses) {
      for pattern in match.patterns { names.formUnion(pattern.names) }
    }
    for expression in expressions { expression.collectNames(into: &names) }
  }
}
