internal import GraphQuery
public import GraphSchema
internal import GraphStore
internal import Identity

extension KnowledgeGraph {
  /// Says that two names are one person, place or organization.
  ///
  /// - Parameters:
  ///   - force: whether they may be of different kinds; the entity is then of the kind that most articles give it.
  /// - Throws: `QueryError` for a name that means nobody or several, `JudgementError` with `.alreadyOne` or `.otherKinds`,
  ///   `StoreError`.
  @discardableResult
  public func merge(
    _ first: String, _ second: String, force: Bool = false, signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    let questions = try await questions()
    let one = try await questions.lookUp(first)
    let other = try await questions.lookUp(second)
    guard one.id != other.id else {
      throw JudgementError(
        .alreadyOne, "'\(first)' and '\(second)' are one already: \(one.name)",
        remedy: "'kith why-same' tells why; where several are called so, name them by their ids")
    }
    guard force || one.kind == other.kind else {
      throw JudgementError(
        .otherKinds, "'\(one.name)' is a \(one.kind.rawValue), '\(other.name)' a \(other.kind.rawValue)",
        remedy: "correct a wrong kind with 'kith retype', or join them all the same with --force")
    }
    return try await judge([.same(judged(one), judged(other))], signed)
  }

  /// Says that two names are not one, or that a part of what is one is another.
  ///
  /// - Parameters:
  ///   - name: the entity.
  ///   - other: another entity, or a spelling of the same one: whatever articles call so is another.
  ///   - articles: by source or id; the mentions in these are another. With `other`, only those of that spelling.
  /// - Throws: `QueryError` for a name that means nobody or several, `JudgementError` with `.noPart`, `StoreError`.
  @discardableResult
  public func split(
    _ name: String, from other: String? = nil, articles: [String] = [], signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    let questions = try await questions()
    let whole = try await questions.lookUp(name)
    let spellings = try await database.spellings(of: whole.id)
    func bears(_ spelling: ChainSpelling, _ name: String) -> Bool {
      spelling.names.contains { $0.lowercased() == name.lowercased() }
    }
    if let other, articles.isEmpty, !spellings.contains(where: { bears($0, other) }) {
      let second = try await questions.lookUp(other)
      if second.id != whole.id { return try await judge([.different(judged(whole), judged(second))], signed) }
    }
    let part = spellings.filter { spelling in
      (other.map { bears(spelling, $0) } ?? true)
        && (articles.isEmpty || articles.contains(spelling.source) || articles.contains(spelling.chain.article))
    }
    guard !part.isEmpty, part.count < spellings.count else {
      throw JudgementError(
        .noPart, "\(part.isEmpty ? "nothing" : "all") of '\(whole.name)' was chosen, which leaves nothing to split",
        remedy: Self.choices(spellings))
    }
    let chosen = Set(part.map(\.chain))
    let spelled = other.flatMap { other in part[0].names.first { $0.lowercased() == other.lowercased() } }
    return try await judge(
      [
        .different(
          try await judged(whole, chains: spellings.map(\.chain).filter { !chosen.contains($0) }),
          try await judged(whole, name: spelled ?? whole.name, chains: part.map(\.chain)))
      ], signed)
  }

  /// What an entity can be split by.
  private static func choices(_ spellings: [ChainSpelling]) -> String {
    func list(_ words: Set<String>) -> String {
      let shown = words.sorted().prefix(8).map { "'\($0)'" }.joined(separator: ", ")
      return words.count > 8 ? shown + " and \(words.count - 8) more" : shown
    }
    return "it is called \(list(Set(spellings.flatMap(\.names)))), in \(list(Set(spellings.map(\.source))))"
  }

