internal import Evaluation
internal import GraphSchema

/// A document in which the names are those of the gold, for measuring relations alone.
///
/// Words and trees are as they were read. Every mention of the gold that lies on words is a mention (the longer one where
/// two overlap), every entity a chain; pronouns and descriptions that the stage found stay where their chain is an
/// entity of the gold.
struct GivenEntities {
  let document: Document
  /// The entity of the gold that each chain is.
  let entities: [Int]

  init(_ read: Document, gold: GoldRelations) {
    let reader = Reader(read, gold)
    var marked: [(mention: Mention, entity: Int)] = reader.named()
    marked += reader.pointing(besides: marked)
    marked.sort { $0.mention.span < $1.mention.span }
    var members: [Int: [Int]] = [:]
    for (number, item) in marked.enumerated() { members[item.entity, default: []].append(number) }
    let order = members.keys.sorted { (members[$0]?[0] ?? 0) < (members[$1]?[0] ?? 0) }
    let mentions = marked.map(\.mention)
    document = Document(
      article: read.article, sentences: read.sentences, tokens: read.tokens, mentions: mentions,
      chains: order.map { entity in
        let numbers = members[entity] ?? []
        let names = numbers.filter { mentions[$0].reading == .name }
        let longest = (names.isEmpty ? numbers : names).max {
          (mentions[$0].span.count, -$0) < (mentions[$1].span.count, -$1)
        }
        return Chain(
          mentions: numbers, kind: gold.entities[entity].kind,
          name: longest.map { read.text(of: mentions[$0].span) } ?? "", entry: reader.entry(of: entity))
      })
    entities = order
  }
}

private struct Reader {
  private let read: Document
  private let gold: GoldRelations
  private let sentenceOf: [Int]
  /// The found mention on exactly these words.
  private let foundOn: [Range<Int>: Int]
  private let chainOf: [Int?]
  /// The words under each mention of the gold, `nil` where there are none in one sentence.
  private let places: [[Range<Int>]]
  /// The entity of the gold that shares the most mentions with a chain.
  private let entityOfChain: [Int: Int]

  init(_ read: Document, _ gold: GoldRelations) {
    self.read = read
    self.gold = gold
    var sentenceOf = [Int](repeating: 0, count: read.tokens.count)
    for (number, sentence) in read.sentences.enumerated() {
      for token in sentence.tokens { sentenceOf[token] = number }
    }
    var chainOf = [Int?](repeating: nil, count: read.mentions.count)
    for (number, chain) in read.chains.enumerated() { for mention in chain.mentions { chainOf[mention] = number } }
    let foundOn = Dictionary(
      read.mentions.enumerated().map { ($1.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    let bytes = Self.bytes(of: read.article.text)
    let places = gold.entities.map { entity in
      entity.mentions.compactMap { range -> Range<Int>? in
        Self.tokens(under: Span(bytes[range.lowerBound], bytes[range.upperBound]), in: read.tokens)
      }.filter { sentenceOf[$0.lowerBound] == sentenceOf[$0.upperBound - 1] }
    }
    let alignment = EntityAlignment(gold: places) { words in foundOn[words].flatMap { chainOf[$0] } }
    self.sentenceOf = sentenceOf
    self.foundOn = foundOn
    self.chainOf = chainOf
    self.places = places
    entityOfChain = Dictionary(
      read.chains.indices.compactMap { chain in alignment[chain].map { (chain, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The mentions of the gold.
  func named() -> [(mention: Mention, entity: Int)] {
    var wanted: [(words: Range<Int>, entity: Int)] = []
    for (entity, list) in places.enumerated() { for words in list { wanted.append((words, entity)) } }
    wanted.sort { a, b in
      (-a.words.count, a.words.lowerBound, a.entity) < (-b.words.count, b.words.lowerBound, b.entity)
    }
    var taken: Set<Int> = []
    return wanted.compactMap { words, entity in
      guard words.allSatisfy({ !taken.contains($0) }) else { return nil }
      taken.formUnion(words)
      return (mention(on: words, kind: gold.entities[entity].kind), entity)
    }
  }

  /// What the stage found to point to an entity of the gold.
  func pointing(besides marked: [(mention: Mention, entity: Int)]) -> [(mention: Mention, entity: Int)] {
    let taken = Set(marked.flatMap { Array($0.mention.tokens) })
    return read.mentions.enumerated().compactMap { number, mention in
      guard mention.reading.isStandIn, mention.tokens.allSatisfy({ !taken.contains($0) }), let chain = chainOf[number],
        let entity = entityOfChain[chain], read.chains[chain].kind == gold.entities[entity].kind
      else { return nil }
      return (mention, entity)
    }
  }

  /// The entry of the packs that the stage decided for.
  func entry(of entity: Int) -> PackEntry.ID? {
    let chain = entityOfChain.first { $0.value == entity }?.key
    return chain.flatMap { read.chains[$0].kind == gold.entities[entity].kind ? read.chains[$0].entry : nil }
  }

  private func mention(on words: Range<Int>, kind: EntityKind) -> Mention {
    let span = Span(read.tokens[words.lowerBound].span.start, read.tokens[words.upperBound - 1].span.end)
    let found = foundOn[words].map { read.mentions[$0] }
    return Mention(
      span: span, tokens: words, sentence: sentenceOf[words.lowerBound], kind: kind,
      reading: found?.reading ?? reading(of: words, kind),
      candidates: found?.kind == kind ? found?.candidates ?? [] : [], finder: "gold", gender: found?.gender)
  }

  private func reading(of words: Range<Int>, _ kind: EntityKind) -> Reading {
    let tokens = read.tokens[words]
    if tokens.count == 1, tokens.first?.tag == .pronoun { return .pronoun }
    if tokens.contains(where: { $0.text.first?.isUppercase == true }) {
      return kind == .place && tokens.last?.tag == .adjective ? .demonym : .name
    }
    return .description
  }

  /// Where each code point begins, and the end of the text.
  private static func bytes(of text: String) -> [Int] {
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    return offsets + [offset]
  }

  private static func tokens(under span: Span, in tokens: [Token]) -> Range<Int>? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < tokens.count, tokens[end].span.start < span.end { end += 1 }
    return low < end ? low..<end : nil
  }
}
