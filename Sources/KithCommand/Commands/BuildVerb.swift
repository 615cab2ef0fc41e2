internal import ArgumentParser
internal import Kith

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
  @OptionGroup var building: BuildOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Take out articles that are not in the given files and folders any more.")
  var prune = false

  func validate() throws {
    guard !articles.isEmpty else { throw ValidationError("no articles are given; name files, folders or -") }
  }

  func run() async throws {
    let graph = try await KnowledgeGraph.open(options.graph, createIfMissing: true, packs: building.packs.pack)
    let meter = ProgressMeter(isQuiet: building.quiet)
    let report = try await graph.build(
      articles, fields: FieldChoice.map(building.field), language: building.language.language, prune: prune,
      jobs: building.jobs, progress: meter.show)
    meter.end()
    for line in BuildText.failures(report) { Console.note(line) }
    if output.json {
      Console.print(try JSONText.encode(BuildText.Summary(report)))
    } else if !building.quiet {
      Console.print(BuildText.summary(report, graph: options.graph, seconds: meter.seconds))
    }
    if !report.isComplete { throw ExitCode.failure }
  }
}
