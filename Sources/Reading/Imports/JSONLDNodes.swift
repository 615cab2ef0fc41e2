internal import GraphSchema

/// The nodes of a graph that Kith has written, one after the other.
struct JSONLDNodes {
  typealias Fault = JSONCursor.Fault

  /// Whether the first node was the graph's own.
  private(set) var isOurs = false
  private var hasRelations = false
  private var namesRelations = false

  /// The version of the context that is read here.
  private static let version = "kith context 1"

  /// Whether relations are named, and none has a sentence.
  var isPlain: Bool { namesRelations && !hasRelations }

  /// - Returns: `nil` for a node that follows from others.
  mutating func read(_ json: inout JSONCursor) throws(Fault) -> ImportRecord? {
    guard isOurs else {
      try begin(&json)
      return nil
    }
    let node = try JSONLDNode(&json)
    switch node.types.first {
    case "NewsArticle": return .document(try document(node, json))
    case "Person": return .entity(try entity(node, .person, json))
    case "Place": return .entity(try entity(node, .place, json))
    case "Organization":
      // A publisher.
      if node.id.hasPrefix("urn:kith:publisher:") { return nil }
      return .entity(try entity(node, .organization, json))
    case "Property":
      namesRelations = true
      return nil
    case "Statement":
      hasRelations = true
      return .relation(try relation(node, json))
    default:
      throw json.fault("'\(node.types.first ?? "")' is no type that Kith writes")
    }
  }

  /// Looks for the graph's own node, in whatever comes first.
  private mutating func begin(_ json: inout JSONCursor) throws(Fault) {
    var (id, version): (String?, String?)
    try json.object { (json, key) throws(Fault) in
      if key == "@id", try json.isText() {
        id = try json.string()
      } else if key == "version", try json.isText() {
        version = try json.string()
      } else {
        try json.skip()
      }
    }
    guard id == "urn:kith:graph" else { return }
    guard version == Self.version else {
      throw json.fault("its version is '\(version ?? "")'; this Kith reads '\(Self.version)'")
    }
    isOurs = true
  }

  private func document(_ node: JSONLDNode, _ json: JSONCursor) throws(Fault) -> DocumentRecord {
    let id = try JSONLDNode.id(node.id, of: "article", json)
    guard let source = node.source, let story = node.story else {
      throw json.fault("article '\(id)' needs a source and a story")
    }
    var publisher: String?
    if let iri = node.publisher { publisher = try JSONLDNode.id(iri, of: "publisher", json) }
    return DocumentRecord(
      id: id, source: source, title: node.headline, url: node.url, publisher: publisher, published: node.published,
      author: node.author, modified: node.modified, language: node.language, story: story)
  }

  private func entity(_ node: JSONLDNode, _ kind: EntityKind, _ json: JSONCursor) throws(Fault) -> Entity {
    let id = try JSONLDNode.id(node.id, of: "entity", json)
    guard let name = node.name, !name.isEmpty, !node.otherNames.contains("") else {
      throw json.fault("entity '\(id)' has an empty name")
    }
    var wikidata: String?
    if let page = node.sameAs {
      let base = "http://www.wikidata.org/entity/"
      guard page.hasPrefix(base) else { throw json.fault("'sameAs' of '\(id)' is no address of Wikidata") }
      wikidata = String(page.dropFirst(base.count))
    }
    return Entity(
      id: id, kind: kind, subkind: node.subkind, name: name, names: [name] + node.otherNames, wikidata: wikidata,
      articles: 0)
  }

  private func relation(_ node: JSONLDNode, _ json: JSONCursor) throws(Fault) -> ImportedRelation {
    guard let subject = node.subject, let predicate = node.predicate, let object = node.object else {
      throw json.fault("a statement needs a subject, a predicate and an object")
    }
    guard predicate.hasPrefix("kith:") else { throw json.fault("'\(predicate)' is no predicate of Kith's") }
    return ImportedRelation(
      key: Relation.Key(
        subject: try JSONLDNode.id(subject, of: "entity", json),
        predicate: try JSONLDNode.unescaped(predicate.dropFirst(5), json),
        object: try JSONLDNode.id(object, of: "entity", json)),
      evidence: node.evidence)
  }
}
