internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct WhySameVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-same", abstract: "Show the reasons that made two names one, or that keep them apart.")

  @Argument(help: "One name, as an article spells it.")
  var first: String

  @Argument(help: "The other.")
  var second: String

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let answer = try await options.open(packs: packs.pack).whySame(first, second)
    Console.print(
      output.json
        ? try JSONText.encode(SameText.Record(answer)) : SameText.render(answer, first: first, second: second))
  }
}
