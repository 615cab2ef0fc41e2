import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Compressed files")
struct CompressedTests {
  /// `printf '{"text": "One."}\n{"text": "Two."}\n' | gzip -n -9`
  private let records = Data([
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x2A, 0x49, 0xAD, 0x28, 0x51, 0xB2, 0x52,
    0x50, 0xF2, 0xCF, 0x4B, 0xD5, 0x53, 0xAA, 0xE5, 0xAA, 0x86, 0x0B, 0x84, 0x94, 0xE7, 0x83, 0x04, 0x00, 0x40, 0x2C,
    0xA6, 0x39, 0x22, 0x00, 0x00, 0x00,
  ])

  @Test func `are read by what is inside`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(records, to: "articles.jsonl.gz")
    #expect(try ArticleStream([path]).map { try $0.get().source } == ["\(path)#1", "\(path)#2"])
    let other = try folder.write(records + records, to: "two-members")
    #expect(try ArticleStream([other]).map { try $0.get().text } == ["One.", "Two.", "One.", "Two."])
  }

  @Test func `of zstd are read, and their damage is named`() throws {
    // `printf '{"text": "One."}\n{"text": "Two."}\n' | zstd --no-check`
    let bytes = try #require(Data(base64Encoded: "KLUv/QBY9QAAwHsidGV4dCI6ICJPbmUuIn0KVHdvLiJ9CgEAaZtL"))
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "articles.jsonl.zst")
    #expect(try ArticleStream([path]).map { try $0.get().text } == ["One.", "Two."])
    let twice = try folder.write(bytes + bytes, to: "two-frames")
    #expect(try ArticleStream([twice]).map { try $0.get().text } == ["One.", "Two.", "One.", "Two."])
    let cut = try folder.write(bytes.dropLast(5), to: "cut.zst")
    #expect(
      Array(ArticleStream([cut])).last?.failure?.description == """
        Error: the compressed file is damaged or cut off
          at \(cut)
          try: check it with: zstd -t '\(cut)'
        """)
  }

  @Test func `that are cut off or damaged are reported, with what could be read before`() throws {
    let folder = try TemporaryFolder()
    let cut = try folder.write(records.dropLast(9), to: "cut.gz")
    let results = Array(ArticleStream([cut]))
    #expect(
      results.last?.failure?.description == """
        Error: the compressed file is damaged or cut off
          at \(cut)
          try: check it with: gzip -t '\(cut)'
        """)
    var bytes = records
    bytes[14] ^= 0xFF
    bytes[15] ^= 0xFF
    let damaged = try folder.write(bytes, to: "damaged.gz")
    #expect(Array(ArticleStream([damaged])).last?.failure?.code == .binary)
  }

  @Test func `that hold far more than they are stop at the limit`() throws {
    let folder = try TemporaryFolder()
    let zeros = try folder.write(Data(), to: "zeros")
    let handle = try #require(FileHandle(forWritingAtPath: zeros))
    try handle.truncate(atOffset: UInt64(4 * Limits.fileBytes))
    try handle.close()
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-9", zeros]
    try gzip.run()
    gzip.waitUntilExit()
    let error = try #require(ArticleStream([zeros + ".gz"]).next()?.failure)
    #expect(error.code == .tooLarge)
    #expect(error.what == "the file is more than \(Limits.fileBytes) bytes, which is the limit")
  }
}
