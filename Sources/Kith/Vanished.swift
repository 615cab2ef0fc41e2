internal import GraphSchema
internal import Reading

/// Tells which articles of the graph are not below the given folders, or in the given files, any more.
struct Vanished {
  /// What the names of their articles begin with.
  private let beginnings: [String]
  private let present: Set<Article.ID>
  /// What could not be read, by the path as far as it is known: what is there but broken has not vanished.
  private let unreadable: Set<String>

  init(paths: [String], present: Set<Article.ID>, unreadable: Set<String>) {
    beginnings = paths.filter { $0 != "-" }.flatMap { $0.hasSuffix("/") ? [$0] : [$0 + "/", $0 + "#"] }
    self.present = present
    self.unreadable = unreadable
  }

  func contains(_ id: Article.ID, source: String) -> Bool {
    guard !present.contains(id), beginnings.contains(where: source.hasPrefix) else { return false }
    let file = source.prefix { $0 != "#" }
    return !unreadable.contains { place in
      // "news/a.jsonl, line 3", "news/feed.xml#2", "news" itself.
      place == file || place.hasPrefix(file + ", ") || place.hasPrefix(file + "#") || source.hasPrefix(place + "/")
    }
  }
}
