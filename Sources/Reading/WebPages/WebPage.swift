internal import Foundation
internal import GraphSchema

/// A saved web page as an article.
enum WebPage {
  static func article(_ data: Data, source: String) -> Result<Article, ReadingError> {
    Markup.parse(data, as: .html, place: source).flatMap { page in
      let details = PageDetails(page)
      let text = MainText(page, title: details.title).text
      guard !text.isEmpty else {
        return .failure(
          ReadingError(
            code: .empty, what: "the page has no running text", place: source,
            remedy: "if its text is made by scripts, save it from the browser as text"))
      }
      guard text.utf8.count <= Limits.articleBytes else {
        return .failure(
          ReadingError(
            code: .tooLarge,
            what: "the article is \(text.utf8.count) bytes; the limit is \(Limits.articleBytes)", place: source,
            remedy: "split it into articles"))
      }
      return .success(
        Article(
          source: source, text: text + "\n", title: details.title, url: details.url, publisher: details.publisher,
          published: details.published, fingerprint: Fingerprint(of: text)))
    }
  }
}
