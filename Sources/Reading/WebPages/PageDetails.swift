internal import Foundation

/// What a page says about itself: title, publisher, author, dates, address and language.
///
/// Each is taken from the first place that has it, most careful first: JSON-LD (schema.org), Open Graph and the other meta
/// tags, the markup of the page itself.
struct PageDetails: Equatable {
  var title: String?
  var publisher: String?
  var author: String?
  /// ISO 8601 days: "2024-12-26".
  var published: String?
  var modified: String?
  var url: String?
  /// As the page writes it: "en-GB".
  var language: String?

  init(_ page: Markup) {
    let elements = page.elements
    let record = LinkedRecord.article(in: elements)
    let meta = Self.meta(in: elements)
    func named(_ names: String...) -> String? { names.lazy.compactMap { meta[$0] }.first }
    func property(_ name: String) -> Markup? {
      elements.first { $0["itemprop"]?.split(separator: " ").contains(Substring(name)) ?? false }
    }

    publisher =
      record?.publisher
      ?? named("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
    title =
      record?.title ?? named("og:title", "twitter:title", "dc.title", "citation_title") ?? property("headline")?.filled
      ?? Self.heading(in: elements) ?? elements.first { $0.name == "title" }?.filled
    title = title.map { Self.withoutPublisher($0, publisher: publisher) }
    author =
      record?.author ?? named("author", "article:author", "dc.creator", "parsely-author", "byl")
      ?? property("author")?.filled ?? elements.first { $0["rel"] == "author" }?.filled
    if author?.hasPrefix("http") ?? false { author = nil }
    url =
      elements.first { $0.name == "link" && $0["rel"]?.lowercased() == "canonical" }?["href"] ?? named("og:url")
      ?? record?.url
    if url?.hasPrefix("http") != true { url = record?.url }
    language =
      page["lang"] ?? page["xml:lang"] ?? record?.language
      ?? named("content-language", "og:locale", "language", "dc.language")
    published =
      CalendarDay.first([
        record?.published,
        named(
          "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
          "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "date", "dc.date",
          "dc.date.issued", "dcterms.created", "dcterms.issued", "citation_publication_date", "article.published"),
        property("datePublished").flatMap { $0["datetime"] ?? $0["content"] ?? $0.filled },
      ]) ?? Self.dateInMarkup(elements) ?? url.flatMap(CalendarDay.inPath)
    modified = CalendarDay.first([
      record?.modified,
      named("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified"),
      property("dateModified").flatMap { $0["datetime"] ?? $0["content"] ?? $0.filled },
    ])
  }

  /// Names in lower case, with the first value that is not empty.
  private static func meta(in elements: [Markup]) -> [String: String] {
    var found: [String: String] = [:]
    for element in elements where element.name == "meta" {
      guard let name = element["property"] ?? element["name"] ?? element["http-equiv"] ?? element["itemprop"],
        let value = element["content"]?.collapsingBlanks(), !value.isEmpty
      else { continue }
      found[name.lowercased()] = found[name.lowercased()] ?? value
    }
    return found
  }

  /// The first `<h1>` that is more than the name of the paper: one inside an article before others.
  private static func heading(in elements: [Markup]) -> String? {
    let headings = elements.filter { $0.name == "h1" }
    let inside = headings.first { heading in heading.ancestors.contains { $0.name == "article" || $0.name == "main" } }
    return inside?.filled ?? headings.last?.filled
  }

  /// "Talks end | The Courier" without the paper, where the paper is known or is the short last part.
  private static func withoutPublisher(_ title: String, publisher: String?) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " · ", " • "] {
      guard let cut = title.range(of: mark, options: .backwards) else { continue }
      let (head, tail) = (String(title[..<cut.lowerBound]), String(title[cut.upperBound...]))
      if let publisher, tail.lowercased().contains(publisher.lowercased()) { return head }
      if let publisher, head.lowercased() == publisher.lowercased() { return tail }
      let count = tail.split(separator: " ").count
      if mark == " | " || mark == " :: ", count <= 5, head.split(separator: " ").count > count {
        return withoutPublisher(head, publisher: publisher)
      }
    }
    return title
  }

  /// The first `<time>` of an article, or a line of the page that is called its date.
  private static func dateInMarkup(_ elements: [Markup]) -> String? {
    let times = elements.filter { $0.name == "time" && !$0.isAside }
    let preferred = times.filter { $0["pubdate"] != nil } + times
    if let day = preferred.lazy.compactMap({ CalendarDay.first([$0["datetime"], $0.filled]) }).first { return day }
    let lines = elements.filter { element in
      !element.isAside
        && element.words.contains { ["date", "dateline", "published", "timestamp", "byline", "pubdate"].contains($0) }
    }
    return lines.lazy.compactMap { CalendarDay.find(in: String($0.content.prefix(200))) }.first
  }
}

extension Markup {
  /// The text of the element, where there is some.
  fileprivate var filled: String? {
    let text = content
    return text.isEmpty ? nil : text
  }

  var ancestors: some Sequence<Markup> { sequence(first: self, next: \.parent).dropFirst() }
}
