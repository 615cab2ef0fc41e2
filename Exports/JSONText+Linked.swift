internal import GraphSchema

// The nodes of a JSON-LD export, one line each but for the evidence.
extension JSONText {
  mutating func dataset() {
    object { json in
      json.member("@id", "urn:kith:graph")
      json.member("@type", "Dataset")
      json.member("name", "Kith graph")
      json.member("version", "kith context \(JSONLDExporter.contextVersion)")
    }
  }

  mutating func publisher(_ name: String) {
    object { json in
      json.member("@id", LinkedNames.publisher(name))
      json.member("@type", "Organization")
      json.member("name", name)
    }
  }

  mutating func article(_ document: DocumentRecord) {
    object { json in
      json.member("@id", LinkedNames.article(document.id))
      json.member("@type", "NewsArticle")
      json.member("headline", ifKnown: document.title)
      json.member("url", ifKnown: LinkedNames.web(document.url))
      json.member("publisher", ifKnown: document.publisher.map(LinkedNames.publisher))
      json.date("datePublished", document.published)
      json.date("dateModified", document.modified)
      json.member("author", ifKnown: document.author)
      json.member("inLanguage", ifKnown: document.language)
      json.member("source", document.source)
      json.member("story", document.story)
    }
  }

  mutating func property(_ id: Predicate.ID, _ predicate: Predicate?) {
    object { json in
      json.member("@id", LinkedNames.predicate(id))
      json.member("@type", "Property")
      json.member("label", predicate?.label ?? id)
      json.member("inverseLabel", ifKnown: predicate?.inverse)
      json.member("comment", ifKnown: predicate?.definition)
    }
  }

  mutating func entity(_ entity: Entity, edges: [LinkedEdges.Group]) {
    object { json in
      json.member("@id", LinkedNames.entity(entity.id))
      json.member("@type", SchemaOrg.types(of: entity))
      json.member("name", entity.name)
      let others = entity.otherNames
      if !others.isEmpty { json.member("alternateName", others) }
      json.member("subkind", ifKnown: entity.subkind)
      json.member("sameAs", ifKnown: LinkedNames.wikidata(entity.wikidata))
      for edge in edges {
        json.key(edge.property)
        json.row(edge.targets) { $0.reference(to: $1) }
      }
    }
  }

  /// A date with the XML Schema type that its shape has; anything else stays a plain string, because a store may refuse
  /// a whole file for one ill-typed value.
  mutating func date(_ name: String, _ value: String?) {
    guard let value else { return }
    guard let type = Self.dateType(of: value) else { return member(name, value) }
    key(name)
    object { json in
      json.member("@type", type)
      json.member("@value", value)
    }
  }

  /// "2024" is a year, "2024-12" a month, "2024-12-26" a day.
  static func dateType(of value: String) -> String? {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard 1...3 ~= parts.count, zip(parts, widths).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers[0] >= 1, numbers.count < 2 || 1...12 ~= numbers[1] else { return nil }
    guard numbers.count == 3 else { return numbers.count == 2 ? "xsd:gYearMonth" : "xsd:gYear" }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[numbers[1] - 1] ~= numbers[2] ? "xsd:date" : nil
  }
}
