import Extraction
import GraphSchema
import Linguistics
import Packs
import ReadingModel
import Testing

/// What sentences say in their own words, read by the real analyser.
@Suite("Open relations")
struct OpenRelationTests {
  private static let shared = Result {
    let pack = try PackReader.embedded()
    return (analyzer: Analyzer(pack: pack, reader: try TrainedReader.embedded()), extractor: try Extractor(pack: pack))
  }

  private func told(_ text: String) throws -> [OpenRelation] {
    let (analyzer, extractor) = try Self.shared.get()
    return extractor.openRelations(of: analyzer.analyze(Article(source: "open", text: text + "\n")))
  }

  private func lines(_ text: String) throws -> [String] {
    try told(text).map { "\($0.subject.text) | \($0.phrase) | \($0.object.text)" }
  }

  @Test func `are written as the sentence writes them`() throws {
    #expect(try lines("Anna Berg wrote a letter to Karl Lund.") == ["Anna Berg | wrote a letter to | Karl Lund"])
  }

  @Test func `know whom a pronoun stands for, and what is denied`() throws {
    let one = try #require(told("Karl Lund came late. He did not answer Anna Berg.").last)
    #expect([one.subject.text, one.subject.name, one.phrase] == ["He", "Karl Lund", "did not answer"])
    #expect(one.polarity == .denied)
  }

  @Test func `leave to the catalogue what it has a word for`() throws {
    #expect(try lines("Anna Berg met Karl Lund.").isEmpty)
  }

  @Test func `do not reach into another clause`() throws {
    #expect(try lines("Reuters reported Anna Berg had left Oslo.").allSatisfy { !$0.contains("Reuters") })
    #expect(try lines("Anna Berg wrote a letter because she feared Karl Lund's brother.").isEmpty)
  }
}
