internal import GraphSchema

/// The articles of one file, one after the other.
protocol ArticleReader: AnyObject {
  /// The next article, or why there is none in its place; `nil` at the end.
  func next() -> Result<Article, ReadingError>?
}

/// Articles that were all read at once.
final class GivenArticles: ArticleReader {
  private var rest: [Result<Article, ReadingError>]

  init(_ articles: [Result<Article, ReadingError>]) { rest = articles.reversed() }

  func next() -> Result<Article, ReadingError>? { rest.popLast() }
}

extension Article {
  /// The same text with what is known of it from elsewhere, where it says nothing itself.
  func completed(title: String? = nil, url: String? = nil, publisher: String? = nil, published: String? = nil)
    -> Article
  {
    Article(
      source: source, text: text, title: self.title ?? title, url: self.url ?? url,
      publisher: self.publisher ?? publisher, published: self.published ?? published, author: author,
      modified: modified, language: language, fingerprint: fingerprint)
  }
}
