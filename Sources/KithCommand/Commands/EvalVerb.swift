internal import ArgumentParser
internal import Evaluation
internal import Kith

struct EvalVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how well Kith reads, against files that people marked.",
    discussion: """
      Layers and their files:
        names        CoNLL columns: WORD<tab>B-PER; exact spans, by kind
        tagging      CoNLL-U: parts of speech, with the words given
        parsing      CoNLL-U: heads and relations, with the words given
        coreference  JSON Lines {"id", "text", "sentences", "mentions": [{"start", "end", "text", "entity", "kind", \
      "type"}]}: MUC, B3, CEAFe and their mean; pairs where each text has one pronoun and two names, as in GAP
        relations    JSON Lines {"id", "text", "entities", "relations"}, by predicate
        identity     CSV of name pairs; or JSON Lines as for coreference: B3 of names over all texts of a topic
        linking      JSON Lines with "wikidata" at the mentions: names whose entry the packs hold
        graph        a graph's file, against the annotated articles of --gold FOLDER
      Scores are those of seqeval, of the CoNLL 2018 shared task and of the reference scorer of coreference on the \
      same output.
      """)

  @Argument(help: ArgumentHelp(EvaluationLayer.list), transform: { try EvaluationLayer(typed: $0) })
  var layer: EvaluationLayer

  @Argument(help: "Files with gold; for graph, files of graphs.", completion: .file())
  var files: [String]

  @Flag(name: .long, help: "Let the reading model answer alone, without packs and rules.")
  var modelAlone = false

  @Option(name: .long, help: "Read with these weights instead of the built-in ones.", completion: .file())
  var weights: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Count only these kinds: PER LOC ORG DEM MISC.")
  var kinds: [String] = []

  @Flag(name: .long, help: "relations: look between the entities of the gold, instead of those that are found.")
  var givenEntities = false

  @Flag(name: .long, help: "relations: compare facts between mentions, as the text evaluation of KnowledgeNet does.")
  var betweenMentions = false

  @Option(name: .long, help: "graph: the folder of annotated articles.", completion: .directory)
  var gold: String?

  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if givenEntities, betweenMentions {
      throw ValidationError("--between-mentions looks at what is found, --given-entities at what is given: choose one")
    }
  }

  func run() async throws {
    var options = Evaluator.Options()
    options.packs = packs.pack
    options.weights = weights
    options.modelAlone = modelAlone
    options.kinds = kinds.isEmpty ? nil : kinds
    options.givenEntities = givenEntities
    options.betweenMentions = betweenMentions
    options.gold = gold
    let evaluator = Evaluator(options, clock: ContinuousClock())
    if output.json {
      var records: [EvaluationText.Record] = []
      for file in files { records.append(.init(try await evaluator.measure(layer, file: file))) }
      Console.print(try JSONText.encode(records))
    } else {
      for file in files { Console.print(EvaluationText.render(try await evaluator.measure(layer, file: file))) }
    }
  }
}

extension EvaluationLayer {
  fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: ", ") + "." }

  fileprivate init(typed text: String) throws {
    guard let layer = EvaluationLayer(rawValue: text.lowercased()) else {
      throw ValidationError("'\(text)' is no layer; there are \(Self.list)")
    }
    self = layer
  }
}
