internal import ArgumentParser
internal import GraphQuery
internal import GraphSchema
internal import GraphStore
internal import Kith

struct CommunitiesVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "Show groups with more relations among themselves than to others.",
    discussion: "Found by the Leiden method, weighted by independent stories; the same graph gives the same groups.")

  @Option(name: .long, help: "Above 1 for more and smaller groups.")
  var resolution: Double = 1

  @Option(name: .long, help: "Leave smaller groups out.")
  var minMembers: Int = 3

  @Option(name: .long, help: "How many groups at most.")
  var limit: Int = 20

  @Flag(name: .long, help: "Show the parts of the graph that no path joins, instead.")
  var components = false

  @Flag(
    name: .long,
    help: "Keep the groups in the graph: kith query, draw and the view rankings know them until it changes.")
  var store = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if store, components { throw ValidationError("--store keeps communities; leave --components out") }
  }

  func run() async throws {
    let graph = try await options.open()
    let questions = try await graph.questions()
    let filter = try await filter.filter(in: questions)
    if store, !components { _ = try await questions.keepCommunities(resolution: resolution, filter: filter) }
    let groups =
      try await components
      ? questions.components(minimumMembers: minMembers, filter: filter)
      : questions.communities(resolution: resolution, minimumMembers: minMembers, filter: filter)
    let shown = Array(groups.prefix(max(limit, 0)))
    let names = try await graph.database.entities(shown.flatMap(\.members)).reduce(into: [:]) { $0[$1.id] = $1.name }
    Console.print(
      try output.json
        ? JSONText.encode(RankText.records(shown, names)) : RankText.render(shown, of: groups.count, names))
  }
}
