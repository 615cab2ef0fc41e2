internal import GraphQuery
internal import GraphSchema

/// What `kith stats` prints.
enum StatisticsText {
  static func render(_ statistics: Statistics) -> String {
    let counts = statistics.counts
    var lines = [
      "\(counted(counts.articles, "article")) in \(counted(counts.stories, "story", "stories")), "
        + "\(counted(counts.sentences, "sentence")), \(counted(counts.mentions, "mention"))",
      "\(counted(counts.entities, "entity", "entities")): "
        + counts.kinds.map { "\($0.count) \($0.name)" }.joined(separator: ", "),
      "\(counted(counts.relations, "relation")) with \(counted(counts.evidence, "sentence")): "
        + counts.standings.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }.joined(separator: ", "),
    ]
    if !statistics.mostConnected.isEmpty {
      lines += ["", "Most connected"]
      lines += statistics.mostConnected.map { "  \($0.relations)  \($0.entity.name)" }
    }
    if !counts.predicates.isEmpty {
      lines += ["", "Relations"]
      lines += counts.predicates.map { "  \($0.count)  \(Catalogue.standard[$0.name]?.label ?? $0.name)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Leader: Encodable {
      let id, name: String
      let relations: Int
    }
    let articles, stories, sentences, mentions, entities, relations, evidence: Int
    let kinds, predicates, standings: [String: Int]
    let mostConnected: [Leader]

    init(_ statistics: Statistics) {
      let counts = statistics.counts
      articles = counts.articles
      stories = counts.stories
      sentences = counts.sentences
      mentions = counts.mentions
      entities = counts.entities
      relations = counts.relations
      evidence = counts.evidence
      func table(_ tallies: [GraphCounts.Tally]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: tallies.map { ($0.name, $0.count) })
      }
      kinds = table(counts.kinds)
      predicates = table(counts.predicates)
      standings = table(counts.standings)
      mostConnected = statistics.mostConnected.map {
        Leader(id: $0.entity.id, name: $0.entity.name, relations: $0.relations)
      }
    }
  }
}
