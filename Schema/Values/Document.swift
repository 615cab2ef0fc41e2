/// An analysed article: sentences, tokens, mentions and coreference chains.
///
/// A pure function of the text, the packs and the recogniser. All positions are UTF-8 bytes of `article.text`; all
/// references are indices into the arrays of the same document.
public struct Document: Hashable, Sendable {
  public let article: Article
  /// In text order, not overlapping. Text between sentences is white space.
  public let sentences: [Sentence]
  /// In text order, not overlapping; every token lies in exactly one sentence.
  public let tokens: [Token]
  /// In text order. Invariant: sorted by span, and never overlapping.
  public let mentions: [Mention]
  /// In order of their first mention. Invariant: every mention is in exactly one chain, except a pronoun or description
  /// that nothing was found for, which is in none.
  public let chains: [Chain]
  /// What the trained reader sees between mentions; empty where nobody read it. In order of subject, then object.
  public let relations: [RelationReading]
  /// What the trained reader sees between chains, in one sentence or in several: one for each two chains of which it sees
  /// anything, in order of subject, then object, which are indices into `chains`.
  public let passages: [PassageReading]

  public init(
    article: Article, sentences: [Sentence], tokens: [Token], mentions: [Mention], chains: [Chain],
    relations: [RelationReading] = [], passages: [PassageReading] = []
  ) {
    self.article = article
    self.sentences = sentences
    self.tokens = tokens
    self.mentions = mentions
    self.chains = chains
    self.relations = relations
    self.passages = passages
  }

  /// The token that governs a token, an index into `tokens`; `nil` for the root of a sentence and where nobody read the
  /// syntax.
  ///
  /// - Parameter sentence: the sentence that holds the token.
  public func head(of token: Int, in sentence: Sentence) -> Int? {
    tokens[token].dependency?.head.map { sentence.tokens.lowerBound + $0 }
  }

  /// The text of a span.
  public func text(of span: Span) -> String { article.text.slice(span) }
}

extension String {
  /// The text of a span of UTF-8 bytes; the span must lie inside the text.
  ///
  /// - Complexity: O(length of the span) for native strings.
  public func slice(_ span: Span) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: span.start)
    let end = utf8.index(start, offsetBy: span.count)
    return String(self[start..<end])
  }
}

/// One sentence: its bytes and its tokens.
public struct Sentence: Hashable, Sendable {
  public let span: Span
  /// Indices into the document's tokens; never empty.
  public let tokens: Range<Int>
  /// Headings, bylines and list items are read for names, but nothing carries over their end.
  public let isHeading: Bool
  /// Counts paragraphs from 0.
  public let paragraph: Int

  public init(span: Span, tokens: Range<Int>, isHeading: Bool = false, paragraph: Int = 0) {
    self.span = span
    self.tokens = tokens
    self.isHeading = isHeading
    self.paragraph = paragraph
  }
}

/// A word, number or mark, with what is known about it.
public struct Token: Hashable, Sendable {
  public let span: Span
  /// As written.
  public let text: String
  /// Lower case, with typographic quotes and dashes made plain.
  public let lower: String
  /// The dictionary form of `lower`: "met" is "meet", "sanctions" is "sanction" .
  public let lemma: String
  public let tag: PartOfSpeech
  /// The inflection of a verb, `nil` for everything else.
  public let verbForm: VerbForm?
  /// Where the word hangs in the tree of its sentence; `nil` where nobody read the syntax.
  public let dependency: Dependency?

  public init(
    span: Span, text: String, lower: String, lemma: String, tag: PartOfSpeech, verbForm: VerbForm? = nil,
    dependency: Dependency? = nil
  ) {
    self.span = span
    self.text = text
    self.lower = lower
    self.lemma = lemma
    self.tag = tag
    self.verbForm = verbForm
    self.dependency = dependency
  }
}

extension Token {
  /// Whether the word is the result of a game: "3-1", "102–98".
  public var isResult: Bool {
    let sides = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    return sides.count == 2 && sides.allSatisfy { (1...3).contains($0.utf8.count) && Int($0) != nil }
  }
}

/// Universal part-of-speech tags.
///
/// Source: Universal Dependencies, https://universaldependencies.org/u/pos/
public enum PartOfSpeech: String, Hashable, Sendable, Codable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinator = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinator = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}

/// The inflected form of an English verb.
public enum VerbForm: String, Hashable, Sendable, Codable {
  /// "meet"
  case base
  /// "meets"
  case present
  /// "met" before its object
  case past
  /// "meeting"
  case gerund
  /// "met" after "has" or "was"
  case participle
}

/// A stretch of text that names, or points to, a person, place or organization.
public struct Mention: Hashable, Sendable {
  /// The name alone: no title, no "Mr", no possessive 's, no article ("the") unless it belongs to the name.
  public let span: Span
  /// The tokens that the span covers, indices into the document's tokens.
  public let tokens: Range<Int>
  /// The index of the sentence.
  public let sentence: Int
  public let kind: EntityKind
  public let reading: Reading
  /// The entries of the packs that this text may name, most likely first; empty for a name that no pack knows.
  public let candidates: [PackEntry.ID]
  /// Who found it: "pack", "rule:title", "rule:suffix", "pronoun", a model's name.
  public let finder: String
  /// What a pronoun or a kinship word says, or the given name or title of a person suggests.
  public let gender: Gender?

  public init(
    span: Span, tokens: Range<Int>, sentence: Int, kind: EntityKind, reading: Reading,
    candidates: [PackEntry.ID] = [], finder: String, gender: Gender? = nil
  ) {
    self.span = span
    self.tokens = tokens
    self.sentence = sentence
    self.kind = kind
    self.reading = reading
    self.candidates = candidates
    self.finder = finder
    self.gender = gender
  }
}

extension Mention {
  /// The finder of names that the text shows to be those of teams, whatever else is called so: "Dortmund captain Marco Reus".
  public static let teamFinder = "rule:team"

  /// Of the title of an office that stands for who holds it: "the Syrian *president*".
  public static let officeFinder = "rule:office"
}

/// The grammatical gender by which an article speaks of a person.
public enum Gender: String, Hashable, Sendable, Codable {
  case female = "f"
  case male = "m"
}

/// The mentions of one document that name the same thing.
public struct Chain: Hashable, Sendable {
  /// Indices into the document's mentions, in text order; never empty.
  public let mentions: [Int]
  public let kind: EntityKind
  /// The fullest name in the chain, as written.
  public let name: String
  /// The entry of the packs that it was read as, where its context decides for one.
  public let entry: PackEntry.ID?

  public init(mentions: [Int], kind: EntityKind, name: String, entry: PackEntry.ID? = nil) {
    self.mentions = mentions
    self.kind = kind
    self.name = name
    self.entry = entry
  }
}
