internal import ArgumentParser
internal import GraphStore
internal import Kith

struct RemoveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take articles out, with everything that only they said.",
    discussion: "Where one of the names means no article, none is taken out.")

  @Argument(help: "The paths as they were built (a file, or a folder with all below it), or ids of 'kith export json'.")
  var articles: [String] = []

  @Option(name: .long, help: "Articles published at this address; may be given again.")
  var url: [String] = []

  @Option(name: .long, help: "All articles of this publisher; may be given again.")
  var publisher: [String] = []

  @Option(name: .long, help: "All articles of this day, month or year: 2024-12-26, 2024-12, 2024; may be given again.")
  var published: [String] = []

  @Option(name: .long, help: "All articles published before this day, month or year.")
  var before: String?

  @Option(
    name: .long, help: "All articles with these words in the title or in one sentence, as 'kith find' takes them.")
  var words: [String] = []

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions

  private var selections: [ArticleSelection] {
    articles.map { .named($0) } + url.map { .url($0) } + publisher.map { .publisher($0) }
      + published.map { .published($0) } + (before.map { [.publishedBefore($0)] } ?? []) + words.map { .words($0) }
  }

  func validate() throws {
    guard !selections.isEmpty else {
      throw ValidationError("no article is given; name some, or use --url, --publisher, --published, --before, --words")
    }
    for date in published + (before.map { [$0] } ?? [])
    where date.wholeMatch(of: #/\d{4}(-\d{2}(-\d{2})?)?/#) == nil {
      throw ValidationError("'\(date)' is no date; write it as 2024-12-26, 2024-12 or 2024")
    }
  }

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    let removed = try await graph.remove(selections)
    Console.note("Removed \(counted(removed.count, "article")).")
  }
}
