public import Cypher
internal import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// Asks in openCypher, read-only.
  ///
  /// Entities are nodes with their kind and subkind as labels (`Person`, `Place:Country`), relations are relationships
  /// with their predicate in upper case as type (`MINISTER_OF`). A name, an id or a Wikidata id in the query is looked up
  /// by index; everything else begins with the entities of a kind.
  ///
  /// - Parameters:
  ///   - parameters: what `$name` stands for.
  ///   - limits: how much it may cost. The task's cancellation ends it, too.
  ///   - surroundings: what `datetime()` and `rand()` say.
  ///   - withProperties: whether entities and relations of the answer carry all their properties.
  /// - Throws: `CypherError` where the query is wrong or too costly, `StoreError` where the file is.
  public func query(
    _ query: CypherQuery, parameters: [String: Value] = [:], limits: CypherLimits = CypherLimits(),
    surroundings: CypherSurroundings = CypherSurroundings(), withProperties: Bool = true
  ) async throws -> QueryTable {
    let catalogue = self.catalogue
    var guarded = limits
    guarded.interruption = { Task.isCancelled ? .cancelled : limits.interruption() }
    let bounds = guarded
    return try await database.reading { reader in
      let graph = StoredGraph(reader, catalogue: catalogue)
      let result = try query.run(on: graph, parameters: parameters, limits: bounds, surroundings: surroundings)
      let maker = CellMaker(graph: graph, withProperties: withProperties)
      return QueryTable(
        columns: result.columns, rows: try result.rows.map { try $0.map(maker.cell) }, isCut: result.isCut)
    }
  }

  /// The entities and relations that a query returns, as a part of the graph with all evidence.
  func selectQuery(
    _ text: String, _ selection: Selection, mentions: Bool
  ) async throws(QueryError) -> SelectedGraph {
    do {
      let table = try await query(CypherQuery(text), withProperties: false)
      let wanted: GraphSelection =
        table.relations.isEmpty ? .among(table.entities) : .relations(table.relations, with: table.entities)
      var graph = try await database.subgraph(wanted, mentions: mentions)
      if let since = selection.since { graph = graph.published(since: since) }
      let members = graph.entities.filter { selection.kinds.isEmpty || selection.kinds.contains($0.kind) }.map(\.id)
      let chosen = graph.trimmed(to: IDSet(members)) { selection.filter.admits($0.summary) }
      return SelectedGraph(subgraph: chosen, centres: [], leftOut: 0)
    } catch let error as QueryError {
      throw error
    } catch let error as CypherError {
      throw QueryError(error)
    } catch let error as StoreError {
      throw QueryError(error)
    } catch {
      throw QueryError(.store(.refused), "the graph cannot be used: \(error)")
    }
  }
}
