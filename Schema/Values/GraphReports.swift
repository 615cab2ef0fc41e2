/// One build, as it is remembered. The times come from whoever ran it; the store has no clock.
public struct Run: Hashable, Sendable {
  /// "build", "remove" ...
  public let command: String
  /// Of Kith.
  public let version: String
  /// Hash of what read the articles: packs, model, version.
  public let analysisHash: String
  /// ISO 8601.
  public let started: String
  /// ISO 8601.
  public let finished: String
  /// Articles that were read and stored.
  public let articlesRead: Int
  /// Articles that had not changed.
  public let articlesKept: Int
  public let articlesFailed: Int

  public init(
    command: String, version: String, analysisHash: String, started: String, finished: String, articlesRead: Int,
    articlesKept: Int, articlesFailed: Int
  ) {
    self.command = command
    self.version = version
    self.analysisHash = analysisHash
    self.started = started
    self.finished = finished
    self.articlesRead = articlesRead
    self.articlesKept = articlesKept
    self.articlesFailed = articlesFailed
  }
}

/// How much a graph holds.
public struct GraphCounts: Hashable, Sendable {
  /// A name with its number.
  public struct Tally: Hashable, Sendable {
    public let name: String
    public let count: Int

    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  public let articles: Int
  /// Articles that share most of their text count once.
  public let stories: Int
  public let sentences: Int
  public let mentions: Int
  public let entities: Int
  public let relations: Int
  public let evidence: Int
  public let judgements: Int
  /// Person, place, organization, in this order; zeros included.
  public let kinds: [Tally]
  /// Relations by predicate, most first, then by id; no zeros.
  public let predicates: [Tally]
  /// Relations by standing: actual, planned, alleged, possible, denied; zeros included.
  public let standings: [Tally]

  public init(
    articles: Int, stories: Int, sentences: Int, mentions: Int, entities: Int, relations: Int, evidence: Int,
    judgements: Int, kinds: [Tally], predicates: [Tally], standings: [Tally]
  ) {
    self.articles = articles
    self.stories = stories
    self.sentences = sentences
    self.mentions = mentions
    self.entities = entities
    self.relations = relations
    self.evidence = evidence
    self.judgements = judgements
    self.kinds = kinds
    self.predicates = predicates
    self.standings = standings
  }
}

/// Something that `kith check` found wrong.
public struct Finding: Hashable, Sendable {
  /// What sort of fault was found.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// SQLite's own check of the file.
    case damage
    /// A row points to a row that is not there.
    case danglingReference
    /// The full-text indexes differ from the texts.
    case searchIndex
    /// A quote or mention is not what its article says at that place.
    case quote
    /// Articles changed after the graph was derived.
    case stale
    /// Deriving the graph again gives another graph.
    case derivation
    /// Judgements that cannot all hold.
    case contradiction
  }

  public let kind: Kind
  /// One line, lower case: "relation 12 has another confidence".
  public let what: String

  public init(kind: Kind, what: String) {
    self.kind = kind
    self.what = what
  }
}
