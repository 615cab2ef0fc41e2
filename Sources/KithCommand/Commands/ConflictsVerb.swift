internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import Kith

struct ConflictsVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "List sentences that cannot all be right.",
    discussion: """
      Two partners at one time where there can be one (two heads of state, two birthplaces), what some assert and \
      others deny, and an event on two days; each side with its sentences and publishers. A state holds on the day its \
      sentence names, else on the day its article appeared; who follows whom is no conflict.
      """)

  @Argument(help: "Only conflicts about this name.")
  var name: String?

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "How many sentences are shown for each side.")
  var quotes: Int = 2

  func run() async throws {
    let questions = try await options.open().questions()
    var id: Entity.ID?
    if let name { id = try await questions.lookUp(name).id }
    let conflicts = try await questions.conflicts(of: id)
    Console.print(
      try output.json
        ? JSONText.encode(ConflictText.records(conflicts, questions.catalogue))
        : ConflictText.render(conflicts, questions.catalogue, quotes: quotes))
  }
}
