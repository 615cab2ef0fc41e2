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

  @Option(
    name: .long,
    help: """
      Turtle and N-Quads only, how something is said of a relation: of a node (reification), of the triple \
      << a visited b >> (star, RDF-star), or of a node that reifies <<( a visited b )>> (rdf12, RDF 1.2).
      """)
  var statements: StatementChoice?

  func validate() throws {
    guard contextURL == nil || format.lowercased().hasPrefix("jsonld") else {
      throw ValidationError("--context-url is for jsonld and jsonld-plain")
    }
    guard statements == nil || ["turtle", "nquads"].contains(format.lowercased()) else {
      throw ValidationError("--statements is for turtle and nquads")
    }
  }

  func run() async throws {
    let format = try ExportFormat.named(format)
    let graph = try await options.open()
    let chosen = try await selection.selection(in: graph.questions())
    let file = try ResultFile(output)
    do {
      try await graph.export(format, chosen, contextURL: contextURL, statements: statements?.form ?? .reification) {
        try file.add($0)
      }
      try file.finish()
    } catch is ResultFile.ReaderGone {
      return
    } catch {
      file.abandon()
      throw error
    }
  }
}

/// `StatementForm` as it is typed.
enum StatementChoice: String, ExpressibleByArgument, CaseIterable {
  case reification, star, rdf12

  var form: StatementForm {
    switch self {
    case .reification: .reification
    case .star: .star
    case .rdf12: .rdf12
    }
  }
}
