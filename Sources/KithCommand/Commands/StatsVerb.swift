internal import ArgumentParser
internal import GraphQuery
internal import Kith

struct StatsVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tell how much the graph holds and who has the most connections.")

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let statistics = try await options.open().questions().stats()
    Console.print(
      try output.json ? JSONText.encode(StatisticsText.Record(statistics)) : StatisticsText.render(statistics))
  }
}
