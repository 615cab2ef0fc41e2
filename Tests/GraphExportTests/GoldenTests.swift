import GraphExport
import GraphSchema
import Testing

@Suite("Exports of the sample graph")
struct GoldenTests {
  @Test("are the committed files, byte for byte", arguments: ExportFormat.all)
  func goldens(format: ExportFormat) throws {
    let text = format.exporter(catalogue: .standard, title: "Truce talk, December 2024").render(Samples.graph)
    #expect(try differenceFromGolden(text, "sample.\(format.fileExtension)") == nil)
  }

  @Test("of nasty names are the committed files too", arguments: ExportFormat.all)
  func nasty(format: ExportFormat) throws {
    let text = format.exporter(catalogue: .standard).render(NastyNames.graph)
    #expect(try differenceFromGolden(text, "nasty.\(format.fileExtension)") == nil)
  }

  @Test("of an empty graph are whole files too", arguments: ExportFormat.all)
  func empty(format: ExportFormat) throws {
    let text = format.exporter(catalogue: .standard).render(Samples.empty)
    #expect(try differenceFromGolden(text, "empty.\(format.fileExtension)") == nil)
  }

  @Test("end every line in LF and hold no carriage return", arguments: ExportFormat.all)
  func lines(format: ExportFormat) {
    let text = format.exporter(catalogue: .standard).render(Samples.graph)
    #expect(text.utf8.last == 0x0A)
    #expect(!text.utf8.contains(0x0D))
  }
}
