public import GraphSchema

/// GEXF 1.2 for Gephi and networkx, with time.
///
/// Where the text says when something happened, the edge has a spell of those days; Gephi's timeline shows it then.
/// Edges without a date have no spell and are always there. A graph without any date is static. Attributes are those of
/// the GraphML export; `weight` is the number of stories.
///
/// Version 1.2, not 1.3: networkx 3.6 reads no later one.
///
/// Source: GEXF 1.2draft, https://gexf.net/primer.html.
public struct GEXFExporter: Exporter {
  public let format = ExportFormat.gexf
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let isDated = try graph.assertedDates().contains { CalendarSpan($0) != nil }
    try output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
        <meta>
          <creator>Kith</creator>
        </meta>
        <graph defaultedgetype="directed" mode="\(isDated ? "dynamic" : "static")"\(isDated ? " timeformat=\"date\"" : "")>

      """)
    let entityFields = GraphField<Entity>.ofEntities
    let relationFields = GraphField<RelationContext>.ofRelations + [.evidence]
    try Self.declare("node", entityFields.map { ($0.name, $0.kind.rawValue) }, to: &output)
    try Self.declare("edge", relationFields.map { ($0.name, $0.kind.rawValue) }, to: &output)
    try output.write("    <nodes>\n")
    try graph.eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      try output.write("      <node id=\"\(XMLText.escaped(entity.id))\" label=\"\(XMLText.escaped(entity.name))\">\n")
      try Self.values(entityFields.map { $0.value(entity) }, to: &output)
      try output.write("      </node>\n")
    }
    try output.write("    </nodes>\n    <edges>\n")
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let relation = cited.relation
      try output.write(
        """
              <edge id="\(LinkedNames.statement(relation.key))" source="\(XMLText.escaped(relation.subject))" \
        target="\(XMLText.escaped(relation.object))" label="\(XMLText.escaped(context.label))" \
        weight="\(relation.stories)">

        """)
      try Self.values(relationFields.map { $0.value(context) }, to: &output)
      let spells = Self.spells(relation)
      if !spells.isEmpty {
        try output.write("        <spells>\n")
        for spell in spells { try output.write("          <spell start=\"\(spell.first)\" end=\"\(spell.last)\"/>\n") }
        try output.write("        </spells>\n")
      }
      try output.write("      </edge>\n")
    }
    try output.write("    </edges>\n  </graph>\n</gexf>\n")
  }

  /// When the text says that it happened, each time once, in order.
  private static func spells(_ relation: Relation) -> [CalendarSpan] {
    Set(relation.evidence.filter { $0.polarity == .asserted }.compactMap { $0.date.flatMap(CalendarSpan.init) })
      .sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  private static func declare(_ owner: String, _ fields: [(String, String)], to output: inout some ExportOutput) throws
  {
    try output.write("    <attributes class=\"\(owner)\" mode=\"static\">\n")
    for (index, field) in fields.enumerated() {
      let type = field.1 == "int" ? "integer" : field.1
      try output.write("      <attribute id=\"\(index)\" title=\"\(field.0)\" type=\"\(type)\"/>\n")
    }
    try output.write("    </attributes>\n")
  }

  private static func values(_ values: [String?], to output: inout some ExportOutput) throws {
    try output.write("        <attvalues>\n")
    for (index, value) in values.enumerated() {
      guard let value, !value.isEmpty else { continue }
      try output.write("          <attvalue for=\"\(index)\" value=\"\(XMLText.escaped(value))\"/>\n")
    }
    try output.write("        </attvalues>\n")
  }
}
