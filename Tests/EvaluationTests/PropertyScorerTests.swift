import Evaluation
import GraphSchema
import Testing

@Suite("Scores of facts between mentions")
struct PropertyScorerTests {
  private typealias Fact = PropertyScorer.Fact

  private func score(
    gold: [PropertyScorer.Fact], found: [PropertyScorer.Fact], annotated: Set<String> = ["CEO", "SPOUSE"]
  ) -> Score {
    var scorer = PropertyScorer()
    scorer.add(gold: gold, found: found, annotated: annotated)
    return scorer.all
  }

  private let chief = PropertyScorer.Fact(subject: 0..<6, property: "CEO", object: 10..<14)

  @Test func `find a fact where both ends overlap, and only there`() {
    let near = Fact(subject: 3..<9, property: "CEO", object: 13..<20)
    #expect(score(gold: [chief], found: [near]) == Score(right: 1, found: 1, gold: 1))
    let beside = Fact(subject: 6..<9, property: "CEO", object: 10..<14)
    #expect(score(gold: [chief], found: [beside]) == Score(right: 0, found: 1, gold: 1))
    let turned = Fact(subject: 10..<14, property: "CEO", object: 0..<6)
    #expect(score(gold: [chief], found: [turned]) == Score(right: 0, found: 1, gold: 1))
    let other = Fact(subject: 0..<6, property: "SPOUSE", object: 10..<14)
    #expect(score(gold: [chief], found: [other]) == Score(right: 0, found: 1, gold: 1))
  }

  @Test func `count each two mentions, and what is found twice between them once`() {
    let again = Fact(subject: 0..<6, property: "CEO", object: 30..<32)
    #expect(score(gold: [chief, again], found: [chief]) == Score(right: 1, found: 1, gold: 2))
    let longer = Fact(subject: 0..<6, property: "CEO", object: 8..<14)
    #expect(score(gold: [chief], found: [chief, longer, chief]) == Score(right: 1, found: 1, gold: 1))
  }

  @Test func `leave out what was not annotated`() {
    let couple = Fact(subject: 0..<6, property: "SPOUSE", object: 20..<24)
    #expect(score(gold: [], found: [couple], annotated: ["CEO"]) == Score())
    #expect(score(gold: [], found: [couple]) == Score(right: 0, found: 1, gold: 0))
  }

  @Test func `say a relation in every property that admits it, in its direction`() throws {
    let tables = try PredicateTable.embedded(catalogue: .standard)
    let table = try #require(tables.first { $0.name == "knowledgenet" })
    #expect(
      Fact.saying("head_of", subject: 0..<4, object: 8..<9, table: table) == [
        Fact(subject: 8..<9, property: "CEO", object: 0..<4),
        Fact(subject: 0..<4, property: "EMPLOYEE_OR_MEMBER_OF", object: 8..<9),
      ])
    #expect(Fact.saying("met_with", subject: 0..<4, object: 8..<9, table: table).isEmpty)
  }
}
