internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct SplitVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Say that two names are not one, or that a part of what is one is another.",
    discussion: """
      kith split "John Smith" "John Smith Jr."          two names, or two spellings of what is one now
      kith split "John Smith" --article courier/4.txt   the one in this article is another
      """)

  @Argument(help: "One name, or its id.")
  var name: String

  @Argument(help: "Another name, or a spelling of the same one.")
  var other: String?

  @Option(name: .long, help: "The mentions in this article are another; its path or id; may be given again.")
  var article: [String] = []

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard other != nil || !article.isEmpty else {
      throw ValidationError("give a second name, or the articles in which it is another (--article)")
    }
  }

  func run() async throws {
    let graph = try await options.open()
    try await graph.split(name, from: other, articles: article, signed: options.signature).report(json: output.json)
  }
}
