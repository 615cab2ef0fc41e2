internal import Foundation
internal import GraphSchema

/// An article from the fields of a record, whatever it was written in.
enum RecordArticle {
  /// - Parameter fields: without those that are empty.
  /// - Parameter place: for messages.
  static func make(
    _ fields: [FieldMap.Field: String], source: String, place: String
  ) -> Result<Article, ReadingError> {
    let text = fields[.text] ?? ""
    if let page = page(text, source: source, place: place) {
      return page.map { article in
        Article(
          source: source, text: article.text, title: fields[.title] ?? article.title,
          url: fields[.url] ?? article.url, publisher: fields[.publisher] ?? article.publisher,
          published: fields[.published].flatMap(CalendarDay.known) ?? article.published, author: article.author,
          modified: article.modified, language: article.language,
          fingerprint: article.fingerprint)
      }
    }
    return TextFile.text(of: Data(text.utf8), place: place).map { text in
      Article(
        source: source, text: text, title: fields[.title] ?? TextFile.heading(of: text), url: fields[.url],
        publisher: fields[.publisher], published: fields[.published].flatMap(CalendarDay.known),
        fingerprint: Fingerprint(of: text))
    }
  }

  /// Crawlers put whole pages into records.
  private static func page(_ text: String, source: String, place: String) -> Result<Article, ReadingError>? {
    let start = text.prefix(64).drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
    guard start.hasPrefix("<!doctype html") || start.hasPrefix("<html") else { return nil }
    return WebPage.article(Data(text.utf8), source: source, place: place)
  }
}
