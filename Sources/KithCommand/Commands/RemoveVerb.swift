internal import ArgumentParser
internal import GraphStore
internal import Kith

struct RemoveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take articles out, with everything that only they said.",
    discussion: "Where one of the names means no article, none is taken out.")

  @Argument(help: "The paths as they were built, or the ids that 'kith export json' lists.")
  var articles: [String] = []

  @Option(name: .long, help: "Articles published at this address; may be given again.")
  var url: [String] = []

  @Option(name: .long, help: "All articles of this publisher; may be given again.")
  var publisher: [String] = []

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions

  private var selections: [ArticleSelection] {
    articles.map { .named($0) } + url.map { .url($0) } + publisher.map { .publisher($0) }
  }

  func validate() throws {
    guard !selections.isEmpty else {
      throw ValidationError("no article is given; name some, or use --url, --publisher")
    }
  }

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    let removed = try await graph.remove(selections)
    Console.note("Removed \(counted(removed.count, "article")).")
  }
}
