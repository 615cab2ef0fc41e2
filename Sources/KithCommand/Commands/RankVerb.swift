internal import ArgumentParser
internal import GraphQuery
internal import Kith

struct RankVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Show who is most in the middle.",
    discussion: """
      degree       how many others somebody has relations with
      pagerank     how often one comes by who follows relations, the better told ones more often
      betweenness  how many shortest paths between two others lead through somebody
      core         the largest k such that somebody is in a group in which everyone is related to k others
      The same graph gives the same numbers.
      """)

  @Option(name: .long, help: "degree, pagerank, betweenness or core.")
  var by: RankChoice = .pagerank

  @Option(name: .long, help: "How many at most.")
  var limit: Int = 20

  @Option(name: .long, help: "For betweenness: from how many entities paths are followed; all of a small graph.")
  var samples: Int?

  @Flag(name: .long, help: "Keep the scores in the graph: kith query and the view rankings know them until it changes.")
  var store = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let questions = try await options.open().questions()
    let filter = try await filter.filter(in: questions)
    if store { _ = try await questions.keepRank(by: by.measure, samples: samples, filter: filter) }
    let ranked = try await questions.rank(by: by.measure, limit: limit, samples: samples, filter: filter)
    Console.print(try output.json ? JSONText.encode(RankText.records(ranked)) : RankText.render(ranked))
  }
}

/// `RankMeasure` as it is typed.
enum RankChoice: String, ExpressibleByArgument, CaseIterable {
  case degree, pagerank, betweenness, core

  var measure: RankMeasure {
    switch self {
    case .degree: .degree
    case .pagerank: .pagerank
    case .betweenness: .betweenness
    case .core: .core
    }
  }
}
