import GraphSchema
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  @Test func `reads the relations that Kith is built with`() throws {
    let catalogue = Catalogue.standard
    #expect(catalogue.predicates.count == 67)
    let minister = try #require(catalogue["minister_of"])
    #expect(minister.label == "minister of")
    #expect(minister.inverse == "has minister")
    #expect(minister.admits(subject: .person, object: .place))
    #expect(!minister.admits(subject: .place, object: .person))
    #expect(catalogue["capital_of"]?.functional == .both)
    #expect(catalogue["met_with"]?.isSymmetric == true)
    #expect(catalogue["works_for"] == nil)
    #expect(catalogue.subkinds[.place]?.contains("country") == true)
  }

  @Test func `every relation joins at least one pair of kinds and reads both ways`() {
    for predicate in Catalogue.standard.predicates {
      #expect(!predicate.subjectKinds.isEmpty && !predicate.objectKinds.isEmpty, "\(predicate.id)")
      #expect(
        !predicate.label.isEmpty && !predicate.inverse.isEmpty && !predicate.definition.isEmpty, "\(predicate.id)")
    }
    #expect(Set(Catalogue.standard.predicates.map(\.id)).count == Catalogue.standard.predicates.count)
  }

  @Test func `a later predicate takes the place of an earlier one of its name`() throws {
    let old = try #require(Catalogue.standard["met_with"])
    let new = Predicate(
      id: "met_with", family: old.family, label: "saw", inverse: "was seen by", subjectKinds: [.person],
      objectKinds: [.person], aspect: .event, isSymmetric: false, definition: "Saw.")
    let catalogue = Catalogue(predicates: Catalogue.standard.predicates + [new], subkinds: [:])
    #expect(catalogue.predicates.count == Catalogue.standard.predicates.count)
    #expect(catalogue["met_with"] == new)
  }
}
