internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct RejectVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Say that a relation is not so, or that a sentence does not say it.",
    discussion: """
      Without --article or --words the relation stays out, whatever says it, now or later. With them only these sentences do \
      not count.
      """)

  @Argument(help: "The name at the beginning, or its id.")
  var subject: String

  @Argument(help: "The relation, by its id or label: minister_of, \"minister of\".")
  var predicate: String

  @Argument(help: "The name at the end, or its id.")
  var object: String

  @Option(name: .long, help: "Only the sentences of this article do not say it; its path or id.")
  var article: String?

  @Option(name: .long, help: "Only the sentences that hold these words.")
  var words: String?

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open()
    let sentences = SentenceChoice(article: article, words: words)
    try await graph.reject(subject, predicate, object, sentences: sentences, signed: options.signature)
      .report(json: output.json)
  }
}
