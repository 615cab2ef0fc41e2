internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct JudgeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Take up judgements from another graph, as 'kith log --json' wrote them.",
    discussion: """
      They keep who made them, when and why. What was taken back there, and what counts here already, is passed over; \
      what speaks of articles that are not here waits for them.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let judgements = try JudgementJSON.read(file)
    try await options.open(packs: packs.pack).take(judgements).report(json: output.json)
  }
}
