public import GraphSchema

/// A Cypher script for Neo4j, Memgraph and other property graphs: one statement a line.
///
/// Every entity is an `:Entity` and a `:Person`, `:Place` or `:Organization`; every relation an edge whose type is its
/// predicate in capitals. Everything is merged by id, so running the script twice, or the scripts of two exports, changes
/// nothing that is there. `quotes` are the sentences, `sources` where each was read.
///
///     cypher-shell --file graph.cypher
public struct CypherExporter: Exporter {
  public let format = ExportFormat.cypher
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    try output.write("CREATE CONSTRAINT kith_entity IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;\n")
    try graph.eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      var fields = [("e.name", CypherText.string(entity.name)), ("e.names", CypherText.list(entity.sortedNames))]
      fields += Self.assignments("e", GraphField<Entity>.ofEntities.filter { $0.name != "names" }, entity)
      try output.write("MERGE (e:Entity {id: \(CypherText.string(entity.id))}) SET e:\(CypherText.label(entity.kind))")
      for (name, value) in fields { try output.write(", \(name) = \(value)") }
      try output.write(";\n")
    }
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let relation = cited.relation
      let evidence = relation.evidence
      let sources = zip(evidence, cited.documents).map { $1?.source ?? $0.document }
      var fields = [("r.label", CypherText.string(context.label))]
      fields += Self.assignments(
        "r", GraphField<RelationContext>.ofRelations.filter { $0.name != "predicate" && $0.name != "quote" }, context)
      fields += [("r.quotes", CypherText.list(evidence.map(\.quote))), ("r.sources", CypherText.list(sources))]
      let type = "\(CypherText.type(relation.predicate)) {predicate: \(CypherText.string(relation.predicate))}"
      try output.write(
        "MATCH (a:Entity {id: \(CypherText.string(relation.subject))}), "
          + "(b:Entity {id: \(CypherText.string(relation.object))}) MERGE (a)-[r:\(type)]->(b) SET "
          + fields.map { "\($0.0) = \($0.1)" }.joined(separator: ", ") + ";\n")
    }
  }

  private static func assignments<Record>(
    _ variable: String, _ fields: [GraphField<Record>], _ record: Record
  ) -> [(String, String)] {
    fields.compactMap { field in
      guard let value = field.value(record), !value.isEmpty else { return nil }
      return ("\(variable).\(field.name)", field.kind == .string ? CypherText.string(value) : value)
    }
  }
}
