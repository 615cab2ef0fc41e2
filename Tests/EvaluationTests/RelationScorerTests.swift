import Evaluation
import GraphSchema
import Testing

@Suite("Relation scores")
struct RelationScorerTests {
  private let catalogue = Catalogue.standard

  /// Entities are given as words of the text with kind and id, relations as indices.
  private func gold(
    _ table: String, _ body: String, _ entities: [(String, String, String)], _ relations: [(Int, String, Int)]
  ) throws -> GoldRelations {
    let marked = try entities.map { words, kind, id in
      let range = try #require(body.firstRange(of: words))
      let start = body.unicodeScalars.distance(from: body.startIndex, to: range.lowerBound)
      return #"{"start": \#(start), "end": \#(start + words.unicodeScalars.count), "text": "", "kind": "\#(kind)", "#
        + #""id": "\#(id)"}"#
    }
    let stated = relations.map { #"{"subject": \#($0), "predicate": "\#($1)", "object": \#($2)}"# }
    let line =
      #"{"id": "a", "text": "\#(body)", "entities": [\#(marked.joined(separator: ", "))], "#
      + #""relations": [\#(stated.joined(separator: ", "))]}"#
    let text = try #require(AnnotatedText.texts(GoldLines(line, file: "a")).first)
    let tables = try PredicateTable.embedded(catalogue: catalogue)
    return GoldRelations(text, table: try #require(tables.first { $0.name == table }), catalogue: catalogue)
  }

  @Test func `read every table that is built in`() throws {
    let tables = try PredicateTable.embedded(catalogue: catalogue)
    #expect(tables.map(\.name) == ["dwie", "wikidata", "knowledgenet", "conll04"])
    for table in tables {
      for property in table.properties {
        let row = try #require(table[property])
        let isMapped = row.direction != .same && row.direction != .none
        #expect(row.predicates.isEmpty != isMapped, "\(table.name), \(property)")
      }
    }
    #expect(try PredicateTable.fitting(["P17", "P131"], among: tables, file: "a").name == "wikidata")
    #expect(throws: EvaluationError.self) { try PredicateTable.fitting(["x"], among: tables, file: "a") }
  }

  @Test func `turn properties round, join what is said twice, and count what cannot be said`() throws {
    let gold = try gold(
      "wikidata", "Oslo, Norway: Harald, husband of Sonja, in 1991",
      [
        ("Oslo", "LOC", "o"), ("Norway", "LOC", "n"), ("Harald", "PER", "h"), ("Sonja", "PER", "s"),
        ("1991", "TIME", "t"),
      ],
      [(0, "P131", 1), (1, "P150", 0), (1, "P35", 2), (2, "P26", 3), (3, "P26", 2), (2, "P571", 4), (2, "P17", 1)])
    #expect(gold.entities.map(\.kind) == [.place, .place, .person, .person])
    #expect(
      gold.facts.map { [$0.subject, $0.object] } == [[0, 1], [2, 1], [2, 3]], "\(gold.facts)")
    #expect(gold.facts.map { $0.predicates[0] } == ["located_in", "head_of_state_of", "spouse_of"])
    #expect(gold.leftOut == 1)
  }

  @Test func `take an adjective for its country`() throws {
    let gold = try gold(
      "dwie", "Mexico: the Mexican Pedro and the Swedish Ulf",
      [
        ("Mexico", "LOC", "m"), ("Mexican", "MISC", "x"), ("Pedro", "PER", "p"), ("Swedish", "MISC", "s"),
        ("Ulf", "PER", "u"),
      ],
      [(1, "gpe0", 0), (2, "citizen_of-x", 1), (2, "citizen_of", 0), (4, "citizen_of-x", 3)])
    #expect(gold.entities.map(\.mentions.count) == [2, 1, 1, 1])
    #expect(gold.facts.map { [$0.subject, $0.object] } == [[1, 0], [3, 2]])
  }

  @Test func `accept any predicate that a property admits, and either side of a symmetric one`() throws {
    let gold = try gold(
      "wikidata", "Harald of Norway, husband of Sonja",
      [("Harald", "PER", "h"), ("Norway", "LOC", "n"), ("Sonja", "PER", "s")],
      [(0, "P27", 1), (0, "P26", 2), (2, "P27", 1)])
    var scorer = RelationScorer(catalogue: catalogue)
    scorer.add(
      gold: gold,
      found: [
        .init(subject: 0, predicate: "head_of_state_of", object: 1),
        .init(subject: 2, predicate: "spouse_of", object: 0),
        .init(subject: 0, predicate: "spouse_of", object: 2), .init(subject: nil, predicate: "citizen_of", object: 1),
        .init(subject: 0, predicate: "criticizes", object: 2),
      ])
    #expect(scorer.all == Score(rightOfFound: 2, found: 3, rightOfGold: 2, gold: 3))
    #expect(scorer.rows.map(\.label) == ["head_of_state_of", "citizen_of", "spouse_of"])
  }

  @Test func `count a game that is annotated both ways as one, whoever is named first`() throws {
    let gold = try gold(
      "dwie", "Bremen played Mainz and beat Kiel",
      [("Bremen", "ORG", "b"), ("Mainz", "ORG", "m"), ("Kiel", "ORG", "k")],
      [(0, "vs", 1), (1, "vs", 0), (0, "won_vs", 2)])
    #expect(gold.facts.map { [$0.subject, $0.object] } == [[0, 1], [0, 2]])
    var scorer = RelationScorer(catalogue: catalogue)
    scorer.add(
      gold: gold,
      found: [
        .init(subject: 1, predicate: "opposes", object: 0), .init(subject: 0, predicate: "opposes", object: 1),
        .init(subject: 2, predicate: "opposes", object: 0),
      ])
    #expect(scorer.all == Score(rightOfFound: 1, found: 2, rightOfGold: 1, gold: 2))
  }
}
