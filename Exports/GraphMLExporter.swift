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
      [("label", "string"), ("weight", "int")]
      + (GraphField<RelationContext>.ofRelations + [.evidence]).map { ($0.name, $0.kind.rawValue) }
    for (index, field) in entityFields.enumerated() {
      try output.write(Self.key("n\(index)", "node", field.name, field.kind.rawValue))
    }
    for (index, field) in relationFields.enumerated() {
      try output.write(Self.key("e\(index)", "edge", field.0, field.1))
    }
    try output.write("  <graph id=\"kith\" edgedefault=\"directed\">\n")
    try graph.writeEntities(.plain, nil, { Nodes(entityFields.map(\.value)) }, to: { try output.write($0) })
    try graph.writeRelations(.cited, nil, { [catalogue] in Edges(catalogue) }, to: { try output.write($0) })
    try output.write("  </graph>\n</graphml>\n")
  }

  private static func key(_ id: String, _ target: String, _ name: String, _ kind: String) -> String {
    "  <key id=\"\(id)\" for=\"\(target)\" attr.name=\"\(name)\" attr.type=\"\(kind)\"/>\n"
  }

  private struct Nodes: RecordWriter {
    let fields: [@Sendable (Entity) -> String?]

    init(_ fields: [@Sendable (Entity) -> String?]) { self.fields = fields }

    func add(_ linked: LinkedEntity, to text: inout ByteText) {
      text.add("    <node id=\"")
      XMLText.addEscaped(linked.entity.id, to: &text)
      text.add("\">\n")
      for (place, field) in fields.enumerated() {
        guard let value = field(linked.entity), !value.isEmpty else { continue }
        text.add("      <data key=\"n")
        text.add(place)
        text.add("\">")
        XMLText.addEscaped(value, to: &text)
        text.add("</data>\n")
      }
      text.add("    </node>\n")
    }
  }

  private struct Edges: RecordWriter {
    private var values: RelationValues
    private var name = StatementName()

    init(_ catalogue: Catalogue) { values = RelationValues(catalogue) }

    mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
      name.begin(relation)
      text.add("    <edge id=\"")
      text.add(name.iri)
      text.add("\" source=\"")
      XMLText.addEscaped(relation[relation.subject.id], to: &text)
      text.add("\" target=\"")
      XMLText.addEscaped(relation[relation.object.id], to: &text)
      text.add("\">\n")
      let label = values.label(of: relation)
      if !label.isEmpty {
        text.add("      <data key=\"e0\">")
        XMLText.addEscaped(label, to: &text)
        text.add("</data>\n")
      }
      text.add("      <data key=\"e1\">")
      text.add(relation.stories)
      text.add("</data>\n")
      values.each(of: relation) { place, value in
        text.add("      <data key=\"e")
        text.add(place + 2)
        text.add("\">")
        XMLText.addEscaped(value, to: &text)
        text.add("</data>\n")
      }
      text.add("    </edge>\n")
    }
  }
}
