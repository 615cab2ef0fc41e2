public import GraphExport
internal import GraphQuery
internal import GraphSchema
internal import GraphStore

extension KnowledgeGraph {
  /// What a brief about an entity says, without its picture.
  ///
  /// - Parameter quotes: how many sentences stand under each connection, 0 or more.
  /// - Throws: `QueryError`, `StoreError`.
  public func brief(of name: String, quotes: Int = 2, hasDrawing: Bool = true) async throws -> Brief {
    let questions = try await questions()
    let portrait = try await questions.who(questions.lookUp(name).id)
    let found = try await questions.conflicts(of: portrait.entity.id)
    let entities = (found.subgraph.entities + found.subgraph.speakers).map { ($0.id, $0.name) }
    let names = Dictionary(entities) { first, _ in first }
    // The articles of the other sides are cited too.
    let known = Set(portrait.subgraph.documents.map(\.id))
    let subgraph = Subgraph(
      documents: portrait.subgraph.documents + found.subgraph.documents.filter { !known.contains($0.id) },
      entities: portrait.subgraph.entities, relations: portrait.subgraph.relations,
      speakers: portrait.subgraph.speakers)
    return Brief(
      of: portrait.entity, in: subgraph, catalogue: try await database.catalogue(),
      conflicts: found.all.map { Self.conflict($0, names) }, quotes: quotes, hasDrawing: hasDrawing)
  }

  private static func conflict(_ conflict: Conflict, _ names: [Entity.ID: String]) -> Brief.Conflict {
    let what =
      switch conflict.kind {
      case .partners: "Two at one time, where there can be one"
      case .denial: "Some assert it, others deny it"
      case .dates: "It happens once, and the days differ"
      }
    return Brief.Conflict(
      what: what,
      sides: conflict.sides.map { side in
        let label = Catalogue.standard[side.relation.predicate]?.label ?? side.relation.predicate
        let ends = [side.relation.subject, side.relation.object].map { names[$0] ?? $0 }
        let verb = side.polarity == .denied ? "not: " : ""
        let date = side.date.map { ", \($0)" } ?? ""
        return (words: "\(verb)\(ends[0]) \(label) \(ends[1])\(date)", evidence: side.evidence)
      })
  }
}
