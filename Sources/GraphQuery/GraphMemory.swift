internal import GraphSchema
internal import GraphStore

/// What questions need of the whole graph, read once and read again when the graph has changed.
actor GraphMemory {
  private let database: GraphDatabase
  private var links: (revision: Int, adjacency: Adjacency)?
  private var dated: (revision: Int, span: LinkFilter.DateSpan, adjacency: Adjacency)?
  private var names: (revision: Int, index: NameIndex)?

  init(_ database: GraphDatabase) { self.database = database }

  func adjacency() async throws(StoreError) -> Adjacency {
    let revision = try await database.revision()
    if let links, links.revision == revision { return links.adjacency }
    let adjacency = Adjacency(try await database.packedLinks())
    links = (revision, adjacency)
    return adjacency
  }

  /// The links that follow from articles of some days.
  func adjacency(_ span: LinkFilter.DateSpan) async throws(StoreError) -> Adjacency {
    let revision = try await database.revision()
    if let dated, dated.revision == revision, dated.span == span { return dated.adjacency }
    let adjacency = Adjacency(try await database.packedLinks(publishedFrom: span.from, to: span.to))
    dated = (revision, span, adjacency)
    return adjacency
  }

  func nameIndex() async throws(StoreError) -> NameIndex {
    let revision = try await database.revision()
    if let names, names.revision == revision { return names.index }
    let index = NameIndex(try await database.entities())
    names = (revision, index)
    return index
  }
}
