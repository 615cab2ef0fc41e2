import Extraction
import GraphSchema
import Linguistics
import Packs
import ReadingModel
import Testing

/// Who says what stands between quotation marks, read by the real analyser.
@Suite("Quotations")
struct QuotationTests {
  private static let shared = Result {
    let pack = try PackReader.embedded()
    return (analyzer: Analyzer(pack: pack, reader: try TrainedReader.embedded()), extractor: try Extractor(pack: pack))
  }

  /// The speakers of the sentence that says whom France criticizes.
  private func speakers(_ text: String) throws -> [String?] {
    let (analyzer, extractor) = try Self.shared.get()
    let claims = extractor.claims(of: analyzer.analyze(Article(source: "quotation", text: text)))
    return claims.relations.filter { $0.predicate == "criticizes" }.map { relation in
      relation.evidence.attributedTo.map { claims.chains[$0].name }
    }
  }

  @Test func `that run over two sentences have the speaker named behind them`() throws {
    #expect(
      try speakers("“France criticized Germany on Monday. Nobody was surprised,” said Anna Berg.\n") == ["Anna Berg"])
  }

  @Test func `go on with the speaker of the one before in the paragraph`() throws {
    #expect(
      try speakers("“It was a long night,” said Anna Berg. “France criticized Germany on Monday.”\n") == ["Anna Berg"])
  }

  @Test func `leave what stands outside to the narrator`() throws {
    #expect(try speakers("“It was a long night,” said Anna Berg. France criticized Germany on Monday.\n") == [nil])
  }

  @Test func `end with the paragraph where the closing mark is missing`() throws {
    #expect(
      try speakers("“It was a long night, said Anna Berg.\n\nFrance criticized Germany on Monday.\n") == [nil])
  }
}
