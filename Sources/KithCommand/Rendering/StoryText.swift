internal import GraphSchema

/// What `kith stories` prints.
enum StoryText {
  static func render(_ stories: [Story]) -> String {
    guard !stories.isEmpty else { return "No article is a reprint of another." }
    return stories.map { story in
      ([counted(story.articles.count, "article")]
        + story.articles.map { article in
          "  "
            + [article.published, article.publisher, article.title, article.source].compactMap { $0 }
            .joined(separator: " · ")
        }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Member: Encodable {
      let id, source: String
      let title, url, publisher, published: String?
    }
    let story: String
    let articles: [Member]

    init(_ story: Story) {
      self.story = story.id
      articles = story.articles.map {
        Member(
          id: $0.id, source: $0.source, title: $0.title, url: $0.url, publisher: $0.publisher, published: $0.published)
      }
    }
  }
}
