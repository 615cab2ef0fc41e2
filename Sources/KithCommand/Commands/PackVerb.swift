internal import ArgumentParser
internal import GraphSchema
internal import Kith
internal import Packs

struct PackVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make packs of names, and look into them.",
    subcommands: [PackImport.self, PackCheck.self, PackList.self])
}

struct PackImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a pack of names of a Wikidata dump, a table or FollowTheMoney entities.",
    discussion: """
      Reads a JSON dump of Wikidata, a table (TSV) with the columns name and kind, or entities of FollowTheMoney, one \
      JSON object a line, also compressed with gzip; what a source is follows from its first line. A line that cannot be \
      used is named and left out, and the command ends with 1; the pack holds the rest then. A source that breaks off \
      makes no pack. Use the pack with: kith build --pack FILE
      """)

  @Argument(help: "Files, or - for standard input.", completion: .file())
  var sources: [String]

  @Option(name: .long, help: "The pack to write.", completion: .file(extensions: ["names"]))
  var output: String

  @Option(name: .long, help: "Of all sources: wikidata, tsv or ftm.")
  var format: SourceFormat?

  @Option(
    name: .long, parsing: .upToNextOption, help: "Only these kinds: person place organization.",
    transform: EntityKind.init(typed:))
  var kind: [EntityKind] = []

  @Option(name: .long, help: "Only what at least this many encyclopedias have a page on.")
  var minSitelinks: Int = 0

  @Flag(name: .long, help: "Say nothing but what could not be used.")
  var quiet = false

  @OptionGroup var options: OutputOptions

  func run() async throws {
    let report = try NamePackFiles.make(
      of: sources, output: output, format: format?.format,
      kinds: kind.isEmpty ? Set(EntityKind.allCases) : Set(kind),
      minimumPages: minSitelinks
    ) { lines in
      if !quiet { Console.status("\(lines) lines") }
    }
    Console.clearStatus()
    for line in NamePackText.problems(report) { Console.note(line) }
    if options.json {
      Console.print(try JSONText.encode(NamePackText.Summary(report)))
    } else if !quiet {
      Console.print(NamePackText.summary(report, path: output))
    }
    if report.problemCount > 0 { throw ExitCode.failure }
  }
}

struct PackCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read all of a pack of names and say whether it is as it was written.")

  @Argument(help: "Packs of names.", completion: .file(extensions: ["names"]))
  var packs: [String]

  func run() async throws {
    for path in packs {
      try NamePackFiles.open(path).check()
      Console.print("\(path) is as it was written.")
    }
  }
}

struct PackList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say what a pack of names holds, or who bears a name in it.")

  @Argument(help: "A pack of names.", completion: .file(extensions: ["names"]))
  var pack: String

  @Option(name: .long, help: "List the bearers of this name.")
  var name: String?

  @OptionGroup var options: OutputOptions

  func run() async throws {
    let pack = try NamePackFiles.open(pack)
    if let name {
      let bearers = pack.entries(named: name)
      if let damage = pack.damage { throw damage }
      Console.print(
        options.json
          ? try JSONText.encode(bearers.map(NamePackText.Bearer.init)) : NamePackText.bearers(bearers, of: name))
    } else {
      Console.print(
        options.json ? try JSONText.encode(NamePackText.Contents(pack)) : NamePackText.contents(pack))
    }
  }
}

/// `NamePackImporter.Format` as it is typed.
enum SourceFormat: String, ExpressibleByArgument, CaseIterable {
  case wikidata, tsv, ftm

  var format: NamePackImporter.Format {
    switch self {
    case .wikidata: .wikidata
    case .tsv: .tsv
    case .ftm: .ftm
    }
  }
}
