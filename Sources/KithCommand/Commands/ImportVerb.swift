internal import ArgumentParser
internal import GraphSchema
internal import Kith

struct ImportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in entities, relations and evidence made elsewhere, without reading text.",
    discussion: """
      json is what 'kith export json' writes, jsonld what 'kith export jsonld' writes. csv takes tables with named columns, in any order of files:
        entities   id, name, kind, subkind, names (a|b), wikidata
        relations  subject, predicate, object, quote; subject_name, subject_kind, object_name, object_kind, source, url
        evidence   subject, predicate, object, quote, document, start, end, polarity, modality, tense, attributed_to, role,
                   date, finder, confidence, source, publisher, title, published, author, modified, language, url, story
      All of it is taken in, or nothing. Imported facts lie beside what articles say and outlive every build.
      """)

  @Argument(help: "The format: json, jsonld or csv.")
  var format: ImportFormatChoice

  @Argument(help: "Files, compressed with gzip or zstd or not; - is standard input.", completion: .file())
  var files: [String]

  @Flag(name: .long, help: "Say nothing but what is wrong.")
  var quiet = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var packs: PackOptions

  func run() async throws {
    let graph = try await KnowledgeGraph.open(options.graph, createIfMissing: true, packs: packs.pack)
    let isQuiet = quiet
    let report = try await graph.importFacts(files, as: format.format) { records in
      if !isQuiet { Console.status("\(records) records") }
    }
    Console.clearStatus()
    if quiet { return }
    Console.note(
      "Imported \(counted(report.entities, "entity", "entities")) and \(counted(report.relations, "relation")) with "
        + "\(counted(report.evidence, "sentence")) from \(counted(report.documents, "article")).")
    if report.readHere > 0 {
      Console.note("Left out \(counted(report.readHere, "sentence")) of articles that this graph has read itself.")
    }
  }
}

/// `KnowledgeGraph.ImportFormat` as it is typed.
enum ImportFormatChoice: String, ExpressibleByArgument, CaseIterable {
  case json, jsonld, csv

  var format: KnowledgeGraph.ImportFormat {
    switch self {
    case .json: .json
    case .jsonld: .jsonld
    case .csv: .csv
    }
  }
}
