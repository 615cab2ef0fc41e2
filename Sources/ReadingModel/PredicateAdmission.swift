internal import GraphSchema

/// Which predicates the kinds of two ends leave room for, among those that the weights tell apart.
struct PredicateAdmission: Sendable {
  private let predicates: [Predicate.ID]
  /// For each kind of subject and object, which columns of the scores take part: "no relation" and what the ends admit.
  private let admitted: [[EntityKind]: [Bool]]

  init(_ predicates: [Predicate.ID]) {
    self.predicates = predicates
    let known = predicates.map { Catalogue.standard[$0] }
    var admitted: [[EntityKind]: [Bool]] = [:]
    for subject in EntityKind.allCases {
      for object in EntityKind.allCases {
        admitted[[subject, object]] = [true] + known.map { $0?.admits(subject: subject, object: object) ?? false }
      }
    }
    self.admitted = admitted
  }

  func admitsAny(subject: EntityKind, object: EntityKind) -> Bool {
    admitted[[subject, object], default: []].dropFirst().contains(true)
  }

  /// Rules out what the ends do not admit in one row of scores.
  func mask(_ scores: inout [Float], row: Int, subject: EntityKind, object: EntityKind) {
    let columns = predicates.count + 1
    for (column, admits) in admitted[[subject, object], default: []].enumerated() where !admits {
      scores[row * columns + column] = -.infinity
    }
  }

  /// The predicates of a row of probabilities that are likely enough, likeliest first.
  func likely(_ row: ArraySlice<Float>, least: Double) -> [RelationScore] {
    predicates.indices.compactMap { predicate -> RelationScore? in
      let probability = Double(row[row.startIndex + predicate + 1])
      return probability >= least
        ? RelationScore(predicate: predicates[predicate], probability: probability) : nil
    }
    .sorted { ($1.probability, $0.predicate) < ($0.probability, $1.predicate) }
  }
}
