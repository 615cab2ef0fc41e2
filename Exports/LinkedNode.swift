internal import GraphSchema

/// The nodes of the linked-data formats that stand before entities and relations, in the order that JSON-LD and Turtle write
/// them.
enum LinkedNode {
  case dataset
  case publisher(String)
  case document(DocumentRecord)
  case predicate(Predicate.ID)

  /// One after the other.
  ///
  /// - Parameter isPlain: only what is said in the profile `plain` too.
  static func eachHead(of graph: some GraphRecords, isPlain: Bool, _ use: (LinkedNode) throws -> Void) throws {
    let graph = isPlain ? graph : graph.namingSpeakers()
    let overview = try graph.overview()
    try use(.dataset)
    if !isPlain {
      for publisher in overview.publishers { try use(.publisher(publisher)) }
      try graph.eachDocument(nil) { try use(.document($0)) }
    }
    for predicate in overview.predicates { try use(.predicate(predicate)) }
  }
}

/// A node with all that is said of it, as triples.
struct LinkedResource {
  let subject: LinkedTerm
  private(set) var triples: [(property: String, value: LinkedTerm)] = []

  init(_ iri: String, types: [String]) {
    subject = .iri(iri)
    for type in types { add("rdf:type", .iri(type)) }
  }

  mutating func add(_ property: String, _ value: LinkedTerm?) {
    if let value { triples.append((property, value)) }
  }

  mutating func add(_ property: String, text: String?) { add(property, text.map(LinkedTerm.text)) }
  mutating func add(_ property: String, iri: String?) { add(property, iri.map(LinkedTerm.iri)) }

  mutating func add(_ property: String, date: String?) {
    add(property, date.map(LinkedTerm.date))
  }
}

/// What the JSON-LD export says in its own words, node by node; a test in Python holds the two together. Relations have
/// writers of their own: `StatementTurtle`, `StatementQuads`.
struct LinkedResources {
  let catalogue: Catalogue

  func resource(of node: LinkedNode) -> LinkedResource {
    switch node {
    case .dataset: dataset
    case .publisher(let name): publisher(name)
    case .document(let document): article(document)
    case .predicate(let id): property(id)
    }
  }

  var dataset: LinkedResource {
    var node = LinkedResource("urn:kith:graph", types: ["schema:Dataset"])
    node.add("schema:name", text: "Kith graph")
    node.add("schema:version", text: "kith context \(JSONLDExporter.contextVersion)")
    return node
  }

  func publisher(_ name: String) -> LinkedResource {
    var node = LinkedResource(LinkedNames.publisher(name), types: ["schema:Organization"])
    node.add("schema:name", text: name)
    return node
  }

  func article(_ document: DocumentRecord) -> LinkedResource {
    var node = LinkedResource(LinkedNames.article(document.id), types: ["schema:NewsArticle"])
    node.add("schema:headline", text: document.title)
    node.add("schema:url", iri: LinkedNames.web(document.url))
    node.add("schema:publisher", iri: document.publisher.map(LinkedNames.publisher))
    node.add("schema:datePublished", date: document.published)
    node.add("schema:dateModified", date: document.modified)
    node.add("schema:author", text: document.author)
    node.add("schema:inLanguage", text: document.language)
    node.add("kith:source", text: document.source)
    node.add("kith:story", text: document.story)
    return node
  }

  func property(_ id: Predicate.ID) -> LinkedResource {
    let predicate = catalogue[id]
    var node = LinkedResource(LinkedTerm.expanded(LinkedNames.predicate(id)), types: ["rdf:Property"])
    node.add("rdfs:label", text: predicate?.label ?? id)
    node.add("kith:inverseLabel", text: predicate?.inverse)
    node.add("rdfs:comment", text: predicate?.definition)
    return node
  }

  func entity(_ entity: Entity, edges: [LinkedEdges.Group]) -> LinkedResource {
    var node = LinkedResource(
      LinkedNames.entity(entity.id), types: SchemaOrg.types(of: entity).map { "schema:" + $0 })
    node.add("schema:name", text: entity.name)
    for name in entity.otherNames { node.add("schema:alternateName", text: name) }
    node.add("kith:subkind", text: entity.subkind)
    node.add("schema:sameAs", iri: LinkedNames.wikidata(entity.wikidata))
    for edge in edges {
      for target in edge.targets { node.add(edge.property, iri: LinkedNames.entity(target)) }
    }
    return node
  }
}
