internal import Evaluation
internal import GraphSchema
internal import ReadingModel

extension Evaluator {
  /// Parts of speech and trees over the words of the gold, by the reading model.
  func syntax(_ layer: EvaluationLayer, _ file: String) throws -> EvaluationReport {
    let gold = try Treebank(Self.lines(file))
    let model = try model()
    var scorer = SyntaxScorer()
    var seconds = 0.0
    for document in gold.documents {
      let read = timed(&seconds) { model.read(document.map { $0.map(\.form) }, keepingStates: false) }
      for (sentence, found) in zip(document, read.sentences) {
        scorer.add(
          gold: sentence,
          found: sentence.indices.map {
            Treebank.Word(
              form: sentence[$0].form, part: found.parts[$0].rawValue,
              head: found.dependencies[$0].head.map { $0 + 1 } ?? 0,
              relation: found.dependencies[$0].label.rawValue)
          })
      }
    }
    let parts = scorer.byPart
    let figures: [EvaluationReport.Figure] =
      layer == .tagging
      ? [.init("UPOS", scorer.tagging)]
      : [
        .init("UAS", scorer.unlabelled), .init("LAS", scorer.labelledAttachment),
        .init("LAS with subtypes", scorer.labelledWithSubtypes),
      ]
    return EvaluationReport(
      layer: layer, file: file, reader: Self.modelAlone,
      notes: layer == .tagging
        ? ["the words are given; UPOS is the share of words with the right part of speech"]
        : ["the words are given, punctuation counts; LAS leaves subtypes of relations aside, as CoNLL 2018 does"],
      amounts: [
        amount(gold.documents.count, "document"), amount(gold.documents.reduce(0) { $0 + $1.count }, "sentence"),
        amount(scorer.words, "word"),
      ], rows: layer == .tagging ? parts.kinds.map { .init($0, parts[$0]) } : [], figures: figures,
      words: scorer.words, seconds: seconds)
  }
}
