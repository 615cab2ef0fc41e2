internal import ArgumentParser
internal import Foundation
internal import GraphDrawing
internal import GraphSchema
internal import Kith

struct DrawVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw a name and who is near, the paths between two, or the whole graph.",
    discussion: "Needs Graphviz. Without a name the whole graph is drawn, up to \(Limits.drawnRelations) relations.")

  @Argument(help: "Whose neighbourhood is drawn.")
  var name: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Draw the paths between two names.")
  var path: [String] = []

  @Option(name: .long, help: "How many relations away from the name, 1 to 3.")
  var hops: Int = 1

  @Option(name: .long, help: "How many neighbours at most.")
  var limit: Int = 40

  @Option(
    name: .long, help: "The picture to write; .svg, .png and .pdf say the format. Without it, SVG to standard output.",
    completion: .file())
  var output: String?

  @OptionGroup var options: GraphOptions
  @OptionGroup var filter: FilterOptions

  func validate() throws {
    guard path.isEmpty || path.count == 2 else { throw ValidationError("--path needs two names") }
    guard path.isEmpty || name == nil else { throw ValidationError("give a name or --path, not both") }
  }

  func run() async throws {
    let graph = try await options.open()
    let picture: [UInt8]
    let format = try output.map { try Picture(fileName: $0) } ?? .svg
    if let name {
      picture = try await graph.drawNeighbourhood(of: name, hops: hops, limit: limit, filter: filter.filter, as: format)
    } else if path.count == 2 {
      picture = try await graph.drawPaths(from: path[0], to: path[1], filter: filter.filter, as: format)
    } else {
      picture = try await graph.drawWhole(as: format)
    }
    try Console.deliver(Data(picture), to: output)
  }
}
