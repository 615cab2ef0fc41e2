import GraphSchema
import Testing

@testable import Identity

@Suite("Ids of entities")
struct EntityIDTests {
  private typealias Draft = (name: String, kind: EntityKind, entry: PackEntry.ID?, first: ChainReference)

  private func draft(_ name: String, entry: PackEntry.ID? = nil, _ article: String) -> Draft {
    (name, .person, entry, ChainReference(article: article, chain: 1))
  }

  @Test func `are the name, for the one that the packs know before its namesakes`() {
    let ids = EntityIDs.assign([draft("Ada Brown", "a"), draft("Ada Brown", entry: "Q1", "b"), draft("Zoë Lund", "c")])
    #expect(ids[1...] == ["ada-brown", "zoe-lund"])
    #expect(ids[0].hasPrefix("ada-brown-"))
  }

  @Test func `differ for any number that were kept apart and yet have one entry`() {
    let drafts = (0..<40).map { draft("Ada Brown", entry: "Q1", "article \($0)") }
    #expect(Set(EntityIDs.assign(drafts)).count == 40)
  }

  @Test func `do not depend on the order`() {
    let drafts = (0..<12).map { draft("Ada Brown", entry: $0 < 6 ? "Q1" : nil, "article \($0)") }
    let ids = Dictionary(uniqueKeysWithValues: zip(drafts.map(\.first), EntityIDs.assign(drafts)))
    let again = Dictionary(
      uniqueKeysWithValues: zip(drafts.reversed().map(\.first), EntityIDs.assign(drafts.reversed())))
    #expect(ids == again)
  }
}
