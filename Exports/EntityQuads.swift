internal import GraphSchema

/// The lines of an entity in N-Quads, sorted, with its plain edges.
struct EntityQuads: RecordWriter {
  private var edges: LinkedEdges
  /// "<", the IRI, and the end of it.
  private var subject = ByteText()
  private var lines = ByteText()

  init(_ edges: LinkedEdges) { self.edges = edges }

  mutating func add(_ linked: LinkedEntity, to text: inout ByteText) {
    let entity = linked.entity
    subject.clear()
    subject.add("<urn:kith:entity:")
    LinkedNames.addEscaped(entity.id, to: &subject)
    subject.add("> ")
    lines.clear()
    for type in SchemaOrg.types(of: entity) {
      line("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/", type, "> .\n")
    }
    for name in entity.otherNames { quote("<https://schema.org/alternateName> ", name) }
    quote("<https://schema.org/name> ", entity.name)
    if let wikidata = LinkedNames.wikidata(entity.wikidata) {
      line("<https://schema.org/sameAs> <", wikidata, "> .\n")
    }
    if let subkind = entity.subkind { quote("<urn:kith:vocabulary:subkind> ", subkind) }
    for (property, targets) in edges.of(linked) {
      let property = LinkedTerm.inBrackets(property) + " <urn:kith:entity:"
      for target in targets {
        lines.add(subject)
        lines.add(property)
        LinkedNames.addEscaped(target, to: &lines)
        lines.add("> .\n")
      }
    }
    QuadLines.addSorted(lines, to: &text)
  }

  private mutating func line(_ start: String, _ value: String, _ end: String) {
    lines.add(subject)
    lines.add(start)
    lines.add(value)
    lines.add(end)
  }

  private mutating func quote(_ property: String, _ words: String) {
    lines.add(subject)
    lines.add(property)
    BackslashText.addQuoted(words, to: &lines)
    lines.add(" .\n")
  }
}
