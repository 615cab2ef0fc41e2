internal import ArgumentParser
internal import Kith

struct ExplainVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show how a sentence is read, and which patterns match or nearly do.",
    discussion: """
      Prints the words with their tree, whom names and pronouns stand for, the clauses, the relations that \
      were found with their patterns, the patterns that came near with what they missed, and what the trained model makes of \
      each two names. Reads no graph.
      """)

  @Argument(help: "The sentence, or several: what one says of \"he\" may depend on the one before.")
  var sentence: String

  @Option(name: .long, help: "The day that \"on Thursday\" is reckoned from: 2024-12-18.")
  var published: String?

  @Flag(name: .long, help: "Show what the words say of two names beyond the catalogue, in its own words.")
  var open = false

  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if open {
      let told = try Explanations.openRelations(of: sentence, published: published, packs: packs.pack)
      return Console.print(
        try output.json ? JSONText.encode(told.map { OpenText.Record($0, source: nil) }) : OpenText.render(told))
    }
    let explanations = try Explanations.of(sentence, published: published, packs: packs.pack)
    Console.print(
      try output.json
        ? JSONText.encode(explanations.map(ExplainText.Record.init))
        : explanations.map(ExplainText.render).joined(separator: "\n\n"))
  }
}
