import GraphSchema
import Testing

@Suite("Subgraphs")
struct SubgraphTests {
  private func evidence(_ polarity: Polarity, _ modality: Modality) -> Evidence {
    Evidence(
      document: "a", range: CodePointRange(0, 3), quote: "Ada", polarity: polarity, modality: modality, finder: "test")
  }

  private func relation(_ evidence: [Evidence], subject: String = "a") -> Relation {
    Relation(
      key: Relation.Key(subject: subject, predicate: "met_with", object: "z"), articles: 1, stories: 1, confidence: 1,
      evidence: evidence)
  }

  @Test(
    "say what the evidence amounts to",
    arguments: [
      ([Modality.actual], Relation.Standing.actual), ([.possible, .actual], .actual),
      ([.possible, .planned], .planned),
      ([.alleged, .possible], .alleged), ([.possible], .possible), ([], .denied),
    ])
  func standing(asserted: [Modality], expected: Relation.Standing) {
    let denials = [evidence(.denied, .actual), evidence(.denied, .planned)]
    #expect(relation(asserted.map { evidence(.asserted, $0) } + denials).standing == expected)
  }

  @Test func `are equal when they hold the same, whatever the order`() {
    let entities = ["b", "a", "z"].map { Entity(id: $0, kind: .person, name: $0, names: [$0], articles: 1) }
    let relations = ["b", "a"].map { relation([evidence(.asserted, .actual)], subject: $0) }
    let documents = ["y", "x"].map { DocumentRecord(id: $0, source: $0, story: $0) }
    let one = Subgraph(documents: documents, entities: entities, relations: relations, speakers: entities)
    let other = Subgraph(
      documents: documents.reversed(), entities: entities.reversed(), relations: relations.reversed(),
      speakers: entities.reversed())
    #expect(one == other)
    #expect(one.entities.map(\.id) == ["a", "b", "z"])
    #expect(one.relations.map(\.subject) == ["a", "b"])
    #expect(one.documents.map(\.id) == ["x", "y"])
  }

  @Test func `a relation without a sentence stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Relation(
        key: Relation.Key(subject: "a", predicate: "met_with", object: "b"), articles: 1, stories: 1, confidence: 1,
        evidence: [])
    }
  }

  @Test func `diagnostics are three lines, the last two where there is something to say`() {
    struct Broken: Diagnostic {
      let what = "no relation is called 'workFor'"
      let place: String?
      let remedy: String?
      let codeName = "unknownPredicate"
    }
    #expect(
      Broken(place: "query, column 14", remedy: "did you mean 'worksFor'?").description == """
        Error: no relation is called 'workFor'
          at query, column 14
          try: did you mean 'worksFor'?
        """)
    #expect(Broken(place: nil, remedy: nil).description == "Error: no relation is called 'workFor'")
  }
}
