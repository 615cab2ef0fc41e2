import Evaluation
import Foundation
import GraphSchema
import Testing

/// Reference/graph holds two short articles as people would draw them, graph-found.json a graph with every kind of error,
/// and graph-scores.json what `score_graph.py`, beside the project, counts on the two (2026-11-21).
@Suite("Graph scores")
struct GraphScorerTests {
  private struct Found: Decodable {
    struct Document: Decodable { let id, source: String }
    struct Mention: Decodable {
      let document: String
      let start, end: Int
      let text: String
      let reading: Reading
    }
    struct Entity: Decodable {
      let id: String
      let kind: EntityKind
      let mentions: [Mention]
    }
    struct Evidence: Decodable {
      let document: String
      let start, end: Int
      let polarity: Polarity
      let modality: Modality
    }
    struct Relation: Decodable {
      let subject, predicate, object: String
      let evidence: [Evidence]
    }
    let documents: [Document]
    let entities: [Entity]
    let relations: [Relation]

    var subgraph: Subgraph {
      Subgraph(
        documents: documents.map { DocumentRecord(id: $0.id, source: $0.source, story: $0.id) },
        entities: entities.map { entity in
          GraphSchema.Entity(
            id: entity.id, kind: entity.kind, name: entity.id, names: [entity.id], articles: 1,
            mentions: entity.mentions.map {
              MentionRecord(
                document: $0.document, range: CodePointRange($0.start, $0.end), text: $0.text, reading: $0.reading)
            })
        },
        relations: relations.map { relation in
          GraphSchema.Relation(
            key: .init(subject: relation.subject, predicate: relation.predicate, object: relation.object), articles: 1,
            stories: 1, confidence: 1,
            evidence: relation.evidence.map {
              GraphSchema.Evidence(
                document: $0.document, range: CodePointRange($0.start, $0.end), quote: "", polarity: $0.polarity,
                modality: $0.modality, finder: "test")
            })
        })
    }
  }

  private func story() throws -> GoldStory {
    func file(_ name: String) throws -> (path: String, bytes: [UInt8]) {
      (name, [UInt8](try Reference.data("graph/nordic/\(name)")))
    }
    return try GoldStory(
      name: "nordic", entities: file("entities.json"), articles: [file("waiting.json"), file("joining.json")])
  }

  @Test func `are those of score_graph.py`() throws {
    let found = try JSONDecoder().decode(Found.self, from: Reference.data("graph-found.json"))
    var scorer = GraphScorer(found.subgraph, catalogue: .standard)
    scorer.add(try story())
    let counts = try JSONDecoder().decode([String: Double].self, from: Reference.data("graph-scores.json"))
    func expect(_ score: Score, _ right: String, _ found: String, _ gold: String) {
      #expect([score.rightOfGold, score.found, score.gold] == [right, found, gold].map { counts[$0] }, "\(right)")
    }
    expect(scorer.names, "m_tp", "m_pred", "m_gold")
    expect(scorer.relations, "r_tp", "r_pred", "r_gold")
    expect(scorer.families, "f_tp", "f_pred", "f_gold")
    expect(scorer.pairs, "p_tp", "p_pred", "p_gold")
    expect(scorer.attributes, "att_ok", "att_n", "att_n")
    #expect(scorer.entities.rightOfGold == counts["e_found"] && scorer.entities.gold == counts["e_gold"])
    #expect(abs(scorer.identity.rightOfFound - (counts["b3p"] ?? 0)) < 1e-12)
    #expect(abs(scorer.identity.rightOfGold - (counts["b3r"] ?? 0)) < 1e-12)
    #expect(scorer.identity.gold == counts["b3n"])
  }

  @Test func `name the file of an article that is broken`() throws {
    #expect(throws: EvaluationError.self) {
      try GoldStory(
        name: "a", entities: ("a/entities.json", Array("[]".utf8)), articles: [("a/b.json", Array("{".utf8))])
    }
    do {
      let article = #"{"mentions": [{"start": 0, "end": 4, "entity": "oslo"}], "relations": []}"#
      _ = try GoldStory(
        name: "a", entities: ("a/entities.json", Array("[]".utf8)), articles: [("a/b.json", Array(article.utf8))])
      Issue.record("a mention of an unknown entity was taken")
    } catch {
      #expect(
        error.description == """
          Error: a mention is of 'oslo', which is no entity of the story
            at a/b.json
            try: list it in entities.json
          """)
    }
  }
}
