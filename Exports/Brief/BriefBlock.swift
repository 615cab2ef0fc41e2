/// What a brief is made of, before it is Markdown or HTML.
enum BriefBlock: Hashable {
  /// 1 is the title.
  case heading(level: Int, String)
  case paragraph([BriefSpan])
  /// Lines, each with the sentences under it.
  case list([Item])
  /// The picture; Markdown leads to it, HTML holds it.
  case drawing(title: String)

  struct Item: Hashable {
    let spans: [BriefSpan]
    var quotes: [[BriefSpan]] = []
  }
}

/// A stretch of words of a brief.
enum BriefSpan: Hashable {
  case text(String)
  case strong(String)
  case link(String, to: String)
  /// The number of an article in the list of sources.
  case source(Int)
}
