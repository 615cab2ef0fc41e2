internal import ArgumentParser
internal import GraphStore
internal import Kith

struct BackupVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the graph to another file, also while others read it and write to it.",
    discussion: "The copy is whole: one state of the graph, between two changes.")

  @Argument(help: "The file to write; must not be there yet.", completion: .file())
  var target: String

  @OptionGroup var options: GraphOptions

  func run() async throws {
    try await options.open().database.backup(to: target)
    Console.note("Copied \(options.graph) to \(target).")
  }
}
