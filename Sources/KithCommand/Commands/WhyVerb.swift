internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct WhyVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show every sentence that connects two, also what is denied.")

  @Argument(help: "One name.")
  var first: String

  @Argument(help: "The other.")
  var second: String

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  @Flag(
    name: .long,
    help: "Show what the articles say beyond the catalogue instead: subject, verb phrase and object as written.")
  var open = false

  @OptionGroup var packs: PackOptions

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    let questions = try await graph.questions()
    let one = try await questions.lookUp(first)
    let other = try await questions.lookUp(second)
    if open {
      let answer = try await graph.openRelations(of: one.id, with: other.id)
      return Console.print(try output.json ? JSONText.encode(OpenText.records(answer)) : OpenText.render(answer))
    }
    let subgraph = try await questions.why(one.id, other.id)
    Console.print(
      output.json
        ? GraphJSON.text(subgraph) : WhyText.render(subgraph, questions.catalogue, between: one, and: other))
  }
}
