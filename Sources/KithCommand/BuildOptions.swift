internal import ArgumentParser
internal import Foundation
internal import Kith
internal import Reading

/// How articles are read, for the verbs that read some.
struct BuildOptions: ParsableArguments {
  @OptionGroup var packs: PackOptions

  @Option(name: .long, help: "How many articles are read at a time; the graph does not depend on it.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .long, help: "english leaves articles in other languages out; any reads them all the same.")
  var language: LanguageChoice = .english

  @Option(
    name: .long, help: "What a column or key is called, as text=body; may be given again.",
    transform: FieldChoice.init)
  var field: [FieldChoice] = []

  @Flag(name: .long, help: "Say nothing but what could not be read.")
  var quiet = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs must be 1 or more") }
  }
}

/// `ArticleLanguage` as it is typed.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case english, any

  var language: ArticleLanguage { self == .any ? .any : .english }
}

/// `text=body`: which column or key holds a part of an article.
struct FieldChoice {
  let field: FieldMap.Field
  let name: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let field = FieldMap.Field(rawValue: parts[0]) else {
      let fields = FieldMap.Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(argument)' is not FIELD=NAME with one of the fields \(fields)")
    }
    self.field = field
    self.name = parts[1]
  }

  /// The last word on each field counts.
  static func map(_ choices: [FieldChoice]) -> FieldMap {
    FieldMap(Dictionary(choices.map { ($0.field, $0.name) }) { $1 })
  }
}
