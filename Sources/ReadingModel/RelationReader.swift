internal import GraphSchema

/// The layers and the head for relations, with the predicates that they tell apart.
struct RelationReader: Sendable {
  /// Layers of the encoder after which the states are shared.
  let sharing: Int
  private let layers: RelationLayers
  private let head: RelationHead
  private let predicates: [Predicate.ID]
  /// For each kind of subject and object, which columns of the scores take part: "no relation" and what the ends admit.
  private let admitted: [[EntityKind]: [Bool]]

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    predicates = file.header.predicates
    sharing = file.header.sharedLayers
    layers = try RelationLayers(file)
    head = try RelationHead(file, width: width, predicates: predicates.count)
    let known = predicates.map { Catalogue.standard[$0] }
    var admitted: [[EntityKind]: [Bool]] = [:]
    for subject in EntityKind.allCases {
      for object in EntityKind.allCases {
        admitted[[subject, object]] = [true] + known.map { $0?.admits(subject: subject, object: object) ?? false }
      }
    }
    self.admitted = admitted
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
        let kinds = [sentence.mentions[pair.subject].kind, sentence.mentions[pair.object].kind]
        for (column, admits) in admitted[kinds, default: []].enumerated() where !admits {
          scores[row * columns + column] = -.infinity
        }
      }
      Activation.softmax(&scores, rows: sentence.pairs.count, columns: columns)
      out += sentence.pairs.indices.map { row in
        predicates.indices.compactMap { predicate -> RelationScore? in
          let probability = Double(scores[row * columns + predicate + 1])
          return probability >= least
            ? RelationScore(predicate: predicates[predicate], probability: probability) : nil
        }
        .sorted { ($1.probability, $0.predicate) < ($0.probability, $1.predicate) }
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
