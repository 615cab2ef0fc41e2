internal import GraphSchema
internal import Reading

/// Tells which articles of the graph are not below the given folders any more.
struct Vanished {
  private let folders: [String]
  private let present: Set<Article.ID>
  /// What could not be read, by the path as far as it is known: what is there but broken has not vanished.
  private let unreadable: [String]

  init(paths: [String], present: Set<Article.ID>, failures: [ReadingError]) {
    folders = paths.filter { $0 != "-" }.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    self.present = present
    unreadable = failures.compactMap(\.place)
  }

  func contains(_ id: Article.ID, source: String) -> Bool {
    guard !present.contains(id), folders.contains(where: source.hasPrefix) else { return false }
    let file = source.prefix { $0 != "#" }
    return !unreadable.contains { place in
      // "news/a.jsonl, line 3", "news/feed.xml#2", "news" itself.
      place == file || place.hasPrefix(file + ", ") || place.hasPrefix(file + "#") || source.hasPrefix(place + "/")
    }
  }
}
