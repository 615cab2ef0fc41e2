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
    try graph.writeEntities(.plain, nil, { Nodes(entityFields.map(\.value)) }, to: { try output.write($0) })
    try output.write("    </nodes>\n    <edges>\n")
    try graph.writeRelations(.cited, nil, { [catalogue] in Edges(catalogue) }, to: { try output.write($0) })
    try output.write("    </edges>\n  </graph>\n</gexf>\n")
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

  private static func addValue(_ place: Int, _ value: UnsafeRawBufferPointer, to text: inout ByteText) {
    text.add("          <attvalue for=\"")
    text.add(place)
    text.add("\" value=\"")
    XMLText.addEscaped(value, to: &text)
    text.add("\"/>\n")
  }

  private struct Nodes: RecordWriter {
    let fields: [@Sendable (Entity) -> String?]

    init(_ fields: [@Sendable (Entity) -> String?]) { self.fields = fields }

    func add(_ linked: LinkedEntity, to text: inout ByteText) {
      text.add("      <node id=\"")
      XMLText.addEscaped(linked.entity.id, to: &text)
      text.add("\" label=\"")
      XMLText.addEscaped(linked.entity.name, to: &text)
      text.add("\">\n        <attvalues>\n")
      for (place, field) in fields.enumerated() {
        guard var value = field(linked.entity), !value.isEmpty else { continue }
        value.withUTF8 { addValue(place, UnsafeRawBufferPointer($0), to: &text) }
      }
      text.add("        </attvalues>\n      </node>\n")
    }
  }

  private struct Edges: RecordWriter {
    private var values: RelationValues
    private var name = StatementName()

    init(_ catalogue: Catalogue) { values = RelationValues(catalogue) }

    mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
      name.begin(relation)
      text.add("      <edge id=\"")
      text.add(name.iri)
      text.add("\" source=\"")
      XMLText.addEscaped(relation[relation.subject.id], to: &text)
      text.add("\" target=\"")
      XMLText.addEscaped(relation[relation.object.id], to: &text)
      text.add("\" label=\"")
      XMLText.addEscaped(values.label(of: relation), to: &text)
      text.add("\" weight=\"")
      text.add(relation.stories)
      text.add("\">\n        <attvalues>\n")
      values.each(of: relation) { addValue($0, $1, to: &text) }
      text.add("        </attvalues>\n")
      let spells = Self.spells(relation)
      if !spells.isEmpty {
        text.add("        <spells>\n")
        for spell in spells {
          text.add("          <spell")
          if let first = spell.first { text.add(" start=\"\(first)\"") }
          if let last = spell.last { text.add(" end=\"\(last)\"") }
          text.add("/>\n")
        }
        text.add("        </spells>\n")
      }
      text.add("      </edge>\n")
    }

    /// When the text says that it happened, each time once, in order.
    private static func spells(_ relation: RelationBytes) -> [CalendarSpan] {
      var spells: Set<CalendarSpan> = []
      for evidence in relation.evidence where evidence.polarity == .asserted {
        if let span = relation.optional(evidence.reading.date).flatMap(CalendarSpan.init) { spells.insert(span) }
      }
      return spells.sorted { ($0.first ?? "", $0.last ?? "") < ($1.first ?? "", $1.last ?? "") }
    }
  }
}
