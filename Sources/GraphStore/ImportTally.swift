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

  /// As it was made; the memory is kept.
  mutating func clear() {
    articleNumbers.removeAll(keepingCapacity: true)
    shares.removeAll(keepingCapacity: true)
    standing = .denied
  }

  /// - Returns: confidence in millionths.
  mutating func amount() -> (articles: Int, stories: Int, confidence: Int) {
    if shares.count == 1 { return (1, 1, shares[0].confidence) }
    // Of each story the surest comes first.
    shares.sort { $0.story == $1.story ? $0.confidence > $1.confidence : $0.story < $1.story }
    var (stories, doubt) = (0, 1.0)
    for index in shares.indices where index == 0 || shares[index - 1].story != shares[index].story {
      stories += 1
      doubt *= 1 - Millionths.share(shares[index].confidence)
    }
    articleNumbers.sort()
    var articles = 0
    for index in articleNumbers.indices where index == 0 || articleNumbers[index - 1] != articleNumbers[index] {
      articles += 1
    }
    return (articles, stories, Millionths.of(1 - doubt))
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
