internal import GraphSchema

/// Chooses among overlapping proposals of several recognisers.
///
/// The rules, in order: more words win; then higher confidence; then the recogniser that comes first in the list. What is
/// chosen never overlaps.
struct ProposalMerger: Sendable {
  func merged(_ proposals: [[MentionProposal]]) -> [MentionProposal] {
    struct Ranked {
      let proposal: MentionProposal
      let source: Int
    }
    var ranked: [Ranked] = []
    for (source, list) in proposals.enumerated() { ranked += list.map { Ranked(proposal: $0, source: source) } }
    ranked.sort { a, b in
      let (p, q) = (a.proposal, b.proposal)
      if p.tokens.count != q.tokens.count { return p.tokens.count > q.tokens.count }
      if p.confidence != q.confidence { return p.confidence > q.confidence }
      if a.source != b.source { return a.source < b.source }
      return p.tokens.lowerBound < q.tokens.lowerBound
    }
    var taken: Set<Int> = []
    var chosen: [MentionProposal] = []
    for item in ranked where item.proposal.tokens.allSatisfy({ !taken.contains($0) }) {
      taken.formUnion(item.proposal.tokens)
      chosen.append(item.proposal)
    }
    return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
