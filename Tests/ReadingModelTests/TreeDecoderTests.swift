import Testing

@testable import ReadingModel

@Suite("Trees")
struct TreeDecoderTests {
  @Test func `are the best of all trees with one root`() {
    var state: UInt64 = 7
    func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
    for round in 0..<200 {
      let words = 1 + round % 4
      let scores = (0..<(words * (words + 1))).map { _ in next() }
      func total(_ heads: [Int]) -> Float { heads.indices.reduce(0) { $0 + scores[$1 * (words + 1) + heads[$1]] } }
      var best: Float = -1
      var heads = [Int](repeating: 0, count: words)
      trees: while true {
        if isTree(heads) { best = max(best, total(heads)) }
        for i in heads.indices {
          heads[i] += 1
          if heads[i] <= words { continue trees }
          heads[i] = 0
        }
        break
      }
      let found = TreeDecoder.heads(scores, words: words)
      #expect(isTree(found), "round \(round)")
      #expect(abs(total(found) - best) < 1e-5, "round \(round)")
    }
  }

  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 == 0 }) == 1 else { return false }
    return heads.indices.allSatisfy { start in
      var node = start + 1
      for _ in 0...heads.count where node != 0 { node = heads[node - 1] }
      return node == 0
    }
  }
}
