import Foundation
import Testing

/// What fuzzing began with and what it met, without the fuzzer: a broken promise stops the tests with its line.
@Suite("The corpus of fuzzing")
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Corpus")

  @Test(
    "breaks no promise",
    arguments: [FuzzTarget.articles, .files, .imports, .dot, .json, .xml, .lines])
  func corpus(target: FuzzTarget) throws {
    // Lines are quoted as in JSON.
    let inputs = try Self.inputs(of: target == .lines ? .json : target)
    try #require(!inputs.isEmpty)
    for input in inputs { target.run([UInt8](try Data(contentsOf: input))) }
  }

  private static func inputs(of target: FuzzTarget) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: target.rawValue), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }
}
