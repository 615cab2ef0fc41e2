internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// The stories that the articles tell, those with the most articles first, then by id.
  ///
  /// - Parameter minimumArticles: only stories with at least this many articles, 1 or more.
  /// - Returns: each article by itself where the graph is not current.
  public func stories(minimumArticles: Int = 2) throws(StoreError) -> [Story] {
    try read { db in
      Dictionary(grouping: try SubgraphRows.documents(db, only: nil), by: \.story)
        .filter { $0.value.count >= minimumArticles && !$0.key.isEmpty }
        .map { Story(id: $0.key, articles: $0.value) }
        .sorted { ($1.articles.count, $0.id) < ($0.articles.count, $1.id) }
    }
  }
}
