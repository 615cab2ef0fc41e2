internal import GraphSchema

// The order in which the parts of a record leave. A subgraph already sorts its documents, entities and relations; this
// does the same for what they hold, down to the last field, so that the bytes never depend on who filled the record.

extension String {
  /// By bytes. `<` calls "é" in one code point and in two the same, which is no order to write files by.
  func precedes(_ other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        for place in 0..<min(mine.count, theirs.count) where mine[place] != theirs[place] {
          return mine[place] < theirs[place]
        }
        return mine.count < theirs.count
      }
    }
    return (answer ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether the bytes are the same.
  func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8) }
}

extension Entity {
  var sortedNames: [String] { names.count < 2 ? names : names.sorted { $0.precedes($1) } }

  var sortedMentions: [MentionRecord] {
    mentions.sorted { ($0.document, $0.range, $0.reading.rawValue) < ($1.document, $1.range, $1.reading.rawValue) }
  }
}

extension Relation {
  var sortedEvidence: [Evidence] {
    evidence.count < 2
      ? evidence
      : evidence.sorted { a, b in
        if (a.document, a.range, a.finder) != (b.document, b.range, b.finder) {
          return (a.document, a.range, a.finder) < (b.document, b.range, b.finder)
        }
        let (x, y) = (a.distinction, b.distinction)
        return x == y ? a.confidence < b.confidence : x.lexicographicallyPrecedes(y) { $0.precedes($1) }
      }
  }
}

extension Evidence {
  /// What may still differ between two readings of one sentence by one finder.
  fileprivate var distinction: [String] {
    [polarity.rawValue, modality.rawValue, tense?.rawValue ?? "", attributedTo ?? "", role ?? "", date ?? "", quote]
  }
}

extension Sequence where Element == String {
  /// Each once, sorted by bytes. A `Set` of strings would take "é" in one code point and in two for one.
  var sortedOnce: [String] { Set(map(Bytes.init)).map(\.text).sorted { $0.precedes($1) } }
}

/// A text that is equal to another when its bytes are.
struct Bytes: Hashable {
  let text: String

  static func == (a: Bytes, b: Bytes) -> Bool { a.text.isSame(as: b.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
