internal import GraphSchema

/// A document in which the pronouns that point to nobody in the text stand for somebody all the same.
///
/// For measuring on passages that were cut from their documents: "She is the director of the bank" says something of her,
/// whoever she is. A graph leaves it out. Pronouns of one person, number and gender are one chain.
struct UnnamedEntities {
  let document: Document

  init(_ read: Document) {
    let inChain = Set(read.chains.flatMap(\.mentions))
    let known = read.mentions.indices.filter(inChain.contains).map { read.mentions[$0] }
    let taken = Set(known.flatMap { Array($0.tokens) })
    var marked: [(mention: Mention, chain: Key)] = []
    for (number, chain) in read.chains.enumerated() {
      for mention in chain.mentions { marked.append((read.mentions[mention], .found(number))) }
    }
    for (number, sentence) in read.sentences.enumerated() {
      for token in sentence.tokens where !taken.contains(token) {
        guard let sort = Self.sorts[read.tokens[token].lower], read.tokens[token].tag == .pronoun else { continue }
        let mention = Mention(
          span: read.tokens[token].span, tokens: token..<token + 1, sentence: number, kind: sort.kind,
          reading: .pronoun,
          finder: "pronoun", gender: sort.gender)
        marked.append((mention, .unnamed(sort.name)))
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
        case .unnamed(let name): Chain(mentions: numbers, kind: mentions[numbers[0]].kind, name: name)
        }
      })
  }

  private enum Key: Hashable {
    case found(Int)
    case unnamed(String)
  }

  private struct Sort {
    let name: String
    let kind: EntityKind
    let gender: Gender?
  }

  private static let sorts: [String: Sort] = {
    let persons: [(Sort, [String])] = [
      (Sort(name: "he", kind: .person, gender: .male), ["he", "him", "his", "himself"]),
      (Sort(name: "she", kind: .person, gender: .female), ["she", "her", "hers", "herself"]),
      (Sort(name: "I", kind: .person, gender: nil), ["i", "me", "my", "mine", "myself"]),
      (Sort(name: "it", kind: .organization, gender: nil), ["it", "its", "itself"]),
      (Sort(name: "we", kind: .organization, gender: nil), ["we", "us", "our", "ours"]),
    ]
    return Dictionary(uniqueKeysWithValues: persons.flatMap { sort, words in words.map { ($0, sort) } })
  }()
}
