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

  func run() async throws {
    let questions = try await options.open().questions()
    let one = try await questions.lookUp(first)
    let other = try await questions.lookUp(second)
    let subgraph = try await questions.why(one.id, other.id)
    Console.print(output.json ? GraphJSON.text(subgraph) : WhyText.render(subgraph, between: one, and: other))
  }
}
