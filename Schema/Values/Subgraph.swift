/// What a query answers and an exporter takes: entities, the relations between them, and the articles that say so.
///
/// Invariants: every relation's two ends are in `entities`, every evidence's document is in `documents`; documents,
/// entities and relations are sorted (by the bytes of the id; relations by subject, predicate, object) and never repeat.
public struct Subgraph: Hashable, Sendable {
  public let documents: [DocumentRecord]
  public let entities: [Entity]
  public let relations: [Relation]
  /// Whom evidence is attributed to without being one of `entities`: named, but no part of the picture. Sorted by id,
  /// without mentions.
  public let speakers: [Entity]

  /// Sorts what it is given, so equal contents are equal subgraphs.
  public init(
    documents: [DocumentRecord], entities: [Entity], relations: [Relation], speakers: [Entity] = []
  ) {
    self.documents = documents.sorted { $0.id.precedes($1.id) }
    self.entities = entities.sorted { $0.id.precedes($1.id) }
    self.relations = relations.sorted { $0.key < $1.key }
    self.speakers = speakers.sorted { $0.id.precedes($1.id) }
  }
}

/// An article as a subgraph cites it.
public struct DocumentRecord: Hashable, Sendable {
  public let id: Article.ID
  public let source: String
  public let title: String?
  public let url: String?
  public let publisher: String?
  public let published: String?
  /// Who wrote it, as it says it.
  public let author: String?
  /// When it was changed last, as `published` is.
  public let modified: String?
  /// As BCP 47 has it ("en", "en-GB").
  public let language: String?
  /// Articles with the same story share most of their text; they count once as independent sources.
  public let story: String

  public init(
    id: Article.ID, source: String, title: String? = nil, url: String? = nil, publisher: String? = nil,
    published: String? = nil, author: String? = nil, modified: String? = nil, language: String? = nil, story: String
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.url = url
    self.publisher = publisher
    self.published = published
    self.author = author
    self.modified = modified
    self.language = language
    self.story = story
  }
}

/// The person, place or organization itself.
public struct Entity: Hashable, Sendable {
  public typealias ID = String

  public let id: ID
  public let kind: EntityKind
  /// "country", "company" ...: one of the catalogue's subkinds.
  public let subkind: String?
  public let name: String
  /// Every spelling found, sorted; holds `name`.
  public let names: [String]
  /// "Q159"
  public let wikidata: String?
  /// How many articles name it.
  public let articles: Int
  /// Sorted by document, then range. Empty where the question did not ask for mentions.
  public let mentions: [MentionRecord]

  public init(
    id: ID, kind: EntityKind, subkind: String? = nil, name: String, names: [String], wikidata: String? = nil,
    articles: Int, mentions: [MentionRecord] = []
  ) {
    self.id = id
    self.kind = kind
    self.subkind = subkind
    self.name = name
    self.names = names
    self.wikidata = wikidata
    self.articles = articles
    self.mentions = mentions
  }
}

/// Where an article mentions an entity.
public struct MentionRecord: Hashable, Sendable {
  public let document: Article.ID
  public let range: CodePointRange
  public let text: String
  public let reading: Reading

  public init(document: Article.ID, range: CodePointRange, text: String, reading: Reading) {
    self.document = document
    self.range = range
    self.text = text
    self.reading = reading
  }
}

/// A typed, directed link between two entities, with all its evidence.
public struct Relation: Hashable, Sendable {
  /// What makes two claims one relation. A symmetric predicate has its smaller id first.
  public struct Key: Hashable, Comparable, Sendable {
    public let subject: Entity.ID
    public let predicate: Predicate.ID
    public let object: Entity.ID

    public init(subject: Entity.ID, predicate: Predicate.ID, object: Entity.ID) {
      self.subject = subject
      self.predicate = predicate
      self.object = object
    }

    /// By bytes, as the file has it.
    public static func == (a: Key, b: Key) -> Bool {
      a.subject.isSame(as: b.subject) && a.predicate.isSame(as: b.predicate) && a.object.isSame(as: b.object)
    }

    public func hash(into hasher: inout Hasher) {
      for id in [subject, predicate, object] { hasher.combine(TextBytes(id)) }
    }

    /// By bytes, as the file has it.
    public static func < (a: Key, b: Key) -> Bool {
      if !a.subject.isSame(as: b.subject) { return a.subject.precedes(b.subject) }
      if !a.predicate.isSame(as: b.predicate) { return a.predicate.precedes(b.predicate) }
      return a.object.precedes(b.object)
    }
  }

  public let key: Key
  /// How many articles say so.
  public let articles: Int
  /// How many independent stories say so: reprints of one text count once.
  public let stories: Int
  /// 0...1: the chance that at least one of the independent stories was read rightly.
  public let confidence: Double
  /// Never empty; sorted by document, then range, then finder.
  public let evidence: [Evidence]

  public init(key: Key, articles: Int, stories: Int, confidence: Double, evidence: [Evidence]) {
    precondition(!evidence.isEmpty, "no relation without the sentence that says so")
    self.key = key
    self.articles = articles
    self.stories = stories
    self.confidence = confidence
    self.evidence = evidence
  }

  public var subject: Entity.ID { key.subject }
  public var predicate: Predicate.ID { key.predicate }
  public var object: Entity.ID { key.object }

  /// Whether a person has said of one of its sentences that it says so.
  public var isAccepted: Bool { evidence.contains(where: \.isAccepted) }

  /// What the evidence amounts to: actual when any sentence asserts it as actual, otherwise the strongest of planned,
  /// alleged and possible; denied only when every sentence denies it.
  public var standing: Standing {
    var strongest = Standing.denied
    for item in evidence where item.polarity == .asserted {
      switch item.modality {
      case .actual: return .actual
      case .planned: strongest = .planned
      case .alleged: if strongest != .planned { strongest = .alleged }
      case .possible: if strongest == .denied { strongest = .possible }
      }
    }
    return strongest
  }

  /// Whether all that asserts it speaks of the past: "the former minister", "was married to".
  public var isPast: Bool {
    let asserted = evidence.lazy.filter { $0.polarity == .asserted }
    return !asserted.isEmpty && asserted.allSatisfy { $0.tense == .past }
  }

  /// How firmly all the evidence together says that a relation holds, the firmest first.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    case actual, planned, alleged, possible, denied
  }
}

/// The sentence that supports a relation.
public struct Evidence: Hashable, Sendable {
  public let document: Article.ID
  public let range: CodePointRange
  public let quote: String
  public let polarity: Polarity
  public let modality: Modality
  public let tense: Tense?
  /// The entity that says so, where the sentence names one.
  public let attributedTo: Entity.ID?
  public let role: String?
  /// ISO 8601, as exact as the text is.
  public let date: String?
  public let finder: String
  /// 0...1
  public let confidence: Double
  /// Whether a person has said that the sentence says so.
  public let isAccepted: Bool

  public init(
    document: Article.ID, range: CodePointRange, quote: String, polarity: Polarity = .asserted,
    modality: Modality = .actual, tense: Tense? = nil, attributedTo: Entity.ID? = nil, role: String? = nil,
    date: String? = nil, finder: String, confidence: Double = 1, isAccepted: Bool = false
  ) {
    self.document = document
    self.range = range
    self.quote = quote
    self.polarity = polarity
    self.modality = modality
    self.tense = tense
    self.attributedTo = attributedTo
    self.role = role
    self.date = date
    self.finder = finder
    self.confidence = confidence
    self.isAccepted = isAccepted
  }
}
