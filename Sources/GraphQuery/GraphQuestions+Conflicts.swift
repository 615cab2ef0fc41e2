public import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// Sentences that cannot all be right: two partners where there can be one at a time, yes against no, one event on two
  /// days.
  ///
  /// - Parameter id: only conflicts in which this entity is one end; all where `nil`.
  /// - Throws: `QueryError` with `.unknownEntity` or `.store`.
  /// - Complexity: reads the whole graph, or all that touches the entity.
  public func conflicts(of id: Entity.ID? = nil) async throws(QueryError) -> Conflicts {
    if let id { _ = try await entity(id) }
    let whole: Subgraph
    do { whole = try await database.subgraph(.whole) } catch { throw QueryError(error) }
    let found = ConflictSearch(subgraph: whole, catalogue: catalogue).conflicts().filter { conflict in
      guard let id else { return true }
      return conflict.sides.contains { $0.relation.subject == id || $0.relation.object == id }
    }
    let keys = Set(found.flatMap { $0.sides.map(\.relation) })
    let relations = whole.relations.filter { keys.contains($0.key) }
    let ends = Set(relations.flatMap { [$0.subject, $0.object] })
    let speakers = Set(relations.flatMap { $0.evidence.compactMap(\.attributedTo) }).subtracting(ends)
    let documents = Set(relations.flatMap { $0.evidence.map(\.document) })
    return Conflicts(
      all: found,
      subgraph: Subgraph(
        documents: whole.documents.filter { documents.contains($0.id) },
        entities: whole.entities.filter { ends.contains($0.id) }, relations: relations,
        speakers: (whole.entities + whole.speakers).filter { speakers.contains($0.id) }))
  }
}
