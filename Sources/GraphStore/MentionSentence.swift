internal import GRDB
public import GraphSchema

/// A sentence that mentions something, with where it is from.
public struct MentionSentence: Hashable, Sendable {
  public let chain: ChainReference
  /// How the sentence names it.
  public let mention: String
  public let text: String
  public let source: String
  public let publisher: String?
  public let published: String?
}

extension GraphDatabase {
  /// The sentence of the most telling mention of each chain, in the order given; without chains that are not there or stand
  /// in no sentence.
  public func sentences(of chains: [ChainReference]) throws(StoreError) -> [MentionSentence] {
    let mentions = try chains.map { chain throws(StoreError) in try self.mentions(of: [chain]).first }
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT t.text, a.source, a.publisher, a.published FROM sentence_texts AS t
          JOIN articles AS a ON a.id = t.article
          WHERE t.article = ? AND t.start <= ? AND t."end" > ? ORDER BY t.start LIMIT 1
          """)
      return try zip(chains, mentions).compactMap { chain, mention in
        guard let mention,
          let row = try Row.fetchOne(
            statement, arguments: [mention.article, mention.range.start, mention.range.start])
        else { return nil }
        return try MentionSentence(
          chain: chain, mention: mention.text, text: row.read("text"), source: row.read("source"),
          publisher: row.read("publisher"),
          published: row.read("published"))
      }
    }
  }
}
