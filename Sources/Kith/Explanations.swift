public import Extraction
internal import GraphSchema

/// How Kith reads a text: for those who wonder why a relation is found or is not, and for those who write patterns.
public enum Explanations {
  /// Reads a text as one article and says what was found in each sentence.
  ///
  /// - Parameters:
  ///   - text: one or more sentences.
  ///   - published: the day that "on Thursday" is reckoned from, in ISO 8601.
  ///   - packs: folders laid over the built-in pack.
  /// - Returns: one explanation for each sentence, in text order.
  /// - Throws: `PackError`, `ExtractionError`.
  public static func of(
    _ text: String, published: String? = nil, packs: [String] = []
  ) throws -> [SentenceExplanation] {
    try ArticleAnalysis.with(packs: packs).explain(Article(source: "sentence", text: text, published: published))
  }

  /// What a text says of two names in its own words, where no relation of the catalogue says it.
  ///
  /// - Throws: `PackError`, `ExtractionError`.
  public static func openRelations(
    of text: String, published: String? = nil, packs: [String] = []
  ) throws -> [OpenRelation] {
    try ArticleAnalysis.with(packs: packs).openRelations(
      Article(source: "sentence", text: text, published: published))
  }
}
