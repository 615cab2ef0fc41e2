internal import GraphSchema

/// Names in a dump of Wikidata: a JSON array with one item a line (`latest-all.json`), or the items alone.
///
/// Taken are the English label (else that of `mul`), the English aliases, the number of sitelinks, and what the best
/// statements say of instance of (P31), country (P17, P27), part of the administration (P131) and gender (P21).
/// A permanent duplicate (P2959) is another id of its original.
struct WikidataNames: NameLineReader {
  /// Items with fewer sitelinks are passed over.
  let minimumPages: Int

  func read(_ line: UnsafeBufferPointer<UInt8>) -> NameLine {
    var line = line
    while let last = line.last, last == UInt8(ascii: ",") || last <= 0x20 { line = .init(rebasing: line.dropLast()) }
    // The brackets of the list stand in lines of their own.
    if line.isEmpty || line.count == 1 && "[]".utf8.contains(line[0]) { return .other }
    var cursor = JSONCursor(line)
    var item = Item()
    do {
      try cursor.object { cursor, key throws(JSONCursor.Malformed) in try item.read(key, &cursor) }
    } catch {
      return .broken(what: "the line is not a JSON object", remedy: "give one item of Wikidata a line")
    }
    guard cursor.isAtEnd(), let id = item.id else {
      return .broken(what: "the line is not an item with an id", remedy: "give one item of Wikidata a line")
    }
    guard NameEntryCoding.isWikidata(id), let number = UInt32(id.dropFirst()) else { return .other }
    let record = item.record(id: id, minimumPages: minimumPages)
    if let superclasses = item.claims["P279"]?.compactMap(Self.number), !superclasses.isEmpty {
      return .classes(of: number, superclasses, record: record)
    }
    return record.map(NameLine.record) ?? .other
  }

  static func number(_ id: String) -> UInt32? { NameEntryCoding.isWikidata(id) ? UInt32(id.dropFirst()) : nil }

  private struct Item {
    var id: String?
    var labels: [String: String] = [:]
    var aliases: [String] = []
    var pages = 0
    /// Property to the items that its best statements name.
    var claims: [String: [String]] = [:]

    private static let wanted: Set<String> = ["P31", "P279", "P17", "P27", "P131", "P21", "P2959"]

    func record(id: String, minimumPages: Int) -> NameRecord? {
      guard let name = labels["en"] ?? labels["mul"], pages >= minimumPages else { return nil }
      var record = NameRecord()
      record.id = id
      record.name = name
      record.aliases = aliases
      record.pages = pages
      record.wikidata = id
      record.classes = (claims["P31"] ?? []).compactMap(WikidataNames.number)
      guard !record.classes.isEmpty else { return nil }
      record.country = claims["P27"]?.first ?? claims["P17"]?.first
      record.within = claims["P131"]?.first
      switch claims["P21"]?.first {
      case "Q6581072", "Q1052281": record.gender = .female
      case "Q6581097", "Q2449503": record.gender = .male
      default: break
      }
      record.sameAs = claims["P2959"]?.first
      return record
    }

    mutating func read(_ key: String, _ cursor: inout JSONCursor) throws(JSONCursor.Malformed) {
      // An empty object is written as an empty list.
      let isObject = cursor.peek() == UInt8(ascii: "{")
      switch key {
      case "id": id = try cursor.stringIfAny()
      case "labels" where isObject:
        try cursor.object { cursor, language throws(JSONCursor.Malformed) in
          guard language == "en" || language == "mul", cursor.peek() == UInt8(ascii: "{") else {
            return try cursor.skip()
          }
          if let text = try Self.value(&cursor) { labels[language] = text }
        }
      case "aliases" where isObject:
        try cursor.object { cursor, language throws(JSONCursor.Malformed) in
          guard language == "en" || language == "mul", cursor.peek() == UInt8(ascii: "[") else {
            return try cursor.skip()
          }
          try cursor.array { cursor throws(JSONCursor.Malformed) in
            if let text = try Self.value(&cursor) { aliases.append(text) }
          }
        }
      case "sitelinks" where isObject:
        try cursor.object { cursor, site throws(JSONCursor.Malformed) in
          // Pages of encyclopedias, not of collections of media and quotations.
          if site.hasSuffix("wiki"), site != "commonswiki", site != "specieswiki" { pages += 1 }
          try cursor.skip()
        }
      case "claims" where isObject:
        try cursor.object { cursor, property throws(JSONCursor.Malformed) in
          guard Self.wanted.contains(property), cursor.peek() == UInt8(ascii: "[") else { return try cursor.skip() }
          claims[property] = try Self.best(&cursor)
        }
      default: try cursor.skip()
      }
    }

    /// The `value` of `{"language": "en", "value": "..."}`.
    private static func value(_ cursor: inout JSONCursor) throws(JSONCursor.Malformed) -> String? {
      var text: String?
      guard cursor.peek() == UInt8(ascii: "{") else {
        try cursor.skip()
        return nil
      }
      try cursor.object { cursor, key throws(JSONCursor.Malformed) in
        if key == "value" { text = try cursor.stringIfAny() } else { try cursor.skip() }
      }
      return text
    }

    /// The items of the preferred statements; of the normal ones where none is preferred.
    private static func best(_ cursor: inout JSONCursor) throws(JSONCursor.Malformed) -> [String] {
      var normal: [String] = []
      var preferred: [String] = []
      try cursor.array { cursor throws(JSONCursor.Malformed) in
        guard cursor.peek() == UInt8(ascii: "{") else { return try cursor.skip() }
        var rank = "normal"
        var id: String?
        try cursor.object { cursor, key throws(JSONCursor.Malformed) in
          switch key {
          case "rank": rank = try cursor.stringIfAny() ?? rank
          case "mainsnak": id = try path(["datavalue", "value", "id"], &cursor)
          default: try cursor.skip()
          }
        }
        if let id, rank == "normal" { normal.append(id) }
        if let id, rank == "preferred" { preferred.append(id) }
      }
      return preferred.isEmpty ? normal : preferred
    }

    /// The text at the end of some keys; `nil` where there is none.
    private static func path(
      _ keys: ArraySlice<String>, _ cursor: inout JSONCursor
    ) throws(JSONCursor.Malformed) -> String? {
      guard let first = keys.first else { return try cursor.stringIfAny() }
      guard cursor.peek() == UInt8(ascii: "{") else {
        try cursor.skip()
        return nil
      }
      var found: String?
      try cursor.object { cursor, key throws(JSONCursor.Malformed) in
        if key == first { found = try path(keys.dropFirst(), &cursor) } else { try cursor.skip() }
      }
      return found
    }
  }
}
