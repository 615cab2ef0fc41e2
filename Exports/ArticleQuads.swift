internal import GraphSchema

/// The lines of an article in N-Quads, in their order by construction.
enum ArticleQuads {
  static func add(_ article: DocumentRecord, to text: inout ByteText) {
    var subject = ByteText()
    subject.add("<urn:kith:article:")
    LinkedNames.addEscaped(article.id, to: &subject)
    text.add(subject)
    text.add("> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/NewsArticle> .\n")
    func line(_ property: String, _ value: String?) {
      guard let value else { return }
      text.add(subject)
      text.add(property)
      text.add(value)
      text.add(" .\n")
    }
    func quote(_ property: String, _ words: String?) {
      guard let words else { return }
      text.add(subject)
      text.add(property)
      BackslashText.addQuoted(words, to: &text)
      text.add(" .\n")
    }
    quote("> <https://schema.org/author> ", article.author)
    line("> <https://schema.org/dateModified> ", article.modified.map { LinkedTerm.date($0).nQuads })
    line("> <https://schema.org/datePublished> ", article.published.map { LinkedTerm.date($0).nQuads })
    quote("> <https://schema.org/headline> ", article.title)
    quote("> <https://schema.org/inLanguage> ", article.language)
    line("> <https://schema.org/publisher> ", article.publisher.map { "<\(LinkedNames.publisher($0))>" })
    line("> <https://schema.org/url> ", LinkedNames.web(article.url).map { "<\($0)>" })
    quote("> <urn:kith:vocabulary:source> ", article.source)
    quote("> <urn:kith:vocabulary:story> ", article.story)
  }
}
