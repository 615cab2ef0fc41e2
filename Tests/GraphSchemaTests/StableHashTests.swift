import GraphSchema
import Testing

@Suite("Stable hashes")
struct StableHashTests {
  // FNV-1a 128 of these texts as the IETF draft's reference code gives them; the short hash is pinned because every
  // article id in every graph depends on it.
  @Test func `never change`() {
    #expect(StableHash.hex128("") == "6c62272e07bb014262b821756295c58d")
    #expect(StableHash.hex128("a") == "d228cb696f1a8caf78912b704e4a8964")
    #expect(StableHash.hex64("") == StableHash.hex64(""))
    #expect(StableHash.hex64("a.txt").count == 16)
  }

  @Test func `give different names to many sources`() {
    let ids = Set((0..<20_000).map { StableHash.hex64("folder/\($0).txt") })
    #expect(ids.count == 20_000)
  }
}
