public import GraphSchema

/// N-Quads: the triples of the JSON-LD export, one a line, sorted by bytes as `LC_ALL=C sort` sorts, without repeats.
///
/// Two exports can be compared with `diff` and joined with `sort -mu`. Everything is in the default graph, as in the
/// JSON-LD, so the file is N-Triples too.
///
/// - Complexity: O(n log n); keeps 24 bytes for every evidence and the names of entities or statements to sort them. The lines
///   are written node by node.
///
/// Source: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
public struct NQuadsExporter: Exporter {
  public let format = ExportFormat.nQuads
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let linked = LinkedResources(subgraph, catalogue: catalogue)
    // The nodes of one sort share the beginning of their IRIs, so the file is written sort by sort, in the order of these
    // beginnings: article, entity, evidence, graph, publisher, statement, vocabulary.
    for place in sorted(subgraph.documents.map { LinkedNames.article($0.id) }) {
      write([linked.article(subgraph.documents[place])], to: &output)
    }
    for place in sorted(subgraph.entities.map { LinkedNames.entity($0.id) }) {
      write([linked.entity(subgraph.entities[place])], to: &output)
    }
    writeEvidence(of: subgraph.relations, linked, to: &output)
    write([linked.dataset], to: &output)
    write(subgraph.documents.compactMap(\.publisher).sortedOnce.map(linked.publisher), to: &output)
    for place in sorted(subgraph.relations.map { LinkedNames.statement($0.key) }) {
      write([linked.statement(subgraph.relations[place])], to: &output)
    }
    write(subgraph.relations.map(\.predicate).sortedOnce.map(linked.property), to: &output)
  }

  /// Where they are in the list, in the order of their lines: "a:b" stands where the line with "a:b>" does.
  private func sorted(_ iris: [String]) -> [Int] {
    let keys = iris.map { $0 + ">" }
    return keys.indices.sorted { keys[$0].precedes(keys[$1]) }
  }

  private func writeEvidence(
    of relations: [Relation], _ linked: LinkedResources, to output: inout some TextOutputStream
  ) {
    var keys: [Key] = []
    for (number, relation) in relations.enumerated() {
      for (place, evidence) in relation.sortedEvidence.enumerated() {
        let hex = LinkedNames.evidence(evidence, of: relation.key).suffix(32)
        keys.append(
          Key(
            high: UInt64(hex.prefix(16), radix: 16) ?? 0, low: UInt64(hex.suffix(16), radix: 16) ?? 0,
            relation: Int32(number), evidence: Int32(place)))
      }
    }
    keys.sort { ($0.high, $0.low, $0.relation, $0.evidence) < ($1.high, $1.low, $1.relation, $1.evidence) }
    var index = 0
    while index < keys.count {
      // Two finders that differ in confidence alone have one IRI: their lines are sorted together.
      let first = keys[index]
      var resources: [LinkedResource] = []
      while index < keys.count, keys[index].high == first.high, keys[index].low == first.low {
        let relation = relations[Int(keys[index].relation)]
        resources += linked.annotation(relation.sortedEvidence[Int(keys[index].evidence)], of: relation.key)
        index += 1
      }
      write(resources, to: &output)
    }
  }

  /// The lines of a few nodes, sorted, each once.
  private func write(_ resources: [LinkedResource], to output: inout some TextOutputStream) {
    let subjects = resources.map { LinkedTerm.iri($0.iri).nQuads }
    var text = ""
    let order = subjects.indices.sorted { subjects[$0].precedes(subjects[$1]) }
    var place = 0
    while place < order.count {
      // What follows the subject is enough to sort the lines of one.
      let subject = subjects[order[place]]
      var tails: [String] = []
      while place < order.count, subjects[order[place]].isSame(as: subject) {
        tails += resources[order[place]].triples.map {
          " " + LinkedTerm.inBrackets($0.property) + " " + $0.value.nQuads + " .\n"
        }
        place += 1
      }
      tails.sort { $0.precedes($1) }
      var last = ""
      // Compared by bytes: `==` calls "é" in one code point and in two the same.
      for tail in tails where !tail.isSame(as: last) {
        text += subject
        text += tail
        last = tail
      }
    }
    output.write(text)
  }

  /// An annotation by its IRI, which ends in 128 bits: kept as numbers, a million take 24 MB.
  private struct Key {
    let high: UInt64
    let low: UInt64
    let relation: Int32
    let evidence: Int32
  }
}
