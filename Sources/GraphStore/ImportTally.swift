internal import GraphSchema

/// What some evidence amounts to, as `EvidenceTally` says, for relations that most often have one or two pieces.
struct ImportTally {
  private var articleNumbers: [Int] = []
  private var shares: [(story: Int, confidence: Int)] = []
  private(set) var standing = Relation.Standing.denied

  mutating func add(article: Int, story: Int, confidence: Int, polarity: Polarity, modality: Modality) {
    articleNumbers.append(article)
    shares.append((story, confidence))
    guard polarity == .asserted else { return }
    let next = Relation.Standing(modality)
    if next.number < standing.number { standing = next }
  }

  /// - Returns: confidence in millionths.
  func amount() -> (articles: Int, stories: Int, confidence: Int) {
    if shares.count == 1 { return (1, 1, shares[0].confidence) }
    var best: [(story: Int, confidence: Int)] = []
    // Of each story the surest comes first.
    for share in shares.sorted(by: { ($0.story, $1.confidence) < ($1.story, $0.confidence) })
    where best.last?.story != share.story {
      best.append(share)
    }
    let doubt = best.reduce(1.0) { $0 * (1 - Millionths.share($1.confidence)) }
    var articles = 0
    let sorted = articleNumbers.sorted()
    for (index, article) in sorted.enumerated() where index == 0 || sorted[index - 1] != article { articles += 1 }
    return (articles, best.count, Millionths.of(1 - doubt))
  }
}

extension Relation.Standing {
  /// What one sentence that asserts something amounts to.
  init(_ modality: Modality) {
    self =
      switch modality {
      case .actual: .actual
      case .planned: .planned
      case .alleged: .alleged
      case .possible: .possible
      }
  }
}
