/// What tells whether an article has to be read again.
public struct KnownArticle: Hashable, Sendable {
  public let source: String
  /// `Article.contentHash` as it was stored.
  public let contentHash: String
  /// The hash of what read it.
  public let analysisHash: String
}
