internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct RenameVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Say by what name one is shown; its id stays.")

  @Argument(help: "A name, or its id.")
  var name: String

  @Argument(help: "The name to show.")
  var to: String

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await options.open().rename(name, to: to, signed: options.signature).report(json: output.json)
  }
}
