internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct NearVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "near", abstract: "List who is connected to a name, nearest first.")

  @Argument(help: "A name, as well as you remember it.")
  var name: String

  @Option(name: .long, help: "How many relations away, 1 to 3.")
  var hops: Int = 1

  @Option(name: .long, help: "How many neighbours at most.")
  var limit: Int = 50

  @OptionGroup var options: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let questions = try await options.open().questions()
    let near = try await questions.near(
      questions.lookUp(name).id, hops: hops, limit: limit, filter: filter.filter(in: questions))
    Console.print(output.json ? GraphJSON.text(near.subgraph) : NeighbourhoodText.render(near, questions.catalogue))
  }
}
