import Testing

@testable import Reading

@Suite("Markdown articles")
struct MarkdownTests {
  @Test(
    "lose their marks and keep their words",
    arguments: [
      ("# Talks in Geneva\n\nThey **began** on _Monday_.", "Talks in Geneva\n\nThey began on Monday.\n"),
      ("See [the report](https://example.org/a_b) and ![a photo](p.jpg) now.", "See the report and  now.\n"),
      ("> He said:\n> - one\n> - two", "He said:\none\ntwo\n"),
      ("Heading\n=======\ntext", "Heading\ntext\n"),
      ("before\n```\ncode\n```\nafter", "before\nafter\n"),
      ("a \\*star\\* and snake_case and 5 < 6", "a *star* and snake_case and 5 < 6\n"),
      ("<p>Words</p> and `code`", "Words and code\n"),
      ("[unclosed and (plain)", "[unclosed and (plain)\n"),
    ])
  func marks(source: String, text: String) { #expect(Markdown(source).text == text) }

  @Test func `front matter gives the title, date and publisher`() {
    let page = Markdown("---\ntitle: \"A: title\"\ndate: 2024-12-26\nPublisher: The Courier\n---\n\nText.")
    #expect(page.fields == ["title": "A: title", "date": "2024-12-26", "publisher": "The Courier"])
    #expect(page.text == "Text.\n")
  }
}
