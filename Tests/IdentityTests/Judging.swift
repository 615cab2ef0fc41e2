import GraphSchema

/// Builds judgements by hand: chains by article and number, as `Story` has them.
struct Judging {
  let claims: [Claims]
  private(set) var judgements: [Judgement] = []

  init(_ story: Story) { claims = story.claims }
  init(_ claims: [Claims]) { self.claims = claims }

  /// The name of some chains, with one mention of each.
  func name(_ chains: (String, Int)...) -> JudgedName { name(chains) }

  func name(_ chains: [(String, Int)]) -> JudgedName {
    let mentions = chains.map { article, number in
      let mention = chain(article, number)?.mentions.first
      return JudgedMention(
        article: article, range: mention?.range ?? CodePointRange(0, 1), text: mention?.text ?? "nobody at all")
    }
    let first = chains.first.flatMap { chain($0.0, $0.1) }
    return JudgedName(name: first?.name ?? "nobody at all", kind: first?.kind ?? .person, mentions: mentions)
  }

  private func chain(_ article: String, _ number: Int) -> ChainClaim? {
    claims.first { $0.article == article }?.chains[number]
  }

  mutating func say(_ verdict: Judgement.Verdict, by author: String = "ada") {
    judgements.append(
      Judgement(number: judgements.count + 1, verdict: verdict, author: author, date: "2026-01-01T00:00:00Z"))
  }
}
