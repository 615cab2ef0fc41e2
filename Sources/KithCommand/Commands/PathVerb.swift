internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct PathVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Show how two are connected, with the sentence on every step.",
    discussion: "Relations are followed in both directions. Ends with 1 when nothing connects the two.")

  @Argument(help: "Where the path begins.")
  var from: String

  @Argument(help: "Where it ends.")
  var to: String

  @Option(name: .long, help: "The longest path, in relations, 1 to 8.")
  var reach: Int = 4

  @Option(name: .long, help: "How many paths at most.")
  var limit: Int = 3

  @Flag(name: .long, help: "Show longer paths than the shortest, too.")
  var all = false

  @Flag(name: .long, help: "Prefer what many independent stories tell to what is short.")
  var byEvidence = false

  @OptionGroup var hubs: HubOptions
  @OptionGroup var options: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let questions = try await options.open().questions()
    var filter = try await filter.filter(in: questions)
    filter.hubs = hubs.hubs.hubs
    let answer = try await questions.paths(
      from: questions.lookUp(from).id, to: questions.lookUp(to).id, reach: reach, limit: limit, filter: filter,
      onlyShortest: !all, nearness: byEvidence ? .evidence : .length)
    Console.print(
      try output.json
        ? JSONText.encode(PathJSON(answer)) : PathText.render(answer, questions.catalogue, reach: reach))
    if answer.paths.isEmpty { throw ExitCode.failure }
  }
}
