public import GraphSchema

/// Reads the relations that a document states: each with its sentence, and how the sentence says it.
///
/// Patterns of the packs are matched against the words, names and grammar of each sentence, and beside them stands what the
/// trained reader sees. A relation always carries the range of its sentence, or of the two that say it together, and the
/// pattern or reader that found it.
public struct Extractor: Sendable {
  let facts: PackFacts
  let patterns: PatternSet
  let catalogue: Catalogue
  private let rescue: TagRescue

  /// Compiles the patterns of a pack.
  ///
  /// - Throws: `ExtractionError` with the file and line of the first pattern that cannot be compiled.
  /// - Complexity: O(entries + patterns); about a tenth of a second for the embedded pack.
  public init(pack: Pack, catalogue: Catalogue = .standard) throws(ExtractionError) {
    let facts = PackFacts(pack)
    self.facts = facts
    self.catalogue = catalogue
    let patterns = try PatternSet(pack.patterns, facts: facts, catalogue: catalogue)
    self.patterns = patterns
    self.rescue = TagRescue(verbs: Set(patterns.byVerb.keys), nouns: Set(patterns.byNoun.keys))
  }

  /// What the document says: its chains as identity sees them, and the relations between them.
  ///
  /// - Returns: relations sorted by evidence, then predicate, subject and object; at most one for each sentence and
  ///   triple. Equal documents give equal claims.
  /// - Complexity: linear in the number of tokens for a fixed set of patterns; sentences of more than
  ///   `Limits.sentenceTokens` are not read.
  public func claims(of document: Document) -> Claims {
    let (view, index) = reading(of: document)
    var relations: [RelationClaim] = []
    let extractors = extractors(view, index)
    for extractor in extractors { relations += extractor.relations() }
    relations = ReadRelations(view: view, catalogue: catalogue, index: index, extractors: extractors).joined(
      to: relations)
    relations += ImpliedRelations(view: view, patterns: patterns, catalogue: catalogue, index: index).relations(
      besides: relations)
    relations += PassageRelations(view: view, catalogue: catalogue).acrossSentences(
      besides: relations, gate: ReadingGuard(view: view, catalogue: catalogue, found: relations), index: index)
    return Claims(
      article: document.article.id, sentences: document.sentences.map { index.range(of: $0.span) },
      chains: document.chains.map { ChainClaims.claim($0, in: document, index: index) },
      relations: relations.sorted(by: Self.precedes))
  }

  func reading(of document: Document) -> (DocumentView, CodePointIndex) {
    (DocumentView(document, facts: facts, rescue: rescue), CodePointIndex(document.article.text))
  }

  /// One for each sentence that is not too long, in text order.
  func extractors(_ view: DocumentView, _ index: CodePointIndex) -> [SentenceExtractor] {
    let sentences = view.document.sentences.map { ReadSentence($0, in: view) }
    let speeches = sentences.map { Speech.all(in: $0.sentence, $0.syntax, view) }
    let quotations = Quotations(view, speeches: speeches)
    return zip(sentences, speeches).filter { $0.0.sentence.tokens.count <= Limits.sentenceTokens }.map {
      SentenceExtractor(
        view: view, patterns: patterns, catalogue: catalogue, read: $0,
        attribution: AttributionReader(
          view: view, sentence: $0.sentence, speeches: $1, quotations: quotations), index: index)
    }
  }

  private static func precedes(_ a: RelationClaim, _ b: RelationClaim) -> Bool {
    if a.evidence.range != b.evidence.range { return a.evidence.range < b.evidence.range }
    return (a.predicate, a.subject, a.object) < (b.predicate, b.subject, b.object)
  }
}
