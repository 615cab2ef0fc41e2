import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("ZIP archives")
struct ArchiveTests {
  /// `zip` of `news/one.txt` and `two.jsonl`, deflated.
  private let deflated = Data(
    base64Encoded:
      "UEsDBBQAAAAIAAAAIQCxUva6MwAAAE8AAAAMAAAAbmV3cy9vbmUudHh0C8lIVcjNzMssLkktKlbITS1RyMxTcE/NSy1LVMjPU/DN"
      + "z0tJrNRTCMGvLKQ0tRikjgsAUEsDBBQAAAAIAAAAIQArvontGwAAACQAAAAJAAAAdHdvLmpzb25sq1YqSa0oUbJSUAopz9dTquWq"
      + "RghkFKWmgoQAUEsBAhQDFAAAAAgAAAAhALFS9rozAAAATwAAAAwAAAAAAAAAAAAAAIABAAAAAG5ld3Mvb25lLnR4dFBLAQIUAxQA"
      + "AAAIAAAAIQArvontGwAAACQAAAAJAAAAAAAAAAAAAACAAV0AAAB0d28uanNvbmxQSwUGAAAAAAIAAgBxAAAAnwAAAAAA"
  )

  @Test func `give the articles of their files, as a folder does`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try #require(deflated), to: "saved")
    let articles = try ArticleStream([path]).map { try $0.get() }
    #expect(articles.map(\.source) == ["\(path)#news/one.txt", "\(path)#two.jsonl#1", "\(path)#two.jsonl#2"])
    #expect(
      articles[0].text == "The ministers met in Geneva on Monday. The ministers met in Geneva on Tuesday.\n")
  }

  @Test func `may lie in archives and be compressed, up to a limit`() throws {
    let folder = try TemporaryFolder()
    var data = Packed([("a.txt", "The ministers met in Geneva.")]).data
    for depth in 1...Limits.wrappings {
      let path = try folder.write(data, to: "\(depth).zip")
      #expect(try ArticleStream([path]).map { try $0.get().text } == ["The ministers met in Geneva."])
      data = Packed([("inner.zip", data)]).data
    }
    let path = try folder.write(data, to: "deep.zip")
    #expect(ArticleStream([path]).next()?.failure?.what == "archives lie in archives more than 4 deep")
  }

  @Test func `are read from standard input, too`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Packed([("a.txt", "One.")]).data)
    try pipe.fileHandleForWriting.close()
    let stream = ArticleStream(["-"], standardInput: pipe.fileHandleForReading)
    #expect(try stream.map { try $0.get().source } == ["-#a.txt"])
  }

  @Test func `names in them are only names, and two of one name are two articles`() throws {
    let folder = try TemporaryFolder()
    let outside = folder.path + "-outside.txt"
    let files = [
      ("../../outside.txt", "One."), ("/etc/passwd", "Two."), ("a\nb.txt", "Three."), ("same.txt", "Four."),
      ("same.txt", "Five."), ("folder/", ""), ("__MACOSX/same.txt", "hidden"), (".hidden", "hidden"),
    ]
    let path = try folder.write(Packed(files).data, to: "a.zip")
    let articles = try ArticleStream([path]).map { try $0.get() }
    #expect(
      articles.map { String($0.source.dropFirst(path.count)) } == [
        "#../../outside.txt", "#/etc/passwd", "#a\nb.txt", "#same.txt", "#same.txt#2",
      ])
    #expect(articles.map(\.text) == ["One.", "Two.", "Three.", "Four.", "Five."])
    #expect(!FileManager.default.fileExists(atPath: outside))
  }

  @Test func `links in them lead nowhere`() throws {
    let folder = try TemporaryFolder()
    var links = Packed([("passwords.txt", "/etc/passwd")])
    links.mode = 0o120777
    let path = try folder.write(links.data, to: "links.zip")
    #expect(ArticleStream([path]).map { $0.failure?.what } == ["the archive has no files"])
  }

  @Test func `with something wrong in them are reported, and the rest is read`() throws {
    let folder = try TemporaryFolder()
    func errors(_ data: Data) throws -> [String] {
      let path = try folder.write(data, to: "a.zip")
      return Array(ArticleStream([path])).map { result in
        result.failure.map { "\($0.what)|\($0.place?.dropFirst(path.count) ?? "")" } ?? "read"
      }
    }
    let sound = Packed([("a.txt", "The first of two texts."), ("b.txt", "The second of two texts.")])
    #expect(try errors(sound.data) == ["read", "read"])
    var data = sound.data
    data[40] ^= 1
    #expect(try errors(data) == ["the archive is damaged or cut off|#a.txt", "read"])
    #expect(try errors(sound.data.dropLast(30)) == ["the archive is damaged or cut off|"])
    var overlapping = sound
    overlapping.overlap = 50
    #expect(try errors(overlapping.data) == ["the entries of the archive lie over each other|"])
    var locked = sound
    locked.flags = 1
    #expect(try errors(locked.data).first == "the file is locked with a password|#a.txt")
    var odd = sound
    odd.method = 14
    #expect(try errors(odd.data).first == "the file is compressed in a way that is not read (method 14)|#a.txt")
    #expect(try errors(Packed([(String, Data)]()).data) == ["the archive has no files|"])
    #expect(
      try errors(Packed([("xl/workbook.xml", "<a/>")]).data) == ["the file is a spreadsheet, which is not read|"])
  }

  @Test func `that are cut off or damaged anywhere never crash the reader`() throws {
    let data = try #require(deflated)
    for cut in 0..<data.count {
      let zip = try? ZIPArchive(RandomBytes(data.prefix(cut)), place: "cut.zip")
      #expect(zip == nil, "cut at \(cut)")
    }
    let folder = try TemporaryFolder()
    for position in 0..<data.count {
      var damaged = data
      damaged[position] ^= 0xFF
      let path = try folder.write(damaged, to: "damaged.zip")
      for case .success(let article) in ArticleStream([path]) { #expect(!article.text.isEmpty) }
    }
  }
}
