internal import ArgumentParser
internal import Kith

struct WatchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follow folders: read what is written into them, forget what vanishes.",
    discussion: """
      Builds first, and then looks at the files again and again; one that was written is read when it has come to rest. \
      Ends when it is interrupted; the graph is whole at any moment.
      """)

  @Argument(help: "Folders or files.", completion: .directory)
  var folders: [String]

  @OptionGroup var options: GraphOptions
  @OptionGroup var building: BuildOptions

  @Option(name: .long, help: "Seconds between two looks.")
  var every: Double = 2

  func validate() throws {
    guard !folders.isEmpty, !folders.contains("-") else { throw ValidationError("no folder is given") }
    guard every >= 0.1 else { throw ValidationError("--every must be 0.1 or more") }
  }

  func run() async throws {
    let graph = try await KnowledgeGraph.open(options.graph, createIfMissing: true, packs: building.packs.pack)
    let (fields, language) = (FieldChoice.map(building.field), building.language.language)
    var following = Following(folders)
    var meter = ProgressMeter(isQuiet: building.quiet)
    say(
      try await graph.build(
        folders, fields: fields, language: language, prune: true, jobs: building.jobs, progress: meter.show), meter)
    while true {
      try await Task.sleep(for: .seconds(every))
      guard let (written, vanished) = following.changes() else { continue }
      meter = ProgressMeter(isQuiet: building.quiet)
      say(
        try await graph.follow(
          written: written, vanished: vanished, fields: fields, language: language, jobs: building.jobs,
          progress: meter.show), meter)
    }
  }

  private func say(_ report: BuildReport, _ meter: ProgressMeter) {
    meter.end()
    for line in BuildText.failures(report) { Console.note(line) }
    if !building.quiet { Console.print(BuildText.summary(report, graph: options.graph, seconds: meter.seconds)) }
  }
}
