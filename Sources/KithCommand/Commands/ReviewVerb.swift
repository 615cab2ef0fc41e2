internal import ArgumentParser
internal import Foundation
internal import GraphSchema
internal import Kith

struct ReviewVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Look at names that may be one or may be two, the most doubtful first.",
    discussion: """
      Shows two names with their sentences side by side and what speaks for and against their being one. Type s (same), \
      d (different), u (unsure: not asked again), k (skip), z (back, taking the last answer back) or q (quit). Every answer \
      is kept at once; the graph follows at the end.
      """)

  @Flag(name: .long, help: "Only list the pairs, without asking.")
  var list = false

  @Option(name: .long, help: "How many pairs at most.")
  var limit: Int = 20

  @Option(name: .long, help: "How many sentences of each are shown.")
  var sentences: Int = 3

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 1, sentences >= 0 else { throw ValidationError("--limit must be 1 or more, --sentences 0 or more") }
  }

  func run() async throws {
    let graph = try await options.open()
    let items = try await graph.review(limit: limit, sentences: sentences)
    if output.json { return Console.print(try JSONText.encode(items.map(ReviewText.Record.init))) }
    if list || items.isEmpty { return Console.print(ReviewText.list(items)) }
    let session = ReviewSession(
      graph: graph, items: items, signature: { options.signature }, width: Console.width)
    let made = try await session.run { readLine(strippingNewline: true) }
    let contradictions = made > 0 ? try await graph.settle() : []
    Console.print("\(counted(made, "judgement")) made; 'kith log' lists them.")
    try JudgementText.warn(contradictions)
  }
}
