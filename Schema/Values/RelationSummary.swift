/// A relation without its evidence: what path search and ranking need to know.
public struct RelationSummary: Hashable, Sendable {
  public let key: Relation.Key
  public let articles: Int
  public let stories: Int
  /// 0...1
  public let confidence: Double
  public let standing: Relation.Standing

  public init(key: Relation.Key, articles: Int, stories: Int, confidence: Double, standing: Relation.Standing) {
    self.key = key
    self.articles = articles
    self.stories = stories
    self.confidence = confidence
    self.standing = standing
  }
}
