/// A person's word about two names, about one, or about a relation. It wins over every score and lasts.
///
/// It speaks of mentions, not of chains or entities: those are numbered and named anew when an article is read again or
/// another one comes, the words of an article stay where they are. Nothing is ever taken out of the list of judgements;
/// what is taken back stays in it, followed by a judgement that says so.
public struct Judgement: Hashable, Sendable {
  /// What the person decided.
  public enum Verdict: Hashable, Sendable {
    /// The two are one.
    case same(JudgedName, JudgedName)
    /// Nothing that the first names is what the second names.
    case different(JudgedName, JudgedName)
    /// Looked at without a decision: remembered so that nobody is asked again; changes no graph.
    case unsure(JudgedName, JudgedName)
    /// The one is shown by this name.
    case rename(JudgedName, to: String)
    /// The one is of this kind.
    case retype(JudgedName, to: EntityKind, subkind: String?)
    /// The sentence says the relation.
    case accept(JudgedRelation, JudgedEvidence)
    /// The relation is not so, whatever says it; with evidence, only that this sentence does not say it.
    case reject(JudgedRelation, JudgedEvidence?)
    /// The judgement with this number does not count any more.
    case undo(Int)
  }

  /// Counts from 1 in the order in which judgements were made.
  public let number: Int
  public let verdict: Verdict
  /// Who decided.
  public let author: String
  /// When, ISO 8601.
  public let date: String
  /// Why, in the person's words.
  public let because: String?

  public init(number: Int, verdict: Verdict, author: String, date: String, because: String? = nil) {
    self.number = number
    self.verdict = verdict
    self.author = author
    self.date = date
    self.because = because
  }
}

/// What a person judged, by the places where articles mention it.
public struct JudgedName: Hashable, Sendable {
  /// What it was called in the graph then; for people to read, never looked up.
  public let name: String
  public let kind: EntityKind
  /// One mention from each article's chain, the most telling first; never empty.
  public let mentions: [JudgedMention]

  public init(name: String, kind: EntityKind, mentions: [JudgedMention]) {
    self.name = name
    self.kind = kind
    self.mentions = mentions
  }
}

/// A stretch of an article that names something.
public struct JudgedMention: Hashable, Sendable {
  public let article: Article.ID
  public let range: CodePointRange
  public let text: String

  public init(article: Article.ID, range: CodePointRange, text: String) {
    self.article = article
    self.range = range
    self.text = text
  }
}

/// A relation that a person judged.
public struct JudgedRelation: Hashable, Sendable {
  public let subject: JudgedName
  public let predicate: Predicate.ID
  public let object: JudgedName

  public init(subject: JudgedName, predicate: Predicate.ID, object: JudgedName) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A sentence that a person judged, with all that it says of a relation: enough to keep it when a later reading of the
/// article finds it no more.
public struct JudgedEvidence: Hashable, Sendable {
  public let article: Article.ID
  public let range: CodePointRange
  public let quote: String
  public let polarity: Polarity
  public let modality: Modality
  public let tense: Tense?
  public let role: String?
  public let date: String?
  /// Who says so, where the sentence names one.
  public let speaker: JudgedMention?

  public init(
    article: Article.ID, range: CodePointRange, quote: String, polarity: Polarity, modality: Modality,
    tense: Tense? = nil, role: String? = nil, date: String? = nil, speaker: JudgedMention? = nil
  ) {
    self.article = article
    self.range = range
    self.quote = quote
    self.polarity = polarity
    self.modality = modality
    self.tense = tense
    self.role = role
    self.date = date
    self.speaker = speaker
  }
}

extension Judgement.Verdict {
  /// "same", "rename" ...: the word for it in tables, JSON and commands.
  public var word: String {
    switch self {
    case .same: "same"
    case .different: "different"
    case .unsure: "unsure"
    case .rename: "rename"
    case .retype: "retype"
    case .accept: "accept"
    case .reject: "reject"
    case .undo: "undo"
    }
  }
}

extension Sequence where Element == Judgement {
  /// Those that count: not taken back, and not the taking back itself. Taking back an undo makes the judgement count
  /// again. In the order of their numbers.
  public var inForce: [Judgement] {
    var takenBack: Set<Int> = []
    var kept: [Judgement] = []
    for judgement in sorted(by: { $0.number > $1.number }) where !takenBack.contains(judgement.number) {
      if case .undo(let number) = judgement.verdict {
        takenBack.insert(number)
      } else {
        kept.append(judgement)
      }
    }
    return kept.reversed()
  }
}

/// Judgements that cannot all hold. What gives way changes nothing in the graph until a person takes one of them back.
public struct Contradiction: Hashable, Sendable {
  /// The one that gives way: a "same" before a "different", an "accept" before a "reject".
  public let resting: Judgement
  /// Those it cannot hold with, by number: the "different" or "reject", and the other "same" that lead there.
  public let standing: [Judgement]

  public init(resting: Judgement, standing: [Judgement]) {
    self.resting = resting
    self.standing = standing.sorted { $0.number < $1.number }
  }
}

extension Contradiction: CustomStringConvertible {
  /// "judgement 3 (A is B, ada 2026-11-21) gives way to judgement 1 (A is not B, bo 2026-11-20)"
  public var description: String {
    "\(resting.citation) gives way to \(standing.map(\.citation).joined(separator: " and "))"
  }
}

extension Judgement {
  /// In one line: "judgement 3 ('Rob Malley' is 'Robert Malley', ada 2026-11-21)".
  public var citation: String { "judgement \(number) (\(summary), \(author) \(date.prefix(10)))" }

  /// What it says: "'Rob Malley' is 'Robert Malley'".
  public var summary: String {
    switch verdict {
    case .same(let first, let second): "'\(first.name)' is '\(second.name)'"
    case .different(let first, let second): "'\(first.name)' is not '\(second.name)'"
    case .unsure(let first, let second): "'\(first.name)' may be '\(second.name)'"
    case .rename(let name, let new): "'\(name.name)' is called '\(new)'"
    case .retype(let name, let kind, let subkind):
      "'\(name.name)' is \(kind == .organization ? "an" : "a") \(kind.rawValue)\(subkind.map { " (\($0))" } ?? "")"
    case .accept(let relation, _): "a sentence says: \(relation.summary)"
    case .reject(let relation, nil): "it is not so: \(relation.summary)"
    case .reject(let relation, _): "a sentence does not say: \(relation.summary)"
    case .undo(let number): "takes back judgement \(number)"
    }
  }
}

extension JudgedRelation {
  fileprivate var summary: String { "'\(subject.name)' \(predicate) '\(object.name)'" }
}
