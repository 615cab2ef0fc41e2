internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct MergeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Say that two names are one person, place or organization.",
    discussion: "It lasts: every later build follows it, until 'kith undo' takes it back.")

  @Argument(help: "One name, or its id.")
  var first: String

  @Argument(help: "The other.")
  var second: String

  @Flag(name: .long, help: "Also where the two are of different kinds.")
  var force = false

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open()
    try await graph.merge(first, second, force: force, signed: options.signature).report(json: output.json)
  }
}
