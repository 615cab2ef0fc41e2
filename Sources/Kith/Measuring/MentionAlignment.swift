internal import GraphSchema

/// Which found mention lies under a stretch of a text.
struct MentionAlignment {
  /// In text order, not overlapping; with the chain that each is in.
  private let mentions: [(range: CodePointRange, chain: Int?)]

  init(_ document: Document) {
    let index = CodePointIndex(document.article.text)
    var chainOf = [Int?](repeating: nil, count: document.mentions.count)
    for (number, chain) in document.chains.enumerated() { for mention in chain.mentions { chainOf[mention] = number } }
    mentions = document.mentions.enumerated().map { (index.range(of: $1.span), chainOf[$0]) }
  }

  init(_ claims: Claims) {
    mentions = claims.chains.enumerated().flatMap { number, chain in
      chain.mentions.map { (range: $0.range, chain: Optional(number)) }
    }.sorted { $0.range < $1.range }
  }

  /// The chain of the mention that shares the most code points with a range; the earlier one where two share as many.
  func chain(at range: Range<Int>) -> Int? {
    var best: (shared: Int, chain: Int?) = (0, nil)
    for mention in mentions where mention.range.start < range.upperBound && range.lowerBound < mention.range.end {
      let shared = min(mention.range.end, range.upperBound) - max(mention.range.start, range.lowerBound)
      if shared > best.shared { best = (shared, mention.chain) }
    }
    return best.chain
  }
}
