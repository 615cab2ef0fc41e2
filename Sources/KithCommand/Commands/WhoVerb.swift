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
    let graph = try await options.open()
    let questions = try await graph.questions()
    let portrait = try await questions.who(questions.lookUp(name).id)
    if output.json { return Console.print(GraphJSON.text(portrait.subgraph)) }
    let speakers = try await graph.speakers(of: portrait.subgraph)
    Console.print(PortraitText.render(portrait, speakers: speakers, quotes: quotes))
  }
}
