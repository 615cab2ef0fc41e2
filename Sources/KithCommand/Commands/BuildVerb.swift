internal import ArgumentParser
internal import Foundation
internal import Kith

struct BuildVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Read articles into the graph.",
    discussion: """
      Reads plain text, Markdown, JSON Lines ({"text", "title", "url", "publisher", "published"}), saved web \
      pages, RSS and Atom files and messages (EML), also compressed with gzip; what a file is follows from \
      its content. Articles that are in the graph unchanged are passed over; changed ones replace their old \
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
    let report = try await graph.build(articles, language: language.language, prune: prune, jobs: jobs) {
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
