internal import GRDB
internal import GraphSchema

/// Reads what articles say, article by article, as it was committed.
///
/// Rows are read where SQLite holds them and kept once: names, predicates and finders that thousands of claims share are
/// one text in memory. Not with GRDB's cursors, which take a text for the number 0.
struct ClaimReader {
  private let sentences: RawStatement
  private let chains: RawStatement
  private let mentions: RawStatement
  private let relations: RawStatement
  private var texts = IDTable<String>()

  init(_ db: Database) throws {
    sentences = try RawStatement(#"SELECT start, "end" FROM sentences WHERE article = ? ORDER BY number"#, in: db)
    chains = try RawStatement(
      "SELECT number, kind, name, entry, gender FROM chains WHERE article = ? ORDER BY number", in: db)
    mentions = try RawStatement(
      #"SELECT chain, start, "end", text, reading FROM mentions WHERE article = ? ORDER BY chain, number"#, in: db)
    relations = try RawStatement(
      """
      SELECT subject, predicate, object, start, "end", quote, polarity, modality, tense, attributed_to, role, date,
        finder, confidence
      FROM claims WHERE article = ? ORDER BY number
      """, in: db)
  }

  /// - Parameter withSentences: whether they are wanted: only the search reads them.
  /// - Throws: `DamagedColumn`, `StoreError` with `.damaged`.
  mutating func claims(of article: Article.ID, withSentences: Bool) throws -> Claims {
    let chains = try chains(of: article)
    return Claims(
      article: article, sentences: withSentences ? try sentences(of: article) : [], chains: chains,
      relations: try relations(of: article, chains: chains.indices))
  }

  private func sentences(of article: Article.ID) throws -> [CodePointRange] {
    sentences.bind(article, at: 1)
    var found: [CodePointRange] = []
    while try sentences.step() { found.append(try sentences.range(0, 1)) }
    return found
  }

  private mutating func chains(of article: Article.ID) throws -> [ChainClaim] {
    var said: [Int: [MentionClaim]] = [:]
    mentions.bind(article, at: 1)
    while try mentions.step() {
      let mention = MentionClaim(
        range: try mentions.range(1, 2), text: shared(try mentions.word(3)), reading: try mentions.value(4))
      said[try mentions.int(0), default: []].append(mention)
    }
    var found: [ChainClaim] = []
    chains.bind(article, at: 1)
    while try chains.step() {
      found.append(
        ChainClaim(
          kind: try chains.value(1), name: shared(try chains.word(2)), entry: try chains.optionalWord(3),
          gender: try chains.optionalValue(4), mentions: said[try chains.int(0)] ?? []))
    }
    return found
  }

  private mutating func relations(of article: Article.ID, chains: Range<Int>) throws -> [RelationClaim] {
    var found: [RelationClaim] = []
    relations.bind(article, at: 1)
    while try relations.step() {
      let evidence = EvidenceClaim(
        range: try relations.range(3, 4), quote: try relations.word(5), polarity: try relations.value(6),
        modality: try relations.value(7), tense: try relations.optionalValue(8),
        attributedTo: relations.isNull(9) ? nil : try relations.int(9), role: try relations.optionalWord(10),
        date: try relations.optionalWord(11), finder: shared(try relations.word(12)),
        confidence: try relations.real(13, in: 0...1))
      let claim = RelationClaim(
        subject: try relations.int(0), predicate: shared(try relations.word(1)), object: try relations.int(2),
        evidence: evidence)
      // Whoever works with claims trusts these numbers.
      guard chains.contains(claim.subject), chains.contains(claim.object),
        claim.evidence.attributedTo.map(chains.contains) ?? true
      else { throw DamagedColumn(column: "claims.subject, claims.object or claims.attributed_to") }
      found.append(claim)
    }
    return found
  }

  /// The same text, in the memory of the first one that was read.
  private mutating func shared(_ text: String) -> String {
    // Shorter ones have no memory of their own.
    guard text.utf8.count > 15 else { return text }
    if let known = texts[text] { return known }
    texts[text] = text
    return text
  }
}
