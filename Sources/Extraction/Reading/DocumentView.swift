internal import GraphSchema

/// A document with what the patterns ask of it most often: which mention covers a token, which chain a mention is in.
///
/// A class, because every reader and matcher holds it: as a value each of their copies would count up a dozen references.
final class DocumentView {
  let document: Document
  let facts: PackFacts
  /// By token: the mention that covers it, or `nil`.
  let covering: [Int?]
  /// By mention: its chain, or `nil` for a pronoun or description that nothing was found for.
  let chainOf: [Int?]
  /// By chain: the pack entry it was read as.
  let entries: [PackEntry?]
  /// In text order.
  let titles: [TitleMatch]
  /// By token: the titles whose words, or the modifiers before them, begin there; the longest first.
  let titlesAt: [Int: [TitleMatch]]
  /// By chain: the name of the chain that a pack entry was read as.
  let chainOfEntry: [PackEntry.ID: Int]

  /// Whether the document reports games: words of games, and a result beside two of them.
  private(set) lazy var isOfGames = {
    let words = Set(document.tokens.map(\.lemma)).intersection(facts.words["game_word"] ?? [])
    return words.count > 1 && (words.count > 3 || document.tokens.contains(where: \.isResult))
  }()

  /// Chains that the article calls a party, where no pack knows them.
  private(set) lazy var parties = PartyNames(self).chains()

  private let officeWords: Set<Int>
  /// Tokens that are read otherwise than they are tagged.
  private let rescued: [Int: TagRescue.Tag]

  init(_ document: Document, facts: PackFacts, rescue: TagRescue) {
    self.document = document
    self.facts = facts
    var covering = [Int?](repeating: nil, count: document.tokens.count)
    for (index, mention) in document.mentions.enumerated() {
      for token in mention.tokens { covering[token] = index }
    }
    self.covering = covering
    self.rescued = rescue.tags(of: document, covering: covering)
    var chainOf = [Int?](repeating: nil, count: document.mentions.count)
    var chainOfEntry: [PackEntry.ID: Int] = [:]
    var entries: [PackEntry?] = []
    for (index, chain) in document.chains.enumerated() {
      for mention in chain.mentions { chainOf[mention] = index }
      let entry = chain.entry.flatMap { facts.entry($0) }
      entries.append(entry)
      if let entry, chainOfEntry[entry.id] == nil { chainOfEntry[entry.id] = index }
    }
    self.chainOf = chainOf
    self.chainOfEntry = chainOfEntry
    self.entries = entries
    let titles = facts.titles.matches(in: document, covering: covering)
    self.titles = titles
    officeWords = Set(titles.filter { $0.title.rank == .office }.compactMap(\.words.last))
    var titlesAt: [Int: [TitleMatch]] = [:]
    for title in titles {
      for start in title.start...title.words.lowerBound { titlesAt[start, default: []].append(title) }
    }
    self.titlesAt = titlesAt
  }

  func token(_ index: Int) -> Token { document.tokens[index] }
  /// The tag of a token; a word of a name is a proper noun, whatever the tagger made of it.
  func tag(_ index: Int) -> PartOfSpeech {
    if let mention = covering[index] {
      switch document.mentions[mention].reading {
      case .name, .metonym: return .properNoun
      case .demonym, .pronoun, .description: break
      }
    }
    if let part = rescued[index]?.part { return part }
    let token = document.tokens[index]
    // "Colombian bank Davivienda": a word that no name holds and no capital marks is no proper noun.
    return token.tag == .properNoun && covering[index] == nil && token.text == token.lower ? .noun : token.tag
  }
  func verbForm(_ index: Int) -> VerbForm? {
    let form = rescued[index].map(\.form) ?? document.tokens[index].verbForm
    // "Theresa May | met Varadkar": the last word of a name is no auxiliary, and "met" no infinitive.
    guard form == .base, index > 0, covering[index - 1] != nil, lower(index) != lemma(index) else { return form }
    return .past
  }
  func lower(_ index: Int) -> String { document.tokens[index].lower }
  func lemma(_ index: Int) -> String { rescued[index]?.lemma ?? document.tokens[index].lemma }

  /// Whether a token is the last word of the title of an office: "envoy" in "special envoy".
  func isOffice(_ token: Int) -> Bool { officeWords.contains(token) }

