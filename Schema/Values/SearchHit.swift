/// Something that a full-text search found: a sentence, the title of an article, or the name of an entity.
public struct SearchHit: Hashable, Sendable {
  /// What was found, and where.
  public enum Place: Hashable, Sendable {
    case name(of: Entity.ID)
    case title(of: Article.ID)
    case sentence(of: Article.ID, range: CodePointRange)
  }

  public let place: Place
  /// The text found, or the part of it around the words, with "…" where it was cut.
  public let snippet: String
  /// Where the words stand in the snippet, in code points of the snippet; sorted, not overlapping.
  public let matches: [CodePointRange]
  /// Higher is better; only comparable between hits of the same sort of place in one search.
  ///
  /// Source: Okapi BM25 as SQLite's FTS5 computes it, with the sign turned.
  public let rank: Double

  public init(place: Place, snippet: String, matches: [CodePointRange], rank: Double) {
    self.place = place
    self.snippet = snippet
    self.matches = matches
    self.rank = rank
  }
}
