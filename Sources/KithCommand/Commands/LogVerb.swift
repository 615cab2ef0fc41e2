internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct LogVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List what people judged, by whom, when and why, and what has become of it.")

  @Flag(name: .long, help: "Also what was taken back, and the taking back.")
  var all = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    let entries = try await graph.log().filter { all || $0.isListed }
    Console.print(output.json ? try JSONText.encode(JudgementJSON(entries)) : JudgementText.log(entries))
  }
}

extension LoggedJudgement {
  /// Whether it counts, or would if nothing stood against it.
  fileprivate var isListed: Bool {
    if case .undo = judgement.verdict { return false }
    if case .takenBack = status { return false }
    return true
  }
}
