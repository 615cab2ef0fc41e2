import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Feeds")
struct FeedTests {
  private let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- made by hand -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>The Harbour Courier</title><link>https://courier.example/</link>
    <item><title>Smith &amp;amp; Sons sue</title><link>https://courier.example/1</link>
      <pubDate>Thu, 26 Dec 2024 08:30:00 GMT</pubDate><description>The firm went to court.</description>
      <content:encoded><![CDATA[<p>The firm <b>went</b> to court on Monday.</p><p>It wants an answer.</p>]]></content:encoded></item>
    <item><title>Empty</title></item>
    <item><dc:date>2024-12-27</dc:date><description>&lt;p&gt;A ferry sank off Aland &amp;amp; nobody drowned.&lt;/p&gt;</description></item>
    </channel></rss>
    """

  @Test func `in RSS give an article an item, and a reason for an item without text`() {
    let items = Feed.articles(Data(rss.utf8), source: "feed.xml")
    let articles = items.map { try? $0.get() }
    #expect(articles.map { $0?.source } == ["feed.xml#1", nil, "feed.xml#3"])
    #expect(articles[0]?.text == "The firm went to court on Monday.\n\nIt wants an answer.\n")
    #expect(articles[0]?.title == "Smith & Sons sue")
    #expect(articles[0]?.url == "https://courier.example/1")
    #expect(articles[0]?.publisher == "The Harbour Courier")
    #expect(articles[0]?.published == "2024-12-26")
    #expect(articles[2]?.text == "A ferry sank off Aland & nobody drowned.\n")
    #expect(articles[2]?.published == "2024-12-27")
    #expect(
      items[1].failure?.description == """
        Error: the item has no text
          at feed.xml#2
          try: leave it out
        """)
  }

  @Test func `in Atom have their address in an attribute and may be marked up in place`() throws {
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Lakeside Tribune</title>
      <entry><title>Talks end</title><link rel="self" href="https://t.example/self"/><link href="https://t.example/2"/>
      <published>2024-12-26T10:00:00Z</published><updated>2024-12-28T10:00:00Z</updated><summary>Talks.</summary>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The talks ended.</p><p>No one signed.</p></div></content>
      </entry></feed>
      """
    let article = try #require(Feed.articles(Data(atom.utf8), source: "a").first).get()
    #expect(article.text == "The talks ended.\n\nNo one signed.\n")
    #expect(article.url == "https://t.example/2")
    #expect(article.published == "2024-12-26")
    #expect(article.publisher == "Lakeside Tribune")
  }

  @Test func `that are cut off are an error with the line`() {
    let errors = Feed.articles(Data(rss.utf8.prefix(600)), source: "feed.xml").map { $0.failure?.description }
    #expect(
      errors == [
        """
        Error: the file is not well-formed XML
          at feed.xml, line 8
          try: check it with: xmllint --noout 'feed.xml'
        """
      ])
  }

  @Test func `made to exhaust the parser give an error or nothing, and no file's content`() throws {
    var bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>"
    for level in 1...30 { bomb += "<!ENTITY a\(level) '&a\(level - 1);&a\(level - 1);&a\(level - 1);'>" }
    bomb += "]><rss><channel><item><description>Before &a30; after.</description></item></channel></rss>"
    for result in Feed.articles(Data(bomb.utf8), source: "bomb.xml") {
      if case .success(let article) = result { #expect(article.text.utf8.count < 1_000) }
    }
    let folder = try TemporaryFolder()
    let secret = try folder.write("the secret", to: "secret.txt")
    let thief = """
      <?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file://\(secret)'>]>
      <rss><channel><item><description>Here: &x; it was.</description></item></channel></rss>
      """
    for result in Feed.articles(Data(thief.utf8), source: "thief.xml") {
      if case .success(let article) = result { #expect(!article.text.contains("secret")) }
    }
  }
}
