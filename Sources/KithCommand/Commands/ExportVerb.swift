internal import ArgumentParser
internal import GraphExport
internal import Kith

struct ExportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the graph, or a part of it, in a format for other tools.",
    discussion: "Formats:\n" + ExportFormat.all.map { "  \($0.name)  \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")).")
  var format: String

  @OptionGroup var options: GraphOptions
  @OptionGroup var selection: SelectionOptions

  @Option(name: .long, help: "The file to write; standard output when not given.", completion: .file())
  var output: String?

  @Option(
    name: .customLong("context-url"),
    help: "JSON-LD only: where readers find the context, instead of carrying it; Kith never fetches it.")
  var contextURL: String?

  func validate() throws {
    guard contextURL == nil || format.lowercased().hasPrefix("jsonld") else {
      throw ValidationError("--context-url is for jsonld and jsonld-plain")
    }
  }

  func run() async throws {
    let format = try ExportFormat.named(format)
    let graph = try await options.open()
    let chosen = selection.selection()
    let file = try ResultFile(output)
    do {
      try await graph.export(format, chosen, contextURL: contextURL) { try file.add($0) }
      try file.finish()
    } catch is ResultFile.ReaderGone {
      return
    } catch {
      file.abandon()
      throw error
    }
  }
}
