internal import ArgumentParser
internal import Foundation
internal import GraphDrawing
internal import GraphExport
internal import GraphSchema
internal import Kith

struct DrawVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw a name and who is near, the paths between two, or the whole graph.",
    discussion: "Needs Graphviz. Without a name the whole graph is drawn, up to \(Limits.drawnRelations) relations.")

  @Argument(help: "Whose neighbourhood is drawn.")
  var name: String?

  @Option(
    name: .long, help: "The picture to write; .svg, .png and .pdf say the format. Without it, SVG to standard output.",
    completion: .file())
  var output: String?

  @Option(name: .long, help: "The colours: light, or dark for screens.")
  var theme: Theme = .light

  @Option(
    name: .long,
    help: "What the links of an SVG begin with, before the id of a name or line: graph.html# leads into an HTML export."
  )
  var linkBase: String?

  @OptionGroup var options: GraphOptions
  @OptionGroup var selection: SelectionOptions

  func validate() throws {
    guard name == nil || (selection.path.isEmpty && selection.near == nil && selection.select == nil) else {
      throw ValidationError("give one of a name, --near, --path and --select")
    }
  }

  func run() async throws {
    let format = try output.map { try Picture(fileName: $0) } ?? .svg
    let picture = try await options.open().draw(
      selection.selection(around: name), theme: theme.theme, linkBase: linkBase, as: format)
    try Console.deliver(Data(picture), to: output)
  }

  enum Theme: String, ExpressibleByArgument, CaseIterable {
    case light, dark

    var theme: DrawingTheme { self == .light ? .light : .dark }
  }
}
