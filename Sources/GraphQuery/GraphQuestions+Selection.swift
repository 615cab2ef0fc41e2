internal import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// A part of the graph.
  ///
  /// With `since`, relations keep the evidence of the articles that remain, and their counts and confidence are those of
  /// that evidence; how many articles name an entity is still said of the whole graph. Where relations are chosen by
  /// predicate, stories, standing or date, entities that none of them joins are left out.
  ///
  /// - Parameter mentions: whether every place where an entity is mentioned is wanted.
  /// - Returns: no relations where nothing fits.
  /// - Throws: `QueryError` with `.unknownEntity`, `.ambiguousEntity`, `.sameEntity`, `.unknownPredicate`, `.badDate`,
  ///   `.outOfRange`, `.query` or `.store`.
  /// - Complexity: reads the whole graph; O(what is returned) for a focus without `since` and `kinds`, after the adjacency
  ///   has been read.
  public func select(_ selection: Selection, mentions: Bool = false) async throws(QueryError) -> SelectedGraph {
    try await validate(selection.filter)
    if let since = selection.since, !Selection.isDate(since) {
      throw QueryError(.badDate, "'\(since)' is no date", remedy: "write a year, a month or a day: 2024-12-18")
    }
    var selection = selection
    do { selection.filter = try await spelledOut(selection.filter) } catch { throw QueryError(error) }
    let isWholeGraph = selection.since == nil && selection.kinds.isEmpty
    switch selection.focus {
    case .whole: return try await selectWhole(selection, mentions: mentions)
    case .query(let text): return try await selectQuery(text, selection, mentions: mentions)
    case .near(let name, let hops, let limit):
      try require(hops, in: 1...Limits.hops, as: "the number of hops")
      try require(limit, in: 1...Limits.neighbours, as: "the number of neighbours")
      let centre = try await lookUp(name)
      if isWholeGraph && !mentions {
        let near = try await near(centre.id, hops: hops, limit: limit, filter: selection.filter)
        return SelectedGraph(subgraph: near.subgraph, centres: [centre], leftOut: near.leftOut)
      }
      let whole = try await whole(selection, keeping: [centre.id], mentions: mentions)
      let adjacency = Adjacency(whole.relations.map(\.summary))
      let reached = adjacency.neighbours(
        of: centre.id, hops: hops, adjacency.admission(selection.filter, symmetric: symmetric))
      let members = IDSet(reached.prefix(limit).map { adjacency.id($0.number) } + [centre.id])
      let chosen = whole.trimmed(to: members) { selection.filter.admits($0.summary) }
      return SelectedGraph(subgraph: chosen, centres: [centre], leftOut: max(0, reached.count - limit))
    case .paths(let from, let to, let reach, let limit):
      let (start, end) = (try await lookUp(from), try await lookUp(to))
      if isWholeGraph && !mentions {
        let answer = try await paths(
          from: start.id, to: end.id, reach: reach, limit: limit, filter: selection.filter)
        return SelectedGraph(subgraph: answer.subgraph, centres: [start, end], leftOut: 0)
      }
      // Says what is wrong with the numbers and the names as the question itself does.
      try require(reach, in: 1...Limits.pathLength, as: "the length of a path")
      try require(limit, in: 1...Limits.paths, as: "the number of paths")
      if start.id.isSame(as: end.id) { throw .sameEnds(start.name) }
      let whole = try await whole(selection, keeping: [start.id, end.id], mentions: mentions)
      let adjacency = Adjacency(whole.relations.map(\.summary))
      var steps: Set<Relation.Key> = []
      let admission = adjacency.admission(selection.filter, symmetric: symmetric)
      if let first = adjacency.number(of: start.id), let last = adjacency.number(of: end.id) {
        let (found, _) = PathSearch(
          adjacency, from: first, to: last, filter: selection.filter, symmetric: symmetric
        ).paths(reach: reach, limit: limit, onlyShortest: true)
        for path in found {
          for (a, b) in zip(path.entities, path.entities.dropFirst()) {
            steps.formUnion(adjacency.keys(between: a, and: b, admission))
          }
        }
      }
      let members = IDSet(steps.flatMap { [$0.subject, $0.object] } + [start.id, end.id])
      return SelectedGraph(
        subgraph: whole.trimmed(to: members) { steps.contains($0.key) }, centres: [start, end], leftOut: 0)
    }
  }

  private func selectWhole(_ selection: Selection, mentions: Bool) async throws(QueryError) -> SelectedGraph {
    let whole = try await whole(selection, keeping: [], mentions: mentions)
    guard selection.choosesRelations else { return SelectedGraph(subgraph: whole, centres: [], leftOut: 0) }
    let relations = whole.relations.filter { selection.filter.admits($0.summary) }
    let members = IDSet(relations.flatMap { [$0.subject, $0.object] })
    let chosen = whole.trimmed(to: members) { selection.filter.admits($0.summary) }
    return SelectedGraph(subgraph: chosen, centres: [], leftOut: 0)
  }

  /// The graph as far as dates and kinds let it through.
  private func whole(
    _ selection: Selection, keeping centres: IDSet, mentions: Bool
  ) async throws(QueryError) -> Subgraph {
    var graph: Subgraph
    do { graph = try await database.subgraph(.whole, mentions: mentions) } catch { throw QueryError(error) }
    if let since = selection.since { graph = graph.published(since: since) }
    if let span = selection.filter.published { graph = graph.published(in: span) }
    guard !selection.kinds.isEmpty else { return graph }
    let members = graph.entities.filter { selection.kinds.contains($0.kind) || centres.contains($0.id) }.map(\.id)
    return graph.trimmed(to: IDSet(members)) { _ in true }
  }
}

