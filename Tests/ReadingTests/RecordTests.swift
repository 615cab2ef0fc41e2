import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Records")
struct RecordTests {
  private func read(_ text: String, name: String, fields: FieldMap = .standard) throws -> [Result<
    Article, ReadingError
  >] {
    let folder = try TemporaryFolder()
    return Array(ArticleStream([try folder.write(text, to: name)], fields: fields))
  }

  @Test func `of a CSV file are articles by the names of its columns`() throws {
    let rows = #"""
      id;Headline;Date;Source;Text
      1;Talks end;26 December 2024;"The Harbour ""Courier""";"The talks ended.

      Nobody won; everybody left."

      2;;;;Second text.\#r

      """#
    let articles = try read(rows, name: "export").map { try $0.get() }
    #expect(articles.map(\.text) == ["The talks ended.\n\nNobody won; everybody left.", "Second text."])
    #expect(articles[0].title == "Talks end")
    #expect(articles[0].publisher == "The Harbour \"Courier\"")
    #expect(articles[0].published == "2024-12-26")
    #expect(articles.map { $0.source.suffix(2) } == ["#1", "#2"])
  }

  @Test func `that are broken are reported with their line, and the next one is read`() throws {
    let results = try read(
      "title,text\nOne,First.\nTwo\nThree,\n\"Four\",\"Fourth, text.\"\nFive,\"never closed\n", name: "a.csv")
    #expect(results.map { (try? $0.get())?.text } == ["First.", nil, nil, "Fourth, text.", "never closed\n"])
    #expect(results[1].failure?.what == "the row has 1 fields, the first line 2")
    #expect(results[1].failure?.place?.hasSuffix("a.csv, line 3") ?? false)
    #expect(results[2].failure?.code == .empty)
  }

  @Test func `without a column for the text name those that there are`() throws {
    let error = try #require(try read("id,story\n1,A text.\n", name: "a.csv").first?.failure)
    #expect(
      error.description.replacing(error.place ?? "", with: "a.csv, line 1") == """
        Error: no column is called 'text'
          at a.csv, line 1
          try: say which it is: --field text=NAME; there are 'id', 'story'
        """)
    let fields = FieldMap([.text: "story"])
    #expect(try read("id,story\n1,A text.\n", name: "a.csv", fields: fields).map { try $0.get().text } == ["A text."])
  }

  @Test func `without a first line of names are no records`() throws {
    #expect(
      try read("1\tA text. Of two sentences.\n", name: "a.tsv").first?.failure?.what
        == "the first line does not name the columns")
    let text = "Text, pictures and sounds. All of it was there, said the mayor.\nAnd more.\n"
    #expect(try read(text, name: "a.txt").map { try $0.get().text } == [text])
  }

  @Test func `of JSON Lines may be called otherwise, and lie in objects`() throws {
    let line = #"{"doc": {"body": "A text."}, "meta": {"head.line": "A title"}, "day": "2024-12-26T08:00:00Z"}"#
    let fields = FieldMap([.text: "doc.body", .title: "meta.head.line", .published: "day"])
    let article = try #require(try read(line, name: "a.jsonl", fields: fields).first?.get())
    #expect(article.text == "A text.")
    #expect(article.title == "A title")
    #expect(article.published == "2024-12-26")
    #expect(
      try read(#"{"text": "A text."}"#, name: "a.jsonl", fields: fields).first?.failure?.what
        == "the line is not a JSON object with a \"doc.body\"")
  }

  @Test func `that hold a page are read as pages`() throws {
    let page =
      #"{"body": "<html><body><p>The ministers met in Geneva on Monday and talked about herring.</p></body></html>"}"#
    #expect(
      try read(page, name: "a.jsonl").map { try $0.get().text }
        == ["The ministers met in Geneva on Monday and talked about herring.\n"])
  }

  @Test func `longer than an article can be are passed over in bounded memory`() throws {
    let long = String(repeating: "x", count: 2 * Limits.articleBytes + 10)
    let lines = try read("{\"text\": \"\(long)\"}\n{\"text\": \"Two.\"}\n", name: "a.jsonl")
    #expect(lines.map { (try? $0.get())?.text } == [nil, "Two."])
    let rows = try read("id,text\n1,\"\(long)\"\n2,Two.\n", name: "a.csv")
    #expect(rows.map { (try? $0.get())?.text } == [nil, "Two."])
    #expect(rows[0].failure?.remedy == "look for a quotation mark that is not closed")
  }

  @Test func `a plain text may begin with lines that say what it is`() throws {
    let text = "The talks began on Monday.\nThey went on.\n"
    let block = "Title: Talks begin\nDate: 26 December 2024\nSource: The Courier\nURL: https://courier.example/1\n\n"
    let article = try #require(try read(block + text, name: "a.txt").first?.get())
    #expect(article.text == text)
    #expect(article.title == "Talks begin")
    #expect(article.published == "2024-12-26")
    #expect(article.publisher == "The Courier")
    #expect(article.url == "https://courier.example/1")
    for plain in ["Note: this is a text.\n\nIt goes on.\n", "Date: unknown\n\nA play.\n", "Title: A\n", "Title: A\n\n"]
    {
      #expect(try read(plain, name: "a.txt").first?.get().text == plain, "\(plain)")
    }
  }

  @Test(
    "in UTF-16 are read, with and without a mark",
    arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16(encoding: String.Encoding) throws {
    let folder = try TemporaryFolder()
    let page = "<html><body><p>The mayor of Besançon and the 東京 envoy 🎏 met in Geneva on Monday.</p></body></html>"
    let wanted = "The mayor of Besançon and the 東京 envoy 🎏 met in Geneva on Monday.\n"
    for start in ["", "\u{FEFF}"] {
      let path = try folder.write(try #require((start + page).data(using: encoding)), to: "a.html")
      #expect(try ArticleStream([path]).map { try $0.get().text } == [wanted])
    }
    // Long enough for pairs to be cut by the pieces that files are read in.
    let long = String(repeating: "🎏 ", count: 100_001)
    let path = try folder.write(try #require(("\u{FEFF}" + long).data(using: encoding)), to: "long.txt")
    #expect(try ArticleStream([path]).map { try $0.get().text } == [long])
  }
}
