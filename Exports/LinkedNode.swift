internal import GraphSchema

/// The nodes of the linked-data formats, in the order that JSON-LD and Turtle write them.
enum LinkedNode {
  case dataset
  case publisher(String)
  case document(DocumentRecord)
  case predicate(Predicate.ID)
  case entity(Entity, edges: [LinkedEdges.Group])
  /// With its evidence sorted.
  case relation(Relation)

  /// One after the other.
  ///
  /// - Parameter isPlain: only what is said in the profile `plain` too.
  static func each(
    of graph: some GraphRecords, _ catalogue: Catalogue, isPlain: Bool = false, _ use: (LinkedNode) throws -> Void
  ) throws {
    try eachHead(of: graph, isPlain: isPlain, use)
    let graph = isPlain ? graph : graph.namingSpeakers()
    var edges = LinkedEdges(catalogue)
    try graph.eachEntity(edges.detail, nil) { try use(.entity($0.entity, edges: edges.of($0))) }
    if !isPlain { try graph.eachRelation(cited: false, nil) { try use(.relation($0.relation)) } }
  }

  /// What comes before entities and relations.
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

  init(_ iri: String, types: [String]) { self.init(.iri(iri), types: types) }

  init(_ subject: LinkedTerm, types: [String]) {
    self.subject = subject
    for type in types { add("rdf:type", .iri(type)) }
  }

  mutating func add(_ property: String, _ value: LinkedTerm?) {
    if let value { triples.append((property, value)) }
  }

  mutating func add(_ property: String, text: String?) { add(property, text.map(LinkedTerm.text)) }
  mutating func add(_ property: String, iri: String?) { add(property, iri.map(LinkedTerm.iri)) }

  mutating func add(_ property: String, count: Int) {
    add(property, .typed(String(count), type: "xsd:nonNegativeInteger"))
  }

  mutating func add(_ property: String, date: String?) {
    guard let date else { return }
    add(property, JSONText.dateType(of: date).map { .typed(date, type: $0) } ?? .text(date))
  }
}

/// What the JSON-LD export says in its own words, node by node; a test in Python holds the two together.
struct LinkedResources {
  let catalogue: Catalogue
  var statements = StatementForm.reification

  /// A relation gives its statement first, then four nodes for each evidence; everything else gives one.
  func resources(of node: LinkedNode) -> [LinkedResource] {
    switch node {
    case .dataset: [dataset]
    case .publisher(let name): [publisher(name)]
    case .document(let document): [article(document)]
    case .predicate(let id): [property(id)]
    case .entity(let entity, let edges): [self.entity(entity, edges: edges)]
    case .relation(let relation):
      [statement(relation)] + relation.evidence.flatMap { annotation($0, of: relation.key) }
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

  func statement(_ relation: Relation) -> LinkedResource {
    var node = LinkedResource(name(of: relation.key), types: statements == .reification ? ["rdf:Statement"] : [])
    switch statements {
    case .reification:
      node.add("rdf:subject", iri: LinkedNames.entity(relation.subject))
      node.add("rdf:predicate", iri: LinkedNames.predicate(relation.predicate))
      node.add("rdf:object", iri: LinkedNames.entity(relation.object))
    case .star: break
    case .rdf12: node.add("rdf:reifies", triple(relation.key))
    }
    node.add("kith:standing", text: relation.standing.rawValue)
    node.add("kith:articles", count: relation.articles)
    node.add("kith:stories", count: relation.stories)
    node.add("kith:confidence", LinkedTerm.share(relation.confidence))
    let articles = relation.evidence.map(\.document)
    for article in articles.count == 1 ? articles : articles.sortedOnce {
      node.add("prov:wasDerivedFrom", iri: LinkedNames.article(article))
    }
    for evidence in relation.evidence {
      node.add("kith:evidence", iri: LinkedNames.evidence(evidence, of: relation.key))
    }
    return node
  }

  /// What stands for a statement wherever something is said of it.
  func name(of key: Relation.Key) -> LinkedTerm {
    statements == .star ? triple(key) : .iri(LinkedNames.statement(key))
  }

  private func triple(_ key: Relation.Key) -> LinkedTerm {
    .triple(
      LinkedTerm.Triple(
        subject: LinkedNames.entity(key.subject), property: LinkedNames.predicate(key.predicate),
        object: LinkedNames.entity(key.object), isTerm: statements == .rdf12))
  }

  /// The annotation, its target, and the two selectors that find the place.
  ///
  /// - Parameter iri: the annotation's own, where it is known already.
  func annotation(_ evidence: Evidence, of key: Relation.Key, iri: String? = nil) -> [LinkedResource] {
    let iri = iri ?? LinkedNames.evidence(evidence, of: key)
    let article = LinkedNames.article(evidence.document)
    var node = LinkedResource(iri, types: ["oa:Annotation"])
    node.add("oa:hasBody", name(of: key))
    node.add("oa:hasTarget", iri: iri + "#target")
    node.add("prov:hadPrimarySource", iri: article)
    node.add("kith:polarity", text: evidence.polarity.rawValue)
    node.add("kith:modality", text: evidence.modality.rawValue)
    node.add("kith:tense", text: evidence.tense?.rawValue)
    node.add("kith:attributedTo", iri: evidence.attributedTo.map(LinkedNames.entity))
    node.add("kith:role", text: evidence.role)
    node.add("kith:date", date: evidence.date)
    node.add("kith:finder", text: evidence.finder)
    node.add("kith:confidence", LinkedTerm.share(evidence.confidence, decimals: 6))
    var target = LinkedResource(iri + "#target", types: ["oa:SpecificResource"])
    target.add("oa:hasSource", iri: article)
    target.add("oa:hasSelector", iri: iri + "#quote")
    target.add("oa:hasSelector", iri: iri + "#position")
    var quote = LinkedResource(iri + "#quote", types: ["oa:TextQuoteSelector"])
    quote.add("oa:exact", text: evidence.quote)
    var position = LinkedResource(iri + "#position", types: ["oa:TextPositionSelector"])
    position.add("oa:start", count: evidence.range.start)
    position.add("oa:end", count: evidence.range.end)
    return [node, target, quote, position]
  }
}
