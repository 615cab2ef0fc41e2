internal import Foundation
internal import GraphSchema

/// The items of an RSS 0.9, 1.0 or 2.0 or an Atom file, each an article by itself; its publisher is the feed's title.
///
/// The text is the longest that the item has: `content:encoded`, `content`, `description` or `summary`. Sources: RSS 2.0
/// (https://www.rssboard.org/rss-specification), RSS 1.0, Atom (RFC 4287).
enum Feed {
  static func articles(_ data: Data, source: String) -> [Result<Article, ReadingError>] {
    switch Markup.parse(data, as: .xml, place: source) {
    case .failure(let error): return [.failure(error)]
    case .success(let root):
      let items = root.elements.filter { $0.name == "item" || $0.name == "entry" }
      guard !items.isEmpty else {
        return [
          .failure(
            ReadingError(code: .empty, what: "the feed has no items", place: source, remedy: "leave it out"))
        ]
      }
      let publisher = (root.child("channel") ?? root).child("title").map { plain($0.content) }
      return items.enumerated().map { article($1, publisher: publisher, source: "\(source)#\($0 + 1)") }
    }
  }

  private static func article(_ item: Markup, publisher: String?, source: String) -> Result<Article, ReadingError> {
    let bodies = ["content:encoded", "content", "description", "summary", "dc:description"].compactMap {
      item.child($0)
    }
    let texts = bodies.map { text(of: $0, place: source) }
    guard let text = texts.max(by: { $0.utf8.count < $1.utf8.count }), !text.isEmpty else {
      return .failure(
        ReadingError(code: .empty, what: "the item has no text", place: source, remedy: "leave it out"))
    }
    guard text.utf8.count <= Limits.articleBytes else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the article is \(text.utf8.count) bytes; the limit is \(Limits.articleBytes)",
          place: source, remedy: "split it into articles"))
    }
    let dates = ["pubdate", "dc:date", "published", "issued", "date", "updated"].map { item.child($0)?.content }
    return .success(
      Article(
        source: source, text: text + "\n", title: item.child("title").map { plain($0.content) }, url: address(of: item),
        publisher: item.child("source")?.child("title")?.content ?? publisher, published: CalendarDay.first(dates),
        author: author(of: item),
        fingerprint: Fingerprint(of: text)))
  }

  /// The text of a body that is marked up in place, or that holds marked-up text.
  private static func text(of body: Markup, place: String) -> String {
    var page = body
    if !body.elements.dropFirst().isEmpty {
      page = body
    } else if case .success(let parsed) = Markup.parse(Data(body.source.utf8), as: .html, place: place) {
      page = parsed
    }
    return PageBlocks(page).blocks.filter { block in
      !block.isAside && (block.linkDensity <= 0.6 || block.words >= 15)
        && !(block.words <= 30 && PageFormulas.isFormula(block.text))
    }.map(\.text).joined(separator: "\n\n")
  }

  /// Titles may hold marks that were escaped twice: "Smith &amp; Sons".
  private static func plain(_ title: String) -> String {
    guard title.contains("&") || title.contains("<"),
      case .success(let page) = Markup.parse(Data(title.utf8), as: .html, place: "")
    else { return title }
    return page.content
  }

  /// Atom has the name in an element of its own.
  private static func author(of item: Markup) -> String? {
    let said = [item.child("dc:creator"), item.child("author")?.child("name"), item.child("author")]
    return said.lazy.compactMap { $0?.content }.first { !$0.isEmpty }.map(plain)
  }

  /// RSS has the address as text, Atom as an attribute of the link to the page itself.
  private static func address(of item: Markup) -> String? {
    let links = item.children.filter { $0.name == "link" }
    let own = links.first { $0["rel"] == nil || $0["rel"] == "alternate" }
    let found = own?["href"] ?? own?.content ?? item.child("guid")?.content
    return found.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }
}

extension Markup {
  /// The text directly in the element, as it stands.
  fileprivate var source: String { children.filter(\.isText).map(\.text).joined() }
}
