internal import ArgumentParser
internal import Evaluation
internal import Kith

struct EvalVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how well Kith reads, against files that people marked.",
    discussion: """
      Layers and their files:
        names        CoNLL columns: WORD<tab>B-PER; exact spans, by kind
        tagging      CoNLL-U: parts of speech, with the words given
        parsing      CoNLL-U: heads and relations, with the words given
        coreference  JSON Lines {"id", "text", "sentences", "mentions": [{"start", "end", "text", "entity", "kind", \
      "type"}]}: MUC, B3, CEAFe and their mean; pairs where each text has one pronoun and two names, as in GAP
      Scores are those of seqeval, of the CoNLL 2018 shared task and of the reference scorer of coreference on the \
      same output.
      """)

  @Argument(help: ArgumentHelp(EvaluationLayer.list), transform: { try EvaluationLayer(typed: $0) })
  var layer: EvaluationLayer

  @Argument(help: "Files with gold.", completion: .file())
  var files: [String]

  @Flag(name: .long, help: "Let the reading model answer alone, without packs and rules.")
  var modelAlone = false

  @Option(name: .long, help: "Read with these weights instead of the built-in ones.", completion: .file())
  var weights: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Count only these kinds: PER LOC ORG DEM MISC.")
  var kinds: [String] = []

  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var options = Evaluator.Options()
    options.packs = packs.pack
    options.weights = weights
    options.modelAlone = modelAlone
    options.kinds = kinds.isEmpty ? nil : kinds
    let evaluator = Evaluator(options, clock: ContinuousClock())
    if output.json {
      let reports = try files.map { try evaluator.measure(layer, file: $0) }
      Console.print(try JSONText.encode(reports.map(EvaluationText.Record.init)))
    } else {
      for file in files { Console.print(EvaluationText.render(try evaluator.measure(layer, file: file))) }
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
