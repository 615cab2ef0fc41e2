internal import GraphSchema

/// The head for passages, with the predicates that it tells apart.
struct PassageReader: Sendable {
  private let head: PassageHead
  private let predicates: [Predicate.ID]
  private let admission: PredicateAdmission

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    predicates = file.header.predicates
    head = try PassageHead(file, width: width, predicates: predicates.count)
    admission = PredicateAdmission(predicates)
  }

  /// What the passage says of each two of its entities, where anything is likely enough, in order of subject and object.
  ///
  /// - Parameters:
  ///   - shared: a state for each word of the passage after the layers that the relations share.
  ///   - last: the same after the last layer.
  func readings(
    of passage: PairedPassage, shared: ArraySlice<Float>, last: ArraySlice<Float>, least: Double
  ) -> [PassageReading] {
    let pairs = pairs(of: passage)
    guard !pairs.isEmpty else { return [] }
    let found = head.scores(of: passage, pairs: pairs, shared: shared, last: last)
    var scores = found.scores
    let columns = predicates.count + 1
    for (row, pair) in pairs.enumerated() {
      admission.mask(
        &scores, row: row, subject: passage.entities[pair.subject].kind, object: passage.entities[pair.object].kind)
    }
    Activation.softmax(&scores, rows: pairs.count, columns: columns)
    let sentences = passage.sentences.count
    return pairs.enumerated().compactMap { row, pair in
      let likely = admission.likely(scores[(row * columns)..<((row + 1) * columns)], least: least)
      guard !likely.isEmpty else { return nil }
      return PassageReading(
        subject: pair.subject, object: pair.object, scores: likely,
        attention: found.attention[(row * sentences)..<((row + 1) * sentences)].map(Double.init),
        reference: Double(found.reference))
    }
  }

  /// All that the kinds of the ends leave room for.
  private func pairs(of passage: PairedPassage) -> [(subject: Int, object: Int)] {
    let entities = passage.entities
    return entities.indices.flatMap { subject in
      entities.indices.compactMap { object in
        subject != object && admission.admitsAny(subject: entities[subject].kind, object: entities[object].kind)
          ? (subject, object) : nil
      }
    }
  }

  /// All scores, "no relation" first, and the pairs they are of, for the test against PyTorch.
  func scores(
    of passage: PairedPassage, shared: ArraySlice<Float>, last: ArraySlice<Float>
  ) -> (pairs: [(subject: Int, object: Int)], found: PassageHead.Scores) {
    let pairs = pairs(of: passage)
    return (pairs, head.scores(of: passage, pairs: pairs, shared: shared, last: last))
  }
}
