/// Articles that share most of their text: one report, printed again and again. They count once as independent sources.
public struct Story: Hashable, Sendable {
  /// The smallest id of its articles.
  public let id: Article.ID
  /// Sorted by date of publication (unknown ones last), then by source.
  public let articles: [DocumentRecord]

  public init(id: Article.ID, articles: [DocumentRecord]) {
    self.id = id
    self.articles = articles.sorted { a, b in
      let (first, second) = (a.published ?? "\u{10FFFF}", b.published ?? "\u{10FFFF}")
      return (first, a.source) < (second, b.source)
    }
  }
}