  /// Whether a token stands as an adjective before what it belongs to: "the *elected* president", never "the president
  /// *met* Merkel". The tree says so; where nobody read one, the form of the verb.
  func isModifier(_ token: Int) -> Bool {
    guard rescued[token] == nil else { return false }
    let isRead = sentence(of: token).flatMap { document.isModifier(token, in: $0) }
    return isRead ?? (verbForm(token) == .participle || verbForm(token) == .gerund)
  }

  /// Whether a title is that of whoever stands in for its holder: "*deputy* treasury minister".
  func isDeputy(_ title: TitleMatch) -> Bool {
    (max(0, title.start - 1)..<title.words.lowerBound).contains { Lexicon.deputies.contains(lower($0)) }
  }

  /// Whether the tree makes a preposition a part of the verb that it follows: "took *over* Norvik Bank".
  func isVerbParticle(_ token: Int) -> Bool {
    document.tokens.indices.contains(token) && document.tokens[token].dependency?.label == .verbParticle
  }

  /// The token that governs a token; `nil` for the root of a sentence and where nobody read the syntax.
  ///
  /// - Complexity: O(log sentences).
  func head(of token: Int) -> Int? {
    sentence(of: token).flatMap { document.head(of: token, in: $0) }
  }

  /// The sentence that holds a token.
  ///
  /// - Complexity: O(log sentences).
  func sentence(of token: Int) -> Sentence? {
    var range = document.sentences.indices
    while let low = range.first {
      let middle = low + range.count / 2
      let tokens = document.sentences[middle].tokens
      if tokens.contains(token) { return document.sentences[middle] }
      range = token < tokens.lowerBound ? low..<middle : middle + 1..<range.upperBound
    }
    return nil
  }

  /// The mention that begins at a token.
  func mention(at token: Int) -> Int? {
    guard let index = covering[token], document.mentions[index].tokens.lowerBound == token else { return nil }
    return index
  }

  func mentionKind(_ index: Int) -> EntityKind {
    chainOf[index].map { document.chains[$0].kind } ?? document.mentions[index].kind
  }

  /// "country", "city", "government" ...: as the packs know it, or "team" where the text shows it.
  func subkind(ofChain chain: Int) -> String? {
    if let entry = entries[chain] { return entry.subkind }
    return document.chains[chain].mentions.contains { document.mentions[$0].finder == Mention.teamFinder }
      ? "team" : nil
  }

  /// Whether a chain is a party: the packs say so, or, where they do not know it, its name.
  func isParty(_ chain: Int) -> Bool {
    guard let entry = entries[chain] else {
      let name = document.chains[chain].name.lowercased()
      guard document.chains[chain].kind == .organization else { return false }
      return name.hasSuffix(" party") || parties.contains(chain)
        || facts.isPartyMembers(name.hasPrefix("the ") ? String(name.dropFirst(4)) : name)
    }
    return entry.subkind == "party"
  }

  /// A word and what it hangs on, up to the root of its sentence; at most 64 words.
  func way(from token: Int, in sentence: Sentence) -> [Int] {
    var way = [token]
    while let last = way.last, let head = document.head(of: last, in: sentence), way.count < 64 { way.append(head) }
    return way
  }

  /// "the Margaret Thatcher of Norway": whether a mention names somebody only to compare another with.
  func isLikeness(_ mention: Int) -> Bool {
    let tokens = document.mentions[mention].tokens
    // "the Rev. Al Sharpton of New York" is himself.
    guard document.mentions[mention].reading == .name, mentionKind(mention) == .person,
      tokens.upperBound < document.tokens.count, lower(tokens.upperBound) == "of",
      !lower(tokens.lowerBound).hasSuffix(".")
    else { return false }
    var before = tokens.lowerBound - 1
    while before >= 0, ["\"", "“", "‘", "'", "``"].contains(lower(before)) { before -= 1 }
    return before >= 0 && ["a", "an", "the"].contains(lower(before))
  }

  /// Whether a token is the possessive mark.
  func isPossessiveMark(_ token: Int) -> Bool {
    let lower = document.tokens[token].lower
    return lower == "'s" || lower == "'" && document.tokens[token].tag == .particle || lower == "’s"
  }

  /// Whether a form of "be" puts what it says in the past: "was president", "had been president"; never "has been".
  func wasSo(_ verbs: Range<Int>) -> Bool {
    guard let last = verbs.last, lemma(last) == "be" else { return false }
    return ["was", "were"].contains(lower(last)) || lower(last) == "been" && verbs.contains { lower($0) == "had" }
  }

  /// The text of a stretch of tokens, as written.
  func text(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return document.text(of: document.tokens[first].span.joined(with: document.tokens[last].span))
  }
}
