/// Finds the chains that judgements speak of, in what the articles say now.
///
/// A mention is found at its place, also where another reading draws its borders a little wider or narrower; where the
/// article has changed, by the nearest mention in the same words. Where none is left, or the article is gone, nothing is
/// found until it is back.
public struct ChainFinder: Sendable {
  private let claims: [Claims]
  private let numbers: [Article.ID: Int]

  /// - Complexity: O(articles).
  public init(_ claims: [Claims]) {
    self.claims = claims
    numbers = Dictionary(claims.enumerated().map { ($1.article, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What an article says; `nil` for one that is not there.
  public func claims(of article: Article.ID) -> Claims? { numbers[article].map { claims[$0] } }

  /// The chain that holds a mention now.
  ///
  /// - Complexity: O(mentions of the article).
  public func chain(of mention: JudgedMention) -> ChainReference? {
    guard let article = claims(of: mention.article) else { return nil }
    var best: (rank: (Int, Int, Int), chain: Int)?
    for (number, chain) in article.chains.enumerated() {
      for candidate in chain.mentions {
        let rank: (Int, Int, Int)
        let distance = abs(candidate.range.start - mention.range.start)
        let isSame = candidate.text == mention.text
        if isSame, candidate.range == mention.range {
          rank = (0, 0, number)
        } else if candidate.range.start < mention.range.end, mention.range.start < candidate.range.end,
          isSame || candidate.text.contains(mention.text) || mention.text.contains(candidate.text)
        {
          rank = (1, distance, number)
        } else if isSame {
          rank = (2, distance, number)
        } else {
          continue
        }
        if best.map({ rank < $0.rank }) ?? true { best = (rank, number) }
      }
    }
    return best.map { ChainReference(article: mention.article, chain: $0.chain) }
  }

  /// The chains of a judged name that are there, in the order of its mentions, without repeats.
  public func chains(of name: JudgedName) -> [ChainReference] {
    var seen: Set<ChainReference> = []
    return name.mentions.compactMap(chain).filter { seen.insert($0).inserted }
  }
}