extension Selection {
  /// "2024", "2024-12", "2024-12-18".
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard 1...3 ~= parts.count, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return false }
    return zip(parts.dropFirst().compactMap { Int($0) }, [1...12, 1...31]).allSatisfy { $1.contains($0) }
  }
}

extension Relation {
  var summary: RelationSummary {
    RelationSummary(key: key, articles: articles, stories: stories, confidence: confidence, standing: standing)
  }

  /// The relation as these sentences alone support it; `nil` for none. Counts and confidence as the store derives them.
  func supported(by kept: [Evidence], stories: IDTable<String>) -> Relation? {
    guard !kept.isEmpty else { return nil }
    guard kept.count < evidence.count else { return self }
    var best = IDTable<Double>()
    for item in kept {
      let story = stories[item.document] ?? item.document
      best[story] = max(best[story] ?? 0, item.confidence)
    }
    let doubt = best.ids.reduce(1.0) { $0 * (1 - (best[$1] ?? 0)) }
    return Relation(
      key: key, articles: IDSet(kept.map(\.document)).count, stories: best.count, confidence: 1 - doubt, evidence: kept)
  }
}

extension Subgraph {
  /// What the articles of that day and later say. "2024-12" is later than "2024-12-18" for as much as anyone knows.
  func published(since date: String) -> Subgraph { published(in: LinkFilter.DateSpan(from: date)) }

  /// What the articles of these days say.
  func published(in span: LinkFilter.DateSpan) -> Subgraph {
    let documents = documents.filter { span.holds($0.published) }
    let stories = IDTable(documents.map { ($0.id, $0.story) })
    let relations = relations.compactMap { relation in
      relation.supported(by: relation.evidence.filter { stories[$0.document] != nil }, stories: stories)
    }
    let entities = entities.map { entity in
      Entity(
        id: entity.id, kind: entity.kind, subkind: entity.subkind, name: entity.name, names: entity.names,
        wikidata: entity.wikidata, articles: entity.articles,
        mentions: entity.mentions.filter { stories[$0.document] != nil })
    }
    return Subgraph(documents: documents, entities: entities, relations: relations, speakers: speakers)
  }

  /// These entities, the relations among them that are wanted, and the articles that these or their mentions cite.
  func trimmed(to members: IDSet, where isWanted: (Relation) -> Bool) -> Subgraph {
    let relations = relations.filter {
      members.contains($0.subject) && members.contains($0.object) && isWanted($0)
    }
    let kept = entities.filter { members.contains($0.id) }
    let cited = IDSet(
      relations.flatMap { $0.evidence.map(\.document) } + kept.flatMap { $0.mentions.map(\.document) })
    let quoted = IDSet(relations.flatMap { $0.evidence.compactMap(\.attributedTo) })
    let others = (entities + speakers).filter { quoted.contains($0.id) && !members.contains($0.id) }.map { entity in
      Entity(
        id: entity.id, kind: entity.kind, subkind: entity.subkind, name: entity.name, names: entity.names,
        wikidata: entity.wikidata, articles: entity.articles)
    }
    return Subgraph(
      documents: documents.filter { cited.contains($0.id) }, entities: kept, relations: relations, speakers: others)
  }
}
