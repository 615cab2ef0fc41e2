internal import ArgumentParser
internal import Kith

struct RemoveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take articles out, with everything that only they said.")

  @Argument(help: "The paths as they were built, or the ids that 'kith export json' lists.")
  var articles: [String]

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions

  func validate() throws {
    guard !articles.isEmpty else { throw ValidationError("no article is given") }
  }

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    try await graph.remove(articles)
    Console.note("Removed \(counted(articles.count, "article")).")
  }
}
