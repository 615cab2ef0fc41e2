internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct AcceptVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Say that a sentence says a relation: it is marked, and stays.",
    discussion: """
      By default the sentence that says it most firmly. It stays when a later reading misses it, as long as its article is \
      in the graph.
      """)

  @Argument(help: "The name at the beginning, or its id.")
  var subject: String

  @Argument(help: "The relation, by its id or label: minister_of, \"minister of\".")
  var predicate: String

  @Argument(help: "The name at the end, or its id.")
  var object: String

  @Option(name: .long, help: "Only the sentences of this article, by path or id.")
  var article: String?

  @Option(name: .long, help: "Only the sentences that hold these words.")
  var words: String?

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open()
    let sentences = SentenceChoice(article: article, words: words)
    try await graph.accept(subject, predicate, object, sentences: sentences, signed: options.signature)
      .report(json: output.json)
  }
}
