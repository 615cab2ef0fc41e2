internal import GraphSchema

/// Turns a chain of a document into the claim that identity and the store see.
enum ChainClaims {
  static func claim(_ chain: Chain, in document: Document, index: CodePointIndex) -> ChainClaim {
    let mentions = chain.mentions.map { document.mentions[$0] }
    // Pronouns and titles say more than given names, but all agree or the chain is wrong: the majority wins.
    let female = mentions.count { $0.gender == .female }
    let male = mentions.count { $0.gender == .male }
    return ChainClaim(
      kind: chain.kind, name: chain.name, entry: chain.entry,
      gender: female == male ? nil : (female > male ? .female : .male),
      mentions: mentions.map {
        MentionClaim(range: index.range(of: $0.span), text: document.text(of: $0.span), reading: $0.reading)
      })
  }
}
