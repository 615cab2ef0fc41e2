import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Documents and books")
struct DocumentTests {
  private let word = """
    <?xml version="1.0"?>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
    <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks end</w:t></w:r></w:p>
    <w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:t>minis</w:t></w:r><w:r><w:t>ters</w:t><w:tab/><w:t>met.</w:t></w:r>
    <w:del><w:r><w:delText>They fought.</w:delText></w:r></w:del></w:p>
    <w:p/>
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    </w:body></w:document>
    """

  private func read(_ packed: Packed, _ name: String) throws -> [Result<Article, ReadingError>] {
    let folder = try TemporaryFolder()
    return Array(ArticleStream([try folder.write(packed.data, to: name)]))
  }

  @Test func `a DOCX document gives its paragraphs and its title`() throws {
    let article = try #require(try read(Packed([("word/document.xml", word)]), "notes").first?.get())
    #expect(article.text == "The ministers met.\n\nIn a table.\n")
    #expect(article.title == "Talks end")
  }

  @Test func `a DOCX document without a title has that of its properties`() throws {
    let core = """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A title</dc:title></cp:coreProperties>
      """
    let plain = word.replacing("Title\"", with: "Normal\"")
    let packed = Packed([("docProps/core.xml", core), ("word/document.xml", plain)])
    #expect(try read(packed, "a.docx").first?.get().title == "A title")
    let broken = try #require(try read(Packed([("word/document.xml", "<w:p>")]), "a.docx").first?.failure)
    #expect(broken.what == "the file is not well-formed XML")
    #expect(broken.place?.contains("a.docx#word/document.xml, line ") ?? false)
  }

  private func book(chapters: [(String, String)]) -> Packed {
    let items = chapters.indices.map {
      "<item id='c\($0)' href='text/\(chapters[$0].0.replacing(" ", with: "%20"))' media-type='application/xhtml+xml'/>"
    }
    let package = """
      <package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title>The Harbour Courier</dc:title><dc:date>2024-12-26</dc:date></metadata>
      <manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>\(items.joined())</manifest>
      <spine>\(chapters.indices.map { "<itemref idref='c\($0)'/>" }.joined())</spine></package>
      """
    return Packed(
      [
        ("mimetype", "application/epub+zip"),
        (
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
        ),
        ("OEBPS/book.opf", package),
      ] + chapters.map { ("OEBPS/text/\($0.0)", $0.1) })
  }

  @Test func `an EPUB gives its chapters in their order, without the cover`() throws {
    func chapter(_ title: String, _ text: String) -> String {
      "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>\(title)</title></head><body><h1>\(title)</h1><p>\(text)</p></body></html>"
    }
    let packed = book(chapters: [
      ("cover.xhtml", "<html><body><img src='c.png'/></body></html>"),
      ("b two.xhtml", chapter("Second", "The ministers met in Geneva on Monday and talked about herring.")),
      ("a.xhtml", chapter("First", "The mayor of Geneva opened the harbour on Tuesday, after eleven years.")),
    ])
    let articles = try read(packed, "paper.epub").map { try $0.get() }
    #expect(articles.map(\.title) == ["Second", "First"])
    #expect(articles.map { $0.source.split(separator: "#").last } == ["OEBPS/text/b two.xhtml", "OEBPS/text/a.xhtml"])
    #expect(articles.map(\.publisher) == ["The Harbour Courier", "The Harbour Courier"])
    #expect(articles.map(\.published) == ["2024-12-26", "2024-12-26"])
  }

  @Test func `an EPUB without text or with a chapter missing is reported`() throws {
    let empty = book(chapters: [("cover.xhtml", "<html><body/></html>")])
    #expect(try read(empty, "a.epub").map(\.failure?.what) == ["no chapter of the book has running text"])
    var missing = book(chapters: [("a.xhtml", "")])
    missing.files.removeLast()
    #expect(try read(missing, "a.epub").map(\.failure?.what) == ["the book has no such chapter"])
  }
}
