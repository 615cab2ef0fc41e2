internal import GraphSchema

// The order in which the parts of a record leave. A subgraph already sorts its documents, entities and relations; this
// does the same for what they hold, down to the last field, so that the bytes never depend on who filled the record.

extension Entity {
  var sortedNames: [String] { names.count < 2 ? names : names.sorted { $0.precedes($1) } }

  /// All but the one that is shown, sorted.
  var otherNames: [String] {
    if names.count < 2 { return names.allSatisfy { $0.isSame(as: name) } ? [] : names }
    return sortedNames.filter { !$0.isSame(as: name) }
  }

  var sortedMentions: [MentionRecord] {
    mentions.sorted { ($0.document, $0.range, $0.reading.rawValue) < ($1.document, $1.range, $1.reading.rawValue) }
  }
}
