internal import GraphSchema

/// A document in which the pronouns that point to nobody in the text stand for somebody all the same.
///
/// For measuring on passages that were cut from their documents: "She is the director of the bank" says something of her,
/// whoever she is. A graph leaves it out. Pronouns of one person, number and gender are one chain.
struct UnnamedEntities {
  let document: Document

  init(_ read: Document) {
    let inChain = Set(read.chains.flatMap(\.mentions))
    var marked: [(mention: Mention, chain: Key)] = []
    for (number, chain) in read.chains.enumerated() {
      for mention in chain.mentions { marked.append((read.mentions[mention], .found(number))) }
    }
    for (number, mention) in read.mentions.enumerated()
    where mention.reading == .pronoun && !inChain.contains(number)
      && !Self.plural.contains(read.tokens[mention.tokens.lowerBound].lower)
    {
      marked.append((mention, .unnamed(mention.kind, mention.gender, isSpeaker: false)))
    }
    // The stage leaves out whoever speaks.
    let taken = Set(read.mentions.flatMap { Array($0.tokens) })
    for (number, sentence) in read.sentences.enumerated() {
      for token in sentence.tokens where !taken.contains(token) {
        guard let kind = Self.speakers[read.tokens[token].lower], read.tokens[token].tag == .pronoun else { continue }
        let mention = Mention(
          span: read.tokens[token].span, tokens: token..<token + 1, sentence: number, kind: kind, reading: .pronoun,
          finder: "pronoun")
        marked.append((mention, .unnamed(kind, nil, isSpeaker: true)))
      }
    }
    marked.sort { $0.mention.span < $1.mention.span }
    var members: [Key: [Int]] = [:]
    for (number, item) in marked.enumerated() { members[item.chain, default: []].append(number) }
    let mentions = marked.map(\.mention)
    document = Document(
      article: read.article, sentences: read.sentences, tokens: read.tokens, mentions: mentions,
      chains: members.sorted { $0.value[0] < $1.value[0] }.map { key, numbers in
        switch key {
        case .found(let chain):
          Chain(
            mentions: numbers, kind: read.chains[chain].kind, name: read.chains[chain].name,
            entry: read.chains[chain].entry)
        case .unnamed(let kind, _, _):
          Chain(mentions: numbers, kind: kind, name: read.text(of: mentions[numbers[0]].span))
        }
      })
  }

  private enum Key: Hashable {
    case found(Int)
    case unnamed(EntityKind, Gender?, isSpeaker: Bool)
  }

  /// One body of many, or many people: nobody knows.
  private static let plural: Set<String> = ["they", "them", "their"]
  private static let speakers: [String: EntityKind] = [
    "i": .person, "me": .person, "my": .person, "mine": .person, "myself": .person, "we": .organization,
    "us": .organization, "our": .organization, "ours": .organization,
  ]
}
