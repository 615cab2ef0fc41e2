internal import ArgumentParser
internal import Foundation
internal import Kith
internal import Reading

struct BuildVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Read articles into the graph.",
    discussion: """
      Reads plain text, Markdown, JSON Lines and CSV ("text", "title", "url", "publisher", "published"), saved \
      web pages, RSS and Atom files, messages and mailboxes (EML, MBOX), crawls (WARC), DOCX and EPUB, also \
      compressed with gzip or zstd and in ZIP archives; what a file is follows from its content. Articles that are in the graph unchanged are passed over; changed ones replace their old \
      selves. Ends with 1 when something could not be read; everything else is in the graph then.
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var articles: [String]

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "How many articles are read at a time; the graph does not depend on it.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .long, help: "english leaves articles in other languages out; any reads them all the same.")
  var language: LanguageChoice = .english

  @Option(
    name: .long, help: "What a column or key is called, as text=body; may be given again.",
    transform: FieldChoice.init)
  var field: [FieldChoice] = []

  @Flag(name: .long, help: "Take out articles that are not below the given folders any more.")
  var prune = false

  @Flag(name: .long, help: "Say nothing but what could not be read.")
  var quiet = false

  func validate() throws {
    guard !articles.isEmpty else { throw ValidationError("no articles are given; name files, folders or -") }
    guard jobs >= 1 else { throw ValidationError("--jobs must be 1 or more") }
  }

  func run() async throws {
    let graph = try await KnowledgeGraph.open(options.graph, createIfMissing: true, packs: packs.pack)
    let started = ContinuousClock.now
    let report = try await graph.build(
      articles, fields: FieldChoice.map(field), language: language.language, prune: prune, jobs: jobs
    ) {
      if !quiet { Console.status(BuildText.progress($0)) }
    }
    Console.clearStatus()
    for line in BuildText.failures(report) + (quiet ? [] : BuildText.leftOut(report)) { Console.note(line) }
    if output.json {
      Console.print(try JSONText.encode(BuildText.Summary(report)))
    } else if !quiet {
      Console.print(BuildText.summary(report, graph: options.graph, took: started.duration(to: .now)))
    }
    if !report.isComplete { throw ExitCode.failure }
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
