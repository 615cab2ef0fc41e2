public import GraphSchema

/// GraphML for Gephi, networkx, igraph, yEd and Cytoscape.
///
/// Nodes have the id and, as data, `label`, `kind`, `subkind`, `names`, `wikidata`, `articles`; edges `label`, `weight`
/// (the number of stories) and the fields of `GraphField`, the last of them all evidence as JSON. Unknown and empty values
/// are left out. An edge's id is the relation's IRI, the same in every export.
///
/// Source: GraphML 1.0, http://graphml.graphdrawing.org/specification.html.
public struct GraphMLExporter: Exporter {
  public let format = ExportFormat.graphML
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    try output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let label = GraphField<Entity>(name: "label", kind: .string) { $0.name }
    let entityFields = [label] + GraphField<Entity>.ofEntities
    let relationFields =
      [
        GraphField<RelationContext>(name: "label", kind: .string) { $0.label },
        GraphField<RelationContext>(name: "weight", kind: .int) { String($0.relation.stories) },
      ] + GraphField<RelationContext>.ofRelations + [.evidence]
    for (index, field) in entityFields.enumerated() {
      try output.write(Self.key("n\(index)", "node", field.name, field.kind.rawValue))
    }
    for (index, field) in relationFields.enumerated() {
      try output.write(Self.key("e\(index)", "edge", field.name, field.kind.rawValue))
    }
    try output.write("  <graph id=\"kith\" edgedefault=\"directed\">\n")
    try graph.eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      try output.write("    <node id=\"\(XMLText.escaped(entity.id))\">\n")
      for (index, field) in entityFields.enumerated() { try Self.data("n\(index)", field.value(entity), to: &output) }
      try output.write("    </node>\n")
    }
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let relation = cited.relation
      let ends = "source=\"\(XMLText.escaped(relation.subject))\" target=\"\(XMLText.escaped(relation.object))\""
      try output.write("    <edge id=\"\(LinkedNames.statement(relation.key))\" \(ends)>\n")
      for (index, field) in relationFields.enumerated() {
        try Self.data("e\(index)", field.value(context), to: &output)
      }
      try output.write("    </edge>\n")
    }
    try output.write("  </graph>\n</graphml>\n")
  }

  private static func key(_ id: String, _ target: String, _ name: String, _ kind: String) -> String {
    "  <key id=\"\(id)\" for=\"\(target)\" attr.name=\"\(name)\" attr.type=\"\(kind)\"/>\n"
  }

  private static func data(_ key: String, _ value: String?, to output: inout some ExportOutput) throws {
    guard let value, !value.isEmpty else { return }
    try output.write("      <data key=\"\(key)\">\(XMLText.escaped(value))</data>\n")
  }
}
