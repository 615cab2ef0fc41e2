internal import ArgumentParser
internal import Foundation
internal import GraphDrawing
internal import GraphExport
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct BriefVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract:
      "Write a dossier of one: who it is, offices, connections with sentences, a timeline, conflicts, a drawing.",
    discussion: "With --output FILE.md the drawing is written beside it, as FILE.svg; a page (.html) holds it.")

  @Argument(help: "A name, as well as you remember it.")
  var name: String

  @Option(
    name: .long, help: "The file to write: .md or .html say the format. Without it, Markdown to standard output.",
    completion: .file())
  var output: String?

  @Option(name: .long, help: "How many sentences stand under each connection.")
  var quotes: Int = 2

  @Flag(name: .long, help: "Leave the drawing out; it needs Graphviz.")
  var noDrawing = false

  @OptionGroup var look: DrawingLookOptions
  @OptionGroup var options: GraphOptions

  func validate() throws {
    guard quotes >= 0 else { throw ValidationError("--quotes is \(quotes); it must be 0 or more") }
    if let output, !output.hasSuffix(".md"), !output.hasSuffix(".html") {
      throw ValidationError("'\(output)' does not say the format: end it in .md or .html")
    }
  }

  func run() async throws {
    let graph = try await options.open()
    let drawing = noDrawing || output == nil ? nil : try await picture(graph)
    let brief = try await graph.brief(of: name, quotes: quotes, hasDrawing: drawing != nil)
    guard let output, output.hasSuffix(".html") else {
      var place: String?
      if let drawing, let output {
        let path = output.dropLast(3) + ".svg"
        try Console.deliver(Data(drawing.utf8), to: String(path))
        place = path.split(separator: "/").last.map(String.init)
      }
      return try Console.deliver(Data(brief.markdown(drawing: place).utf8), to: output)
    }
    try Console.deliver(Data(brief.html(drawing: drawing).utf8), to: output)
  }

  /// `nil` for a name without relations.
  private func picture(_ graph: KnowledgeGraph) async throws -> String? {
    let selection = Selection(.near(name), filter: LinkFilter(includesDenied: true))
    do {
      return String(decoding: try await graph.draw(selection, look.options(), as: .svg), as: UTF8.self)
    } catch let error as DrawError where error.code == .nothingToDraw {
      return nil
    }
  }
}
