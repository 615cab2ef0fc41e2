import GraphExport
import GraphSchema
import Testing

@Suite("Export formats")
struct ExportFormatTests {
  @Test("are found by name, whatever the case", arguments: ["dot", "DOT", "JsonLD", "json"])
  func named(name: String) throws {
    #expect(try ExportFormat.named(name).name == name.lowercased())
  }

  @Test func `have names and extensions of their own`() {
    #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
    #expect(Set(ExportFormat.all.map(\.fileExtension)).count == ExportFormat.all.count)
  }

  @Test("are written by an exporter that knows its format", arguments: ExportFormat.all)
  func exporter(format: ExportFormat) {
    #expect(format.exporter(catalogue: .standard).format == format)
  }

  @Test func `that do not exist list the ones that do`() {
    let error = #expect(throws: ExportError.self) { try ExportFormat.named("docx") }
    #expect(error?.code == .unknownFormat)
    let names = ExportFormat.all.map(\.name).joined(separator: ", ")
    #expect(error?.description == "Error: no export format is called 'docx'\n  try: one of \(names)")
  }
}
