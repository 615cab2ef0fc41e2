internal import GraphSchema

/// The layers and the head for relations, with the predicates that they tell apart.
struct RelationReader: Sendable {
  /// Layers of the encoder after which the states are shared.
  let sharing: Int
  private let layers: RelationLayers
  private let head: RelationHead
  private let predicates: [Predicate.ID]
  private let admission: PredicateAdmission

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    predicates = file.header.predicates
    sharing = file.header.sharedLayers
    layers = try RelationLayers(file)
    head = try RelationHead(file, width: width, predicates: predicates.count)
    admission = PredicateAdmission(predicates)
  }

  /// What each pair's sentence states about it, likeliest first.
  ///
  /// - Parameters:
  ///   - sentences: each with its tree, `nil` where it was read without one.
  ///   - rows: the shared state of each word of the text.
  func relations(
    in sentences: [(sentence: PairedSentence, tree: SentenceReading?)], rows: [Float], least: Double
  ) -> [[RelationScore]] {
    let scratch = RelationLayers.Scratch(for: layers, words: sentences.map(\.sentence.words.count).max() ?? 0)
    var out: [[RelationScore]] = []
    for (sentence, tree) in sentences {
      var scores = scores(of: sentence, tree: tree, rows: rows, in: scratch)
      let columns = predicates.count + 1
      for (row, pair) in sentence.pairs.enumerated() {
        admission.mask(
          &scores, row: row, subject: sentence.mentions[pair.subject].kind,
          object: sentence.mentions[pair.object].kind)
      }
      Activation.softmax(&scores, rows: sentence.pairs.count, columns: columns)
      out += sentence.pairs.indices.map { row in
        admission.likely(scores[(row * columns)..<((row + 1) * columns)], least: least)
      }
    }
    return out
  }

  /// The scores of a sentence's pairs, "no relation" first.
  private func scores(
    of sentence: PairedSentence, tree: SentenceReading?, rows: [Float], in scratch: borrowing RelationLayers.Scratch
  ) -> [Float] {
    head.scores(of: sentence, rows: layers.states(of: sentence, rows: rows, in: scratch), tree: tree)
  }

  /// All scores, "no relation" first, for the test against PyTorch.
  func scores(of sentences: [(sentence: PairedSentence, tree: SentenceReading?)], rows: [Float]) -> [Float] {
    sentences.flatMap { sentence, tree in
      scores(
        of: sentence, tree: tree, rows: rows,
        in: RelationLayers.Scratch(for: layers, words: sentence.words.count))
    }
  }
}
