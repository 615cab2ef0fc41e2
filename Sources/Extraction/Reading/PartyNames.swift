internal import GraphSchema

/// Finds parties that no pack knows and no name tells, by what the article calls them: "the opposition *People's Centre*",
/// "*Euskal Bidea*, the party close to the trade unions".
struct PartyNames {
  private let view: DocumentView
  private let adjectives: Set<String>

  init(_ view: DocumentView) {
    self.view = view
    adjectives = Set(view.facts.words["party_adjective"] ?? [])
  }

  /// Chains of bodies.
  func chains() -> Set<Int> {
    var found: Set<Int> = []
    for (index, mention) in view.document.mentions.enumerated()
    where mention.reading == .name && mention.kind == .organization {
      guard let chain = view.chainOf[index], view.entries[chain] == nil, !found.contains(chain), isCalledParty(mention)
      else {
        continue
      }
      found.insert(chain)
    }
    return found
  }

  private func isCalledParty(_ mention: Mention) -> Bool {
    guard let sentence = view.sentence(of: mention.tokens.lowerBound)?.tokens else { return false }
    func word(_ token: Int) -> String? { sentence.contains(token) ? view.lower(token) : nil }
    let before = mention.tokens.lowerBound - 1
    let isPlain = mention.tokens.last.map { !Self.others.contains(view.lower($0)) } ?? false
    if let word = word(before), word == "party" || (adjectives.contains(word) && isPlain) { return true }
    let after = mention.tokens.upperBound
    if word(after) == "party" { return true }
    // "the Alliance, a small liberal *party*"
    guard word(after) == ",", let article = word(after + 1), ["a", "an", "the"].contains(article) else { return false }
    for token in after + 2..<after + 7 {
      guard sentence.contains(token) else { return false }
      if word(token) == "party" { return true }
      let isModifier =
        view.covering[token].map { view.mentionKind($0) == .place } ?? [.adjective, .noun].contains(view.tag(token))
      guard isModifier || view.lower(token).contains("-") else { return false }
    }
    return false
  }

  /// Last words of what has a camp and is no party: "the conservative Lund *Foundation*".
  private static let others: Set<String> = [
    "foundation", "institute", "times", "post", "daily", "tv", "radio", "newspaper", "network", "university", "church",
    "council",
    "bank", "magazine", "news", "government", "army", "gazette", "herald", "tribune", "club", "society", "council",
    "ministry",
    "parliament", "congress", "senate", "court", "police", "cabinet", "forces", "association",
  ]
}
