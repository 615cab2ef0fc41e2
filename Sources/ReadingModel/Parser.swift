internal import ReadingKernels

/// Scores and finds the dependency tree of a sentence.
///
/// Source: T. Dozat, C. Manning, Deep Biaffine Attention for Neural Dependency Parsing (2017).
struct Parser: Sendable {
  /// Longer sentences are lists and tables: they get a chain instead of a tree, and the work stays bounded.
  static let mostWords = 200

  private let width: Int
  private let arcWidth: Int
  private let relationWidth: Int
  private let relationCount: Int
  private let rootRelation: Int
  private let looseRelation: Int
  private let root: [Float]
  private let dependent, head, relationDependent, relationHead, relationLinear, relation: Linear
  private let arc: Linear
  /// What each number of a dependent is multiplied with before `arc`.
  private let arcScales: [Float]
  private let arcBias: [Float]

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    let arcs = 192
    let relations = 96
    let labels = file.header.relations
    guard let rootRelation = labels.firstIndex(of: "root"), let looseRelation = labels.firstIndex(of: "dep") else {
      throw WeightError(.incomplete, "the weight file has no relation 'root' or 'dep'")
    }
    self.width = width
    (arcWidth, relationWidth, relationCount) = (arcs, relations, labels.count)
    (self.rootRelation, self.looseRelation) = (rootRelation, looseRelation)
    root = try file.floats("parser.root", [width])
    dependent = try Linear(file, "parser.dependent", from: width, to: arcs)
    head = try Linear(file, "parser.head", from: width, to: arcs)
    relationDependent = try Linear(file, "parser.relation_dependent", from: width, to: relations)
    relationHead = try Linear(file, "parser.relation_head", from: width, to: relations)
    relationLinear = try Linear(file, "parser.relation_linear", from: 2 * relations, to: labels.count)
    let rows = try file.rows("parser.arc", [arcs, arcs])
    // Dependents are multiplied with the columns: the scales of the rows go to the dependents.
    let columns = (0..<(arcs * arcs)).map { rows.bytes[$0 % arcs * arcs + $0 / arcs] }
    arc = try columns.withUnsafeBufferPointer { columns throws(WeightError) in
      try Linear(
        rows: columns, outputs: arcs, scales: [Float](repeating: 1, count: arcs), name: "parser.arc")
    }
    arcScales = rows.scales
    arcBias = try file.floats("parser.arc_bias", [arcs])
    relation = try Linear(file, matrix: "parser.relation", [labels.count, relations, relations])
  }

  /// - Parameter rows: the state of each word of one sentence.
  /// - Returns: for each word its head (0 is the root, 1... the words) and the number of its relation.
  func parse(_ rows: ArraySlice<Float>, words: Int) -> (heads: [Int], relations: [Int]) {
    guard words > 0 else { return ([], []) }
    guard words <= Self.mostWords else {
      return (Array(0..<words), [rootRelation] + [Int](repeating: looseRelation, count: words - 1))
    }
    let all = root + rows
    let heads = TreeDecoder.heads(arcScores(all, words: words), words: words)
    return (heads, relations(all, heads))
  }

  /// The scores of every head for every word of a sentence.
  func arcScores(of rows: [Float], words: Int) -> [Float] { arcScores(root + rows, words: words) }

  /// For each word a row of `words + 1` scores.
  private func arcScores(_ all: [Float], words: Int) -> [Float] {
    var dependents = dependent.apply(Array(all[width...]), rows: words)
    var candidates = head.apply(all, rows: words + 1)
    Activation.relu(&dependents)
    Activation.relu(&candidates)
    for word in 0..<words { for k in 0..<arcWidth { dependents[word * arcWidth + k] *= arcScales[k] } }
    let turned = arc.apply(dependents, rows: words)
    var scores = [Float](repeating: 0, count: words * (words + 1))
    kith_multiply(turned, words, candidates, words + 1, arcWidth, &scores)
    for candidate in 0...words {
      var bias: Float = 0
      for k in 0..<arcWidth { bias += candidates[candidate * arcWidth + k] * arcBias[k] }
      for word in 0..<words { scores[word * (words + 1) + candidate] += bias }
    }
    return scores
  }

  private func relations(_ all: [Float], _ heads: [Int]) -> [Int] {
    let words = heads.count
    let size = relationWidth
    var dependents = relationDependent.apply(Array(all[width...]), rows: words)
    var candidates = relationHead.apply(all, rows: words + 1)
    Activation.relu(&dependents)
    Activation.relu(&candidates)
    var pairs: [Float] = []
    var chosen: [Float] = []
    pairs.reserveCapacity(words * 2 * size)
    chosen.reserveCapacity(words * size)
    for (word, head) in heads.enumerated() {
      pairs += dependents[(word * size)..<((word + 1) * size)]
      pairs += candidates[(head * size)..<((head + 1) * size)]
      chosen += candidates[(head * size)..<((head + 1) * size)]
    }
    let linear = relationLinear.apply(pairs, rows: words)
    // For every relation and every number of the dependent: the sum over the head's numbers.
    let columns = relationCount * size
    let across = relation.apply(chosen, rows: words)
    return heads.indices.map { word in
      if heads[word] == 0 { return rootRelation }
      var best = -1
      var bestScore = -Float.infinity
      for label in 0..<relationCount where label != rootRelation {
        var score = linear[word * relationCount + label]
        let at = word * columns + label * size
        for k in 0..<size { score += across[at + k] * dependents[word * size + k] }
        if score > bestScore { (best, bestScore) = (label, score) }
      }
      return best
    }
  }
}
