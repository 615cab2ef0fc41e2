internal import ArgumentParser
internal import Foundation
internal import GraphDrawing
internal import GraphExport
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct DrawVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a name and who is near, the paths between two, a timeline, or the whole graph.",
    discussion: """
      Needs Graphviz, but for timelines. As many relations are drawn as can be read on an A4 sheet, \(Limits.drawnRelations) \
      or, in frames, \(Limits.framedRelations), the most told; the picture says what was left out.
      """)

  @Argument(help: "Whose neighbourhood is drawn.")
  var name: String?

  @Option(
    name: .long, help: "The picture to write; .svg, .png and .pdf say the format. Without it, SVG to standard output.",
    completion: .file())
  var output: String?

  @Flag(name: .long, help: "Draw what is said of the name, or with --path between two, day by day; SVG only.")
  var timeline = false

  @OptionGroup var look: DrawingLookOptions
  @OptionGroup var options: GraphOptions
  @OptionGroup var selection: SelectionOptions

  func validate() throws {
    guard name == nil || (selection.path.isEmpty && selection.near == nil && selection.select == nil) else {
      throw ValidationError("give one of a name, --near, --path and --select")
    }
    guard !timeline || name != nil || selection.near != nil || !selection.path.isEmpty else {
      throw ValidationError("a timeline needs a name, or --path and two names")
    }
  }

  func run() async throws {
    let format = try output.map { try Picture(fileName: $0) } ?? .svg
    let graph = try await options.open()
    if timeline {
      guard format == .svg else { throw ValidationError("a timeline is drawn as SVG: --output FILE.svg") }
      let chosen = try await selection.selection(around: name, in: graph.questions())
      let svg = try await graph.drawTimeline(
        of: name ?? selection.near ?? selection.path[0], with: selection.path.last, filter: chosen.filter,
        since: chosen.since, look.options())
      return try Console.deliver(Data(svg.utf8), to: output)
    }
    let chosen = try await selection.selection(around: name, in: graph.questions())
    let picture = try await graph.draw(chosen, look.options(), as: format)
    try Console.deliver(Data(picture), to: output)
  }
}
