internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct RetypeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retype", abstract: "Say of what kind one is: person, place or organization.",
    discussion: "Relations that the new kind cannot have leave the graph; 'kith undo' brings them back.")

  @Argument(help: "A name, or its id.")
  var name: String

  @Argument(
    help: "person, place or organization.",
    transform: { text in
      guard let kind = EntityKind(rawValue: text.lowercased()) else {
        throw ValidationError(
          "'\(text)' is no kind; there are \(EntityKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return kind
    })
  var kind: EntityKind

  @Option(name: .long, help: "More exactly: company, party, city ...")
  var subkind: String?

  @OptionGroup var options: JudgementOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let graph = try await options.open()
    try await graph.retype(name, to: kind, subkind: subkind, signed: options.signature).report(json: output.json)
  }
}
