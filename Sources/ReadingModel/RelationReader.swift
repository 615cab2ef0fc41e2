internal import GraphSchema

/// The relation head with the predicates that it tells apart.
struct RelationReader: Sendable {
  private let head: RelationHead
  private let predicates: [Predicate.ID]
  /// For each kind of subject and object, which columns of the scores take part: "no relation" and what the ends admit.
  private let admitted: [[EntityKind]: [Bool]]

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    predicates = file.header.predicates
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
  func relations(of pairs: [RelationPair], rows: [Float], least: Double) -> [[RelationScore]] {
    let columns = predicates.count + 1
    var scores = head.scores(of: pairs, rows: rows)
    for (row, pair) in pairs.enumerated() {
      let admitted = admitted[[pair.subject.kind, pair.object.kind], default: []]
      for (column, admits) in admitted.enumerated() where !admits { scores[row * columns + column] = -.infinity }
    }
    Activation.softmax(&scores, rows: pairs.count, columns: columns)
    return pairs.indices.map { row in
      predicates.indices.compactMap { predicate -> RelationScore? in
        let probability = Double(scores[row * columns + predicate + 1])
        return probability >= least
          ? RelationScore(predicate: predicates[predicate], probability: probability) : nil
      }
      .sorted { ($1.probability, $0.predicate) < ($0.probability, $1.predicate) }
    }
  }

  /// All scores, "no relation" first, for the test against PyTorch.
  func scores(of pairs: [RelationPair], rows: [Float]) -> [Float] { head.scores(of: pairs, rows: rows) }
}
