internal import ArgumentParser
internal import Foundation
internal import GraphSchema
internal import Kith

/// What every verb that judges takes.
struct JudgementOptions: ParsableArguments {
  @Option(name: .long, help: "Who judges.")
  var by: String = NSUserName()

  @Option(name: .long, help: "Why, in a sentence; kept with the judgement.")
  var because: String?

  @OptionGroup var graph: GraphOptions
  @OptionGroup var packs: PackOptions

  func validate() throws {
    guard by.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--by needs a name") }
  }

  var signature: JudgementSignature {
    JudgementSignature(author: by, date: Date.now.formatted(.iso8601), because: because)
  }

  func open() async throws -> KnowledgeGraph { try await graph.open(packs: packs.pack) }
}

extension JudgementOutcome {
  /// Says what came of it; ends with 1 where a judgement rests.
  func report(json: Bool) throws {
    if json {
      Console.print(try JSONText.encode(JudgementText.Outcome(self)))
    } else {
      Console.print(JudgementText.render(self))
    }
    try JudgementText.warn(contradictions)
  }
}
