import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Reading files, folders and standard input")
struct ArticleStreamTests {
  @Test func `a plain text is read unchanged, with its heading as the title`() throws {
    let folder = try TemporaryFolder()
    let text = "Ministers meet in Geneva\r\n\r\nThe talks began on Monday.\r\n"
    let path = try folder.write(text, to: "geneva.txt")
    let article = try #require(try ArticleStream([path]).next()?.get())
    #expect(article.text == text)
    #expect(article.source == path)
    #expect(article.title == "Ministers meet in Geneva")
  }

  @Test func `a first line that ends like a sentence is not a title`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("The talks began on Monday.\nThey went on.\n", to: "a.txt")
    #expect(try ArticleStream([path]).next()?.get().title == nil)
  }

  @Test func `the files of a folder come in the order of their names, hidden ones and graphs left out`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a.txt", ".hidden.txt", "graph.kith", "graph.kith-wal", "Z.txt"] {
      try folder.write("Text of \(name).", to: name)
    }
    let names = try ArticleStream([folder.path]).map { try $0.get().source.split(separator: "/").last }
    #expect(names == ["Z.txt", "a.txt", "b.txt"])
  }

  @Test func `a file given twice is one article`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("One text.", to: "a.txt")
    #expect(Array(ArticleStream([path, path])).count == 1)
  }

  @Test func `each JSON Lines record is an article with its own source`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      {"text": "First text.", "title": "First", "publisher": "The Courier", "published": "2024-12-26", "url": "https://example.org/1"}

      {"text": "Third line."}
      """, to: "articles.jsonl")
    let articles = try ArticleStream([path]).map { try $0.get() }
    #expect(articles.map(\.source) == ["\(path)#1", "\(path)#3"])
    #expect(articles[0].publisher == "The Courier")
    #expect(articles[0].published == "2024-12-26")
    #expect(articles[1].text == "Third line.")
  }

  @Test func `a broken record is reported with its line and the next one is read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{\"text\": \"One.\"}\n{\"text\": 3}\nnonsense\n{\"text\": \"Four.\"}", to: "a.jsonl")
    let results = Array(ArticleStream([path]))
    #expect(results.map { (try? $0.get())?.text } == ["One.", nil, nil, "Four."])
    #expect(
      results[1].failure?.description == """
        Error: the line is not a JSON object with a "text"
          at \(path), line 2
          try: write {"text": "...", "title": "...", "url": "...", "publisher": "...", "published": "2024-12-26"}, or say what the text is called: --field text=NAME
        """)
  }

  @Test func `standard input is one text, or JSON Lines when it begins with a brace`() throws {
    #expect(try ArticleStream(["-"], standardInput: pipe("A text.")).map { try $0.get().text } == ["A text."])
    let records = try ArticleStream(["-"], standardInput: pipe("\n{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"))
    #expect(try records.map { try $0.get().source } == ["-#2", "-#3"])
    #expect(try ArticleStream(["-"], standardInput: pipe("")).next()?.failure?.code == .empty)
  }

  @Test func `a folder with everything wrong in it still gives the one article, and a reason for each of the rest`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("A good article.", to: "good.txt")
    try folder.write("", to: "empty.txt")
    try folder.write(Data([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]), to: "photo.jpg")
    try folder.write(Data("Caf".utf8) + Data([0xE9]) + Data(" society.".utf8), to: "latin1.txt")
    try folder.write(Data("Before".utf8) + Data([0]) + Data("after".utf8), to: "nul.txt")
    try folder.write(Data([0xFF, 0xFE, 0x41, 0x00, 0x42]), to: "utf16.txt")
    try folder.write("<!DOCTYPE html><html></html>", to: "page.html")
    try folder.sparseFile("huge.txt", bytes: 100_000_000)
    try folder.link("loop", to: folder.path)
    try folder.link("nowhere.txt", to: "/no/such/file")
    let results = Array(ArticleStream([folder.path]))
    #expect(results.compactMap { try? $0.get().text } == ["A good article."])
    let codes = Dictionary(
      results.compactMap(\.failure).map {
        ($0.place.map { String($0.split(separator: "/").last ?? "") } ?? "", $0.code)
      },
      uniquingKeysWith: { first, _ in first })
    #expect(
      codes == [
        "empty.txt": .empty, "photo.jpg": .binary, "latin1.txt, byte 3": .encoding, "nul.txt, byte 6": .binary,
        "utf16.txt, after byte 4": .encoding, "page.html": .empty, "huge.txt": .tooLarge, "loop": .loop,
        "nowhere.txt": .unreadable,
      ])
  }

  @Test func `a file that cannot be read to its end is an error, not a shorter article`() throws {
    // A folder opens like a file, and every read of it fails.
    let folder = try TemporaryFolder()
    let source = ByteSource(try #require(FileHandle(forReadingAtPath: folder.path)), place: "broken.txt")
    #expect(
      source.readAll(limit: 1_000).failure?.description == """
        Error: the file broke off while it was read
          at broken.txt
          try: check the disk or the connection, and try again
        """)
  }

  @Test func `a text over the limit is named with its size and the limit`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "a ", count: Limits.articleBytes / 2 + 1), to: "long.txt")
    let error = try #require(ArticleStream([path]).next()?.failure)
    #expect(error.what == "the article is \(Limits.articleBytes + 2) bytes; the limit is \(Limits.articleBytes)")
  }

  @Test func `folders nested beyond the limit end in a message, not in a crash`() throws {
    let folder = try TemporaryFolder()
    var inner = folder.path
    for _ in 0...Limits.folderDepth { inner += "/d" }
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    #expect(Array(ArticleStream([folder.path])).compactMap(\.failure).map(\.code) == [.loop])
  }

  @Test func `random bytes never crash the reader and never make an article without text`() throws {
    for seed in 0..<500 {
      var generator = SplitMix(seed: UInt64(seed))
      let highest: UInt8 = seed.isMultiple(of: 2) ? 127 : 255
      let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        UInt8.random(in: 1...highest, using: &generator)
      }
      for format in [TextFormat.plain, .markdown] {
        if case .success(let article) = TextFile.article(Data(bytes), source: "x", format: format) {
          #expect(article.text.utf8.contains { !TextFile.isBlank($0) }, "seed \(seed)")
        }
      }
    }
  }

  @Test func `standard input may be a web page or compressed`() throws {
    let page =
      "<html><body><p>The ministers met in Geneva on Monday and talked about the price of herring.</p></body></html>"
    let text = "The ministers met in Geneva on Monday and talked about the price of herring.\n"
    #expect(try ArticleStream(["-"], standardInput: pipe(page)).map { try $0.get().text } == [text])
  }

  @Test func `what a file is follows from its content, not from its name`() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n", to: "records.txt")
    #expect(try ArticleStream([records]).map { try $0.get().text } == ["One.", "Two."])
    let markdown = try folder.write("---\ntitle: A title\n---\nSome *text*.\n", to: "article.txt")
    #expect(try ArticleStream([markdown]).next()?.get().title == "A title")
    let plain = try folder.write("{sic} is what the editor wrote.", to: "plain.txt")
    #expect(try ArticleStream([plain]).next()?.get().text == "{sic} is what the editor wrote.")
  }

  @Test(
    "a text is a text, also where its name says that it holds records",
    arguments: ["a.csv", "a.tsv.gz", "a.jsonl", "a.ndjson", "a.html", "a.pdf", "a.docx", "a.zip", "a"])
  func textUnderOtherNames(name: String) throws {
    let text = """
      Talks end in Geneva

      The ministers met on Monday, said the mayor, and left. Nobody won.

      They will meet again, in a year.

      """
    let folder = try TemporaryFolder()
    #expect(try ArticleStream([folder.write(text, to: name)]).map { try $0.get().text } == [text])
  }

  @Test func `records that are broken are no text`() throws {
    let folder = try TemporaryFolder()
    let lines = try folder.write("nonsense\n{\"text\": \"Two.\"}\n", to: "a.jsonl")
    #expect(ArticleStream([lines]).map { (try? $0.get())?.text } == [nil, "Two."])
    let table = try folder.write("1\tOne. Two.\n2\tThree. Four.\n3\n4\tFive. Six.\n", to: "a.tsv")
    #expect(ArticleStream([table]).map { $0.failure?.what } == ["the first line does not name the columns"])
  }

  @Test(
    "JSON that is not one record a line is one error, with the way out",
    arguments: [("[{\"text\": \"One.\"},\n{\"text\": \"Two.\"}]", "'.[]'"), ("{\n  \"text\": \"One.\"\n}\n", ".")])
  func wholeJSON(text: String, filter: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "articles.json")
    #expect(
      Array(ArticleStream([path])).map { $0.failure?.description } == [
        """
        Error: the file is JSON, but not one record a line
          at \(path), line 1
          try: write it as JSON Lines: jq -c \(filter) '\(path)' > articles.jsonl
        """
      ])
  }

  @Test func `how much is done follows the bytes of the files, and is not known of standard input`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write("Ten bytes.", to: name) }
    let stream = ArticleStream([folder.path])
    #expect(stream.fraction == 0)
    for part in 1...3 {
      _ = stream.next()
      #expect(abs((stream.fraction ?? 0) - Double(part) / 3) < 0.01)
    }
    #expect(stream.next() == nil)
    #expect(stream.fraction == 1)
    #expect(ArticleStream(["-"], standardInput: try pipe("A text.")).fraction == nil)
  }

  @Test func `devices and pipes are not opened, and names may hold anything`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
    try folder.link("null", to: "/dev/zero")
    try folder.write("A text.", to: "two\nlines \"quoted\" #1, line 2.txt")
    let results = Array(ArticleStream([folder.path]))
    #expect(results.compactMap { try? $0.get().text } == ["A text."])
    #expect(results.compactMap(\.failure?.what) == Array(repeating: "this is neither a file nor a folder", count: 2))
  }

  #if os(Linux)
    @Test func `a file whose name is not UTF-8 is named with the reason`() throws {
      let folder = try TemporaryFolder()
      let path = Array("\(folder.path)/Orl".utf8) + [0xE9] + Array("ans.txt".utf8) + [0]
      let made = try #require(fopen(path.map { CChar(bitPattern: $0) }, "w"))
      fclose(made)
      let error = try #require(ArticleStream([folder.path]).next()?.failure)
      #expect(error.what == "the name of the file or of a folder above is not UTF-8")
      #expect(error.place?.hasSuffix("Orl\u{FFFD}ans.txt") ?? false)
    }
  #endif

  @Test func `a line without an end, and a bomb in a bomb, are cut off`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(), to: "line.jsonl.gz")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/sh")
    gzip.arguments = [
      "-c", "{ printf '{\"text\": \"'; head -c 100000000 /dev/zero | tr '\\0' a; } | gzip -1 >\"$0\"", path,
    ]
    try gzip.run()
    gzip.waitUntilExit()
    #expect(ArticleStream([path]).next()?.failure?.what == "the line is longer than 8000000 bytes")
    let nested = try folder.write(Data(), to: "nested.txt.gz")
    let twice = Process()
    twice.executableURL = URL(fileURLWithPath: "/bin/sh")
    twice.arguments = ["-c", "head -c 100000000 /dev/zero | gzip -9 | gzip -9 >\"$0\"", nested]
    try twice.run()
    twice.waitUntilExit()
    #expect(ArticleStream([nested]).next()?.failure?.code == .tooLarge)
  }

  @Test func `entities that stand for a billion others are an error`() throws {
    let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }
    let bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"lol\">\(entities.joined())]><rss><channel><item>"
      + "<description>&e9; and a text that is long enough to be read.</description></item></channel></rss>"
    let folder = try TemporaryFolder()
    let results = Array(ArticleStream([try folder.write(bomb, to: "bomb.xml")]))
    #expect(results.count == 1)
    #expect((try? results[0].get().text.count) ?? 0 < 1_000)
    let file =
      "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><item><description>It says &f; here and there.</description></item></rss>"
    let read = ArticleStream([try folder.write(file, to: "file.xml")]).compactMap { try? $0.get().text }
    #expect(!read.joined().contains("root:"))
  }

  private func pipe(_ text: String) throws -> FileHandle {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    return pipe.fileHandleForReading
  }
}

/// The same numbers for the same seed. Source: SplitMix64, G. L. Steele, D. Lea, C. H. Flood (2014).
private struct SplitMix: RandomNumberGenerator {
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
