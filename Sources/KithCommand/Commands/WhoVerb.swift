internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct WhoVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: "Tell what is known of one person, place or organization, each with its sentence.")

  @Argument(help: "A name, as well as you remember it: lavrov, zelenskiy, \"keith kellogg\".")
  var name: String

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "How many sentences are shown for each relation.")
  var quotes: Int = 1

  func run() async throws {
    let questions = try await options.open().questions()
    let portrait = try await questions.who(questions.lookUp(name).id)
    Console.print(output.json ? GraphJSON.text(portrait.subgraph) : PortraitText.render(portrait, quotes: quotes))
  }
}
