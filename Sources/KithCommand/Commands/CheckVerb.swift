internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct CheckVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove that the graph is whole and follows from its articles.",
    discussion: "Ends with 1 when something is wrong, one line for each finding.")

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions

  func run() async throws {
    let findings = try await options.open(packs: packs.pack).check()
    for finding in findings { Console.print("\(finding.kind.rawValue): \(finding.what)") }
    guard findings.isEmpty else { throw ExitCode.failure }
    Console.print("The graph is whole: file, references, quotes, and every relation follows from its articles.")
  }
}
