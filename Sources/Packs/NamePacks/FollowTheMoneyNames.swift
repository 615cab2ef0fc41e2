internal import GraphSchema

/// Names in entities of FollowTheMoney, one JSON object a line, as OpenSanctions and Aleph give them out.
///
/// People, organizations, companies and public bodies are read; everything else (addresses, ships, ownership) is passed
/// over. `referents`, the ids that were merged into one entity, are no entries of their own.
///
/// Source: the model of followthemoney.tech, schemata of 2024.
struct FollowTheMoneyNames: NameLineReader {
  private let countries: [String: String]

  init(countries: [String: String]) { self.countries = countries }

  private static let kinds: [String: (EntityKind, String?)] = [
    "Person": (.person, nil), "Organization": (.organization, nil), "LegalEntity": (.organization, nil),
    "Company": (.organization, "company"), "PublicBody": (.organization, "government"),
  ]

  /// Other properties, such as weak aliases, hold names that many bear.
  private static let aliases: Set<String> = ["alias", "previousName", "abbreviation"]

  func read(_ line: UnsafeBufferPointer<UInt8>) -> NameLine {
    var cursor = JSONCursor(line)
    var record = NameRecord()
    var schema: String?
    var names: [String] = []
    do {
      try cursor.object { cursor, key throws(JSONCursor.Malformed) in
        switch key {
        case "id": record.id = try cursor.stringIfAny() ?? ""
        case "schema": schema = try cursor.stringIfAny()
        case "caption":
          if let caption = try cursor.stringIfAny() { record.name = caption }
        case "properties" where cursor.peek() == UInt8(ascii: "{"):
          try cursor.object { cursor, property throws(JSONCursor.Malformed) in
            try Self.readProperty(property, &cursor, &record, &names, countries)
          }
        default: try cursor.skip()
        }
      }
    } catch {
      return .broken(what: "the line is not a JSON object", remedy: "write one entity a line")
    }
    guard cursor.isAtEnd(), let schema, !record.id.isEmpty else {
      return .broken(
        what: "the line is not an entity with an id and a schema",
        remedy: "give the entities of FollowTheMoney, one JSON object a line")
    }
    guard let (kind, subkind) = Self.kinds[schema] else { return .other }
    record.kind = kind
    record.subkind = subkind
    if record.name.isEmpty { record.name = names.first ?? "" }
    record.aliases = names + record.aliases
    guard !record.name.isEmpty else { return .broken(what: "the entity has no name", remedy: "take it out") }
    return .record(record)
  }

  private static func readProperty(
    _ property: String, _ cursor: inout JSONCursor, _ record: inout NameRecord, _ names: inout [String],
    _ countries: [String: String]
  ) throws(JSONCursor.Malformed) {
    guard cursor.peek() == UInt8(ascii: "[") else { return try cursor.skip() }
    var values: [String] = []
    try cursor.array { cursor throws(JSONCursor.Malformed) in
      if let value = try cursor.stringIfAny() { values.append(value) }
    }
    guard let first = values.first else { return }
    switch property {
    case "name": names += values
    case _ where aliases.contains(property): record.aliases += values
    case "nationality", "jurisdiction": record.country = countries[first] ?? record.country
    case "country", "citizenship": record.country = record.country ?? countries[first]
    case "gender": record.gender = first == "female" ? .female : first == "male" ? .male : nil
    case "wikidataId": record.wikidata = first
    default: break
    }
  }
}
