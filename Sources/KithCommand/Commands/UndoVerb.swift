internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct UndoVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take judgements back; the graph is as if they had never been made.",
    discussion: "Without a number the last one that counts. Undoing an undo makes a judgement count again.")

  @Argument(help: "Numbers that 'kith log' lists.")
  var numbers: [Int] = []

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await options.open().undo(numbers, signed: options.signature).report(json: output.json)
  }
}
