public import GraphSchema

/// N-Quads: the triples of the JSON-LD export, one a line, sorted by bytes as `LC_ALL=C sort` sorts, without repeats.
///
/// Two exports can be compared with `diff` and joined with `sort -mu`. Everything is in the default graph, as in the
/// JSON-LD, so the file is N-Triples too.
///
/// - Complexity: keeps one reference per node to sort them; the lines are written node by node.
///
/// Source: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
public struct NQuadsExporter: Exporter {
  public let format = ExportFormat.nQuads
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let linked = LinkedResources(subgraph, catalogue: catalogue)
    var places: [Place] = []
    for node in LinkedNode.all(of: subgraph) {
      switch node {
      case .relation(let relation):
        places.append(Place(LinkedNames.statement(relation.key), node))
        for evidence in relation.sortedEvidence {
          let iri = LinkedNames.evidence(evidence, of: relation.key)
          places.append(Place(iri, .relation(relation), evidence))
        }
      case .dataset: places.append(Place("urn:kith:graph", node))
      case .publisher(let name): places.append(Place(LinkedNames.publisher(name), node))
      case .document(let document): places.append(Place(LinkedNames.article(document.id), node))
      case .predicate(let id): places.append(Place(LinkedTerm.expanded(LinkedNames.predicate(id)), node))
      case .entity(let entity): places.append(Place(LinkedNames.entity(entity.id), node))
      }
    }
    places.sort { $0.key.precedes($1.key) }
    var index = 0
    while index < places.count {
      // Two finders that differ in confidence alone have one IRI: their lines are sorted together.
      var lines: [String] = []
      let key = places[index].key
      while index < places.count, places[index].key == key {
        for resource in places[index].resources(linked) { lines += Self.lines(resource) }
        index += 1
      }
      lines.sort { $0.precedes($1) }
      // Compared by bytes: `==` calls "é" in one code point and in two the same.
      for (line, last) in zip(lines, [""] + lines) where !line.utf8.elementsEqual(last.utf8) { output.write(line) }
    }
  }

  private static func lines(_ resource: LinkedResource) -> [String] {
    let subject = LinkedTerm.iri(resource.iri).nQuads
    return resource.triples.map { "\(subject) \(LinkedTerm.iri($0.property).nQuads) \($0.value.nQuads) .\n" }
  }

  /// A node, and where it stands in the file. The nodes of one evidence share the beginning of their IRIs, so they stay
  /// together.
  private struct Place {
    /// The IRI with what follows it in a line, so that "a" and "a:b" stand where their lines do.
    let key: String
    private let node: LinkedNode
    private let evidence: Evidence?

    init(_ iri: String, _ node: LinkedNode, _ evidence: Evidence? = nil) {
      key = iri + ">"
      self.node = node
      self.evidence = evidence
    }

    func resources(_ linked: LinkedResources) -> [LinkedResource] {
      guard case .relation(let relation) = node else { return linked.resources(of: node) }
      guard let evidence else { return [linked.statement(relation)] }
      return linked.annotation(evidence, of: relation.key)
    }
  }
}
