internal import ArgumentParser
internal import Kith

struct StoriesVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: "List the articles that are reprints of one another.",
    discussion: """
      Articles that share most of their text, whatever their order, title and spelling, are one story and count once as \
      an independent source. Articles that tell one event in words of their own are not.
      """)

  @Option(name: .long, help: "Only stories with at least this many articles.")
  var minArticles: Int = 2

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard minArticles >= 1 else { throw ValidationError("--min-articles must be 1 or more") }
  }

  func run() async throws {
    let stories = try await options.open().stories(minimumArticles: minArticles)
    Console.print(try output.json ? JSONText.encode(stories.map(StoryText.Record.init)) : StoryText.render(stories))
  }
}
