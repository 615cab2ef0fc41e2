internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct CheckVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove that the graph is whole and follows from its articles.",
    discussion: "Ends with 1 when something is wrong, one line for each finding.")

  @Flag(
    name: .long,
    help: "Mend what can be mended without losing a word: indexes and everything that is derived. Then check again.")
  var repair = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open(packs: packs.pack)
    var findings = try await graph.check()
    if repair {
      for line in try await graph.repair(findings) { Console.note("repair: \(line)") }
      findings = try await graph.check()
    }
    if output.json {
      Console.print(try JSONText.encode(findings.map { Record(kind: $0.kind.rawValue, what: $0.what) }))
    } else if findings.isEmpty {
      Console.print("The graph is whole: file, references, quotes, and every relation follows from its articles.")
    } else {
      for finding in findings { Console.print("\(finding.kind.rawValue): \(finding.what)") }
    }
    if !findings.isEmpty { throw ExitCode.failure }
  }

  private struct Record: Encodable {
    let kind, what: String
  }
}
