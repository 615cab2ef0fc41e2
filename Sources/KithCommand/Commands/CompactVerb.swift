internal import ArgumentParser
internal import GraphStore
internal import Kith

struct CompactVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Give the room back that removed articles have left.",
    discussion: "Needs as much free room on the disk as the graph takes. Nothing of the graph changes.")

  @OptionGroup var options: GraphOptions

  func run() async throws {
    let size = try await options.open().database.compact()
    Console.note("\(options.graph): \(size.before) bytes before, \(size.after) after.")
  }
}