  /// Says how an entity is shown. Its id stays.
  @discardableResult
  public func rename(
    _ name: String, to new: String, signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    guard new.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw JudgementError(.emptyName, "'\(new)' is no name", remedy: "give a name with a letter in it")
    }
    let entity = try await questions().lookUp(name)
    return try await judge([.rename(judged(entity), to: new)], signed)
  }

  /// Says of what kind an entity is. Relations that do not fit the new kind leave the graph.
  ///
  /// - Parameter subkind: one of the catalogue's for the kind, or `nil` for what the name says.
  @discardableResult
  public func retype(
    _ name: String, to kind: EntityKind, subkind: String? = nil, signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    let known = Catalogue.standard.subkinds[kind] ?? []
    if let subkind, !known.contains(subkind) {
      throw JudgementError(
        .unknownSubkind, "no \(kind.rawValue) is a '\(subkind)'",
        remedy: known.isEmpty ? "leave --subkind out" : "there are \(known.joined(separator: ", "))")
    }
    let entity = try await questions().lookUp(name)
    return try await judge([.retype(judged(entity), to: kind, subkind: subkind)], signed)
  }

  /// Takes judgements back; the graph is as if they had never been made. Taking back an undo makes what it took back
  /// count again.
  ///
  /// - Parameter numbers: empty for the last one that counts.
  /// - Throws: `JudgementError` with `.nothingToUndo`, `StoreError` with `.unknownJudgement`; nothing is taken back then.
  @discardableResult
  public func undo(_ numbers: [Int] = [], signed: JudgementSignature) async throws -> JudgementOutcome {
    var numbers = numbers
    if numbers.isEmpty {
      guard let last = try await database.judgements().inForce.last else {
        throw JudgementError(
          .nothingToUndo, "no judgement counts, so there is nothing to take back", remedy: "'kith log --all' lists all")
      }
      numbers = [last.number]
    }
    return try await judge(numbers.map { .undo($0) }, signed)
  }

  // MARK: remembering

  /// Remembers judgements of one person and brings the graph in line with them.
  func judge(_ verdicts: [Judgement.Verdict], _ signed: JudgementSignature) async throws -> JudgementOutcome {
    let judgements = try await database.record(
      verdicts, by: signed.author, on: signed.date, because: signed.because)
    return try await outcome(of: judgements)
  }

  /// The same for judgements of several.
  func remember(_ signed: [(verdict: Judgement.Verdict, signature: JudgementSignature)]) async throws
    -> JudgementOutcome
  {
    var judgements: [Judgement] = []
    for (verdict, signature) in signed {
      judgements += try await database.record(
        [verdict], by: signature.author, on: signature.date, because: signature.because)
    }
    return try await outcome(of: judgements)
  }

  private func outcome(of judgements: [Judgement]) async throws -> JudgementOutcome {
    try await deriveIfNeeded()
    let new = Set(judgements.map(\.number))
    let contradictions = try await contradictions().filter { found in
      !new.isDisjoint(with: (found.standing + [found.resting]).map(\.number))
    }
    return JudgementOutcome(
      judgements: judgements, contradictions: contradictions, entities: try await entities(of: judgements))
  }

  /// All judgements that give way to others, by number.
  public func contradictions() async throws -> [Contradiction] {
    let judgements = try await database.judgements()
    guard !judgements.isEmpty else { return [] }
    let names = Verdicts(judgements, claims: try await database.claims()).contradictions
    return (names + (try await database.relationContradictions())).sorted { $0.resting.number < $1.resting.number }
  }

  func judged(_ entity: Entity) async throws -> JudgedName {
    try await judged(entity, chains: database.chains(of: entity.id))
  }

  func judged(_ entity: Entity, name: String? = nil, chains: [ChainReference]) async throws -> JudgedName {
    JudgedName(name: name ?? entity.name, kind: entity.kind, mentions: try await database.mentions(of: chains))
  }

  /// What the names of judgements are in the graph now.
  private func entities(of judgements: [Judgement]) async throws -> [Entity] {
    let names = judgements.flatMap(\.names)
    guard !names.isEmpty else { return [] }
    let finder = ChainFinder(try await database.claims())
    let chains = Set(names.compactMap { finder.chains(of: $0).first })
    let holders = try await database.resolution().entities.filter { !chains.isDisjoint(with: $0.members) }
    return try await database.entities(holders.map(\.id))
  }
}

extension Judgement {
  /// What it speaks of, in its order.
  var names: [JudgedName] {
    switch verdict {
    case .same(let first, let second), .different(let first, let second), .unsure(let first, let second):
      [first, second]
    case .rename(let name, _), .retype(let name, _, _): [name]
    case .accept(let relation, _), .reject(let relation, _): [relation.subject, relation.object]
    case .undo: []
    }
  }
}
