internal import ArgumentParser
internal import GraphQuery
internal import Kith

struct FindVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Search sentences, titles and names.",
    discussion: """
      Every word must occur. Words in double quotes stand next to each other; sanction* finds sanctions and sanctioned.
      """)

  @Argument(help: "The words.")
  var words: [String]

  @Option(name: .long, help: "How many hits of each sort at most.")
  var limit: Int = 20

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open()
    let hits = try await graph.questions().search(words.joined(separator: " "), limit: limit)
    let cited = try await FindText.Cited(hits, in: graph)
    Console.print(try output.json ? JSONText.encode(FindText.records(hits, cited)) : FindText.render(hits, cited))
    if hits.isEmpty { throw ExitCode.failure }
  }
}
