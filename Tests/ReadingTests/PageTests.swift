import Foundation
import GraphSchema
import Testing

@testable import Reading

/// Pages in the layouts of common publishing systems, each with the text that a person finds in it (`Pages/NAME.txt`: the
/// fields, an empty line, the paragraphs).
@Suite("Web pages")
struct PageTests {
  @Test func `give the words of the article and no others, and its title, paper and date`() throws {
    var table = ""
    var total = 0.0
    let cases = try PageCase.all()
    #expect(cases.count >= 40)
    var undated: [String] = []
    for page in cases {
      let article = try WebPage.article(page.html, source: page.name).get()
      let score = PageCase.score(found: article.text, expected: page.text)
      total += score
      table += "  \(page.name): \((score * 1_000).rounded() / 1_000)\n"
      #expect(score >= 0.9, "\(page.name): \(article.text)")
      #expect(article.title == page.fields["title"], "\(page.name)")
      #expect(article.publisher == page.fields["publisher"], "\(page.name)")
      if article.published != page.fields["published"] { undated.append(page.name) }
      #expect(article.url == page.fields["url"], "\(page.name)")
    }
    let mean = total / Double(cases.count)
    print("Words of \(cases.count) pages, F1: \((mean * 1_000).rounded() / 1_000)\n" + table)
    #expect(mean >= 0.99)
    // Its day stands in a cell above others that are as likely to hold one.
    #expect(undated == ["tables-1999"])
  }

  @Test(
    "say who wrote them, when they were changed and in which language, in JSON-LD, in meta tags or in the page",
    arguments: [
      (
        "",
        """
        <script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Writer"}, \
        "dateModified": "2024-12-27T08:00:00Z", "inLanguage": "en-GB"}</script>
        """, ""
      ),
      (
        "",
        """
        <meta property="article:author" content="Ada Writer"><meta property="article:modified_time" content="2024-12-27">\
        <meta property="og:locale" content="en-GB">
        """, ""
      ),
      (
        " lang=\"en-GB\"", "",
        """
        <a rel="author" href="/ada">Ada Writer</a><time itemprop="dateModified" datetime="2024-12-27T08:00">yesterday</time>
        """
      ),
    ])
  func details(attributes: String, head: String, body: String) throws {
    let page = """
      <!DOCTYPE html><html\(attributes)><head>\(head)</head><body><article><h1>Talks in Paris</h1>\(body)<p>British Prime \
      Minister Keir Starmer met Polish Prime Minister Donald Tusk in Warsaw on Thursday.</p></article></body></html>
      """
    let article = try WebPage.article(Data(page.utf8), source: "a.html").get()
    #expect([article.author, article.modified, article.language] == ["Ada Writer", "2024-12-27", "en-GB"])
  }

  @Test func `keep their paragraphs apart and their words whole`() throws {
    let page =
      "<html><body><div><p>The <b>mini</b>ster of\n trade said on Monday that he would not go.</p>"
      + "<p>&ldquo;Never,&rdquo; he said&nbsp;again and again, while the others looked at their shoes.</p></div></body></html>"
    #expect(
      try text(page) == """
        The minister of trade said on Monday that he would not go.

        “Never,” he said again and again, while the others looked at their shoes.

        """)
  }

  @Test func `that hold no running text are an error with a remedy`() {
    let page = "<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav><div id='app'></div></body></html>"
    #expect(
      WebPage.article(Data(page.utf8), source: "app.html").failure?.description == """
        Error: the page has no running text
          at app.html
          try: if its text is made by scripts, save it from the browser as text
        """)
  }

  @Test func `that are nested too deep are an error, not a crash`() {
    for depth in [Limits.markupDepth + 10, 100_000] {
      let page = "<html><body>" + String(repeating: "<div>", count: depth) + "<p>Text of the page.</p>"
      let error = WebPage.article(Data(page.utf8), source: "deep.html").failure
      #expect(error?.code == .format)
      #expect(error?.what == "elements are nested too deep; the limit is 256")
    }
  }

  @Test func `of random tags never crash the reader`() {
    let parts = [
      "<div>", "</div>", "<p>", "<table>", "<td>", "</table>", "<script>", "</script>", "<!--", "-->", "<a href=", "\"",
      ">",
      "word ", "&amp;", "&#x110000;", "<br>", "<meta property=og:title content=x>", "<time datetime=2024-13-45>",
      "\u{0}", "é",
      "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":[[]]}</script>",
    ]
    for seed in 0..<300 {
      var generator = Numbers(seed: UInt64(seed))
      let page = (0..<Int.random(in: 1...200, using: &generator)).compactMap { _ in
        parts.randomElement(using: &generator)
      }
      if case .success(let article) = WebPage.article(Data(page.joined().utf8), source: "x") {
        #expect(article.text.contains { !$0.isWhitespace }, "seed \(seed)")
      }
    }
  }

  @Test func `in older encodings are read by what they say, or as browsers read them`() throws {
    let body = "<p>Le ministre Émile Zoë dined in the café of Orléans with the mayor of Besançon.</p>"
    let wanted = "Le ministre Émile Zoë dined in the café of Orléans with the mayor of Besançon.\n"
    let silent = try #require("<html><body>\(body)</body></html>".data(using: .isoLatin1))
    #expect(try WebPage.article(silent, source: "x").get().text == wanted)
    let said = try #require(
      "<html><head><meta charset='iso-8859-2'></head><body>\(body)</body></html>".data(using: .isoLatin2))
    #expect(try WebPage.article(said, source: "x").get().text.contains("Émile"))
  }

  @Test(
    "days are read in every way of writing them",
    arguments: [
      ("2024-12-26T23:30:00-05:00", "2024-12-26"), ("20241226", "2024-12-26"),
      ("Thu, 26 Dec 2024 08:30:00 GMT", "2024-12-26"),
      ("Dec. 26, 2024, 8:30 a.m.", "2024-12-26"), ("By Ann Field, 1st September 2023", "2023-09-01"),
      ("Sept. 1, 2023", "2023-09-01"),
      ("2024-02-30", nil), ("May 2024", nil), ("1735201800", nil),
    ])
  func days(text: String, day: String?) {
    #expect(CalendarDay.first([text]) == day)
  }

  private func text(_ page: String) throws -> String { try WebPage.article(Data(page.utf8), source: "x").get().text }
}

private struct PageCase {
  let name: String
  let html: Data
  let fields: [String: String]
  let text: String

  static func all() throws -> [PageCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Pages")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
      .sorted()
    return try names.map { name in
      let stem = String(name.dropLast(5))
      let expected = try String(contentsOf: folder.appending(path: stem + ".txt"), encoding: .utf8)
      let cut = try #require(expected.range(of: "\n\n"))
      let fields = expected[..<cut.lowerBound].split(separator: "\n").compactMap { line -> (String, String)? in
        guard let colon = line.range(of: ": ") else { return nil }
        return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
      }
      return PageCase(
        name: stem, html: try Data(contentsOf: folder.appending(path: name)),
        fields: Dictionary(uniqueKeysWithValues: fields), text: String(expected[cut.upperBound...]))
    }
  }

  /// The harmonic mean of precision and recall over words, repeated ones counted.
  static func score(found: String, expected: String) -> Double {
    func count(_ text: String) -> [Substring: Int] {
      Dictionary(text.split { !$0.isLetter && !$0.isNumber }.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let (a, b) = (count(found), count(expected))
    let shared = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(a.values.reduce(0, +) + b.values.reduce(0, +))
  }
}

/// The same numbers for the same seed. Source: SplitMix64, G. L. Steele, D. Lea, C. H. Flood (2014).
private struct Numbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
