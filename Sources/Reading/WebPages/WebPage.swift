internal import Foundation
internal import GraphSchema

/// A saved web page as an article.
enum WebPage {
  /// - Parameters:
  ///   - place: for messages, where it is not the source.
  ///   - charset: what came with the page says of its encoding; the page itself is asked first.
  static func article(
    _ data: Data, source: String, place: String? = nil, charset: String? = nil
  ) -> Result<Article, ReadingError> {
    let place = place ?? source
    guard data.count <= Limits.pageBytes else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the page is \(data.count) bytes; the limit is \(Limits.pageBytes)", place: place,
          remedy: "save its article as plain text"))
    }
    return Markup.parse(data, as: .html, place: place, charset: charset).flatMap { page in
      let details = PageDetails(page)
      let main = MainText(page, title: details.title)
      let text = main.text
      guard !text.isEmpty else {
        return .failure(
          ReadingError(
            code: .empty, what: "the page has no running text", place: place,
            remedy: "if its text is made by scripts, save it from the browser as text"))
      }
      guard text.utf8.count <= Limits.articleBytes else {
        return .failure(
          ReadingError(
            code: .tooLarge,
            what: "the article is \(text.utf8.count) bytes; the limit is \(Limits.articleBytes)", place: place,
            remedy: "split it into articles"))
      }
      return .success(
        Article(
          source: source, text: text + "\n", title: details.title, url: details.url, publisher: details.publisher,
          published: details.published ?? main.dateline, author: details.author, modified: details.modified,
          language: details.language, fingerprint: Fingerprint(of: text)))
    }
  }
}
