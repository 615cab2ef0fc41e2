import Foundation
import GraphSchema
import Testing

@Suite("Embedded files")
struct EmbeddedFileTests {
  private var schema: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Schema")
  }

  @Test func `hold every step of the folder, in order, unchanged`() throws {
    let folder = try FileManager.default.contentsOfDirectory(atPath: schema.appending(path: "Tables").path)
    #expect(EmbeddedFile.tables.map(\.name) == folder.sorted().map { "Tables/\($0)" })
    for file in EmbeddedFile.tables {
      #expect(try Data(contentsOf: schema.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
    }
  }

  @Test func `hold the catalogue, unchanged`() throws {
    let file = EmbeddedFile.catalogue
    #expect(try Data(contentsOf: schema.appending(path: file.name)) == Data(file.bytes))
  }
}
