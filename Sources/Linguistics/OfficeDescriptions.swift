internal import GraphSchema

/// Finds whom the title of an office with its country stands for, where no name is beside it: "the Syrian *president*",
/// "Germany's *chancellor*".
///
/// Whoever the article names and the packs know to have held that office is meant, and nobody where that leaves several.
struct OfficeDescriptions {
  struct Found {
    /// The words of the title.
    let tokens: Range<Int>
    let cluster: Int
  }

  private let text: TaggedText
  private let lexicon: NameLexicon
  private let mentions: [Mention]
  /// By token: the mention that covers it.
  private let covering: [Int: Int]
  /// Keys of the tokens for the titles of the packs.
  private let keys: [Int32]
  /// By country: who held one of its offices, as clusters.
  private let holders: [PackEntry.ID: [Holder]]

  private struct Holder {
    let cluster: Int
    let holding: OfficeHolding
  }

  init(text: TaggedText, lexicon: NameLexicon, mentions: [Mention], clusters: [NameCluster]) {
    self.text = text
    self.lexicon = lexicon
    self.mentions = mentions
    var covering: [Int: Int] = [:]
    for (index, mention) in mentions.enumerated() { for token in mention.tokens { covering[token] = index } }
    self.covering = covering
    var holders: [PackEntry.ID: [Holder]] = [:]
    for (index, cluster) in clusters.enumerated() where cluster.kind == .person {
      for holding in cluster.entry.flatMap({ lexicon.offices[$0] }) ?? [] {
        holders[holding.object, default: []].append(Holder(cluster: index, holding: holding))
      }
    }
    self.holders = holders
    keys = holders.isEmpty ? [] : lexicon.titles.keys(of: text.tokens.map { PlainText.unaccented($0.lower) })
  }

  /// Whom the title that begins at a token stands for.
  ///
  /// - Parameter i: a token that no name covers.
  func description(at i: Int, in sentence: Sentence) -> Found? {
    guard !holders.isEmpty, i > sentence.tokens.lowerBound,
      let match = lexicon.titles.matches(in: keys, at: i, limit: sentence.tokens.upperBound).last,
      let title = match.values.first, title.rank == .office, let predicate = title.placePredicate,
      Self.predicates.contains(predicate), standsAlone(i..<match.end, in: sentence),
      let place = place(before: i, in: sentence)
    else { return nil }
    let said = Self.post(text.tokens[i..<match.end].map(\.lower))
    guard title.plural.map({ Self.post($0.split(separator: " ").map(String.init)) != said }) ?? true else { return nil }
    let fitting = (holders[place.country] ?? []).filter { holder in
      let held = Self.post(holder.holding.role.split(separator: " ").map(String.init))
      // Whoever governs may be called the leader, and no minister.
      let isMeant =
        said == "leader"
        ? Self.leading.contains(holder.holding.predicate)
        : holder.holding.predicate == predicate && (said == held || held == "leader")
      return isMeant && isInTime(holder.holding, isFormer: place.isFormer)
    }
    guard let cluster = fitting.first?.cluster, fitting.allSatisfy({ $0.cluster == cluster }) else { return nil }
    return Found(tokens: i..<match.end, cluster: cluster)
  }

  /// Whether nobody is named beside the title, and nothing but the country says whose office it is.
  private func standsAlone(_ words: Range<Int>, in sentence: Sentence) -> Bool {
    guard words.allSatisfy({ covering[$0] == nil }) else { return false }
    let next = words.upperBound
    guard next < sentence.tokens.upperBound else { return true }
    if [",", ":"].contains(text.tokens[next].lower) {
      // "the Syrian president, Assad": an apposition, whoever found its name.
      let beyond = next + 1
      guard beyond < sentence.tokens.upperBound else { return true }
      return covering[beyond] == nil && ![.noun, .properNoun].contains(text.tokens[beyond].tag)
    }
    return covering[next] == nil && ![.noun, .properNoun, .adjective, .numeral].contains(text.tokens[next].tag)
      && !["of", "for", "in", "-", "–"].contains(text.tokens[next].lower)
  }

  /// The country that the words before a title name: "the *Syrian* president", "*Syria*'s embattled president".
  private func place(before i: Int, in sentence: Sentence) -> (country: PackEntry.ID, isFormer: Bool)? {
    var token = i - 1
    var words: Set<String> = []
    while token > sentence.tokens.lowerBound, covering[token] == nil, text.tokens[token].tag == .adjective {
      words.insert(text.tokens[token].lower)
      token -= 1
    }
    let isOwner = text.tokens[token].lower == "'s" || text.tokens[token].lower == "’s"
    if isOwner { token -= 1 }
    guard token >= sentence.tokens.lowerBound, let index = covering[token], mentions[index].kind == .place,
      isOwner || mentions[index].reading == .demonym, let country = mentions[index].candidates.first,
      lexicon.entries[country]?.subkind == "country"
    else { return nil }
    token = mentions[index].tokens.lowerBound - 1
    if !isOwner {
      while token >= sentence.tokens.lowerBound, covering[token] == nil, text.tokens[token].tag != .determiner,
        [.adjective, .verb, .adverb, .noun].contains(text.tokens[token].tag)
      {
        words.insert(text.tokens[token].lower)
        token -= 1
      }
      guard token >= sentence.tokens.lowerBound, text.tokens[token].lower == "the" else { return nil }
    }
    guard words.isDisjoint(with: Self.others) else { return nil }
    return (country, !words.isDisjoint(with: Self.former))
  }

  /// Whether an office was held when the article was published; where that is unknown, whether anything speaks against it.
  private func isInTime(_ holding: OfficeHolding, isFormer: Bool) -> Bool {
    guard let published = text.article.published else { return !isFormer || holding.end != nil }
    if let start = holding.start, start > published { return false }
    let isOver = holding.end.map { $0 < published.prefix($0.count) } ?? false
    return isOver == isFormer
  }

  /// What tells one office from another: "president" of "acting president", but the whole of "foreign minister".
  private static func post(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    if last == "minister" || last == "secretary" { return words.suffix(2).joined(separator: " ") }
    return last
  }

  private static let leading: Set<Predicate.ID> = ["head_of_state_of", "head_of_government_of"]
  private static let predicates = leading.union(["minister_of"])
  /// Words that make it somebody else than the holder.
  private static let others: Set<String> = [
    "next", "future", "previous", "new", "first", "last", "every", "another", "other", "deputy", "vice", "acting",
    "interim", "far-right", "opposition", "rebel", "elect", "honorary",
  ]
  private static let former: Set<String> = ["former", "ex", "ousted", "deposed", "late", "ex-", "then", "one-time"]
}
