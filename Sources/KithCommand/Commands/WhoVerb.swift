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

  @Flag(
    name: .long,
    help: "Show what the articles say beyond the catalogue instead: subject, verb phrase and object as written.")
  var open = false

  @OptionGroup var packs: PackOptions

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    let questions = try await graph.questions()
    if open {
      let answer = try await graph.openRelations(of: questions.lookUp(name).id)
      return Console.print(try output.json ? JSONText.encode(OpenText.records(answer)) : OpenText.render(answer))
    }
    let portrait = try await questions.who(questions.lookUp(name).id)
    Console.print(
      output.json
        ? GraphJSON.text(portrait.subgraph)
        : PortraitText.render(portrait, questions.catalogue, quotes: quotes))
  }
}
