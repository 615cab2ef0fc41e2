internal import GraphSchema

/// What the evidence of one relation amounts to, added up as it comes: the numbers that `Derivation.relation` gives.
struct EvidenceTally {
  private var articleNumbers: Set<Int> = []
  /// The best confidence of each story, in millionths.
  private var best = IDTable<Int>()
  private(set) var standing = Relation.Standing.denied

  var articles: Int { articleNumbers.count }
  var stories: Int { best.count }

  /// In millionths.
  var confidence: Int {
    // In the order of the stories, because floating-point products depend on their order.
    let doubt = best.ids.reduce(1.0) { $0 * (1 - Millionths.share(best[$1] ?? 0)) }
    return Millionths.of(1 - doubt)
  }

  mutating func add(article: Int, story: String, confidence: Int, polarity: Polarity, modality: Modality) {
    articleNumbers.insert(article)
    best[story] = max(best[story] ?? 0, confidence)
    guard polarity == .asserted else { return }
    let next: Relation.Standing =
      switch modality {
      case .actual: .actual
      case .planned: .planned
      case .alleged: .alleged
      case .possible: .possible
      }
    // The cases stand in this order, the firmest first.
    if next.number < standing.number { standing = next }
  }
}
