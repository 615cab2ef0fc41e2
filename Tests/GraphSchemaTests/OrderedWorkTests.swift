import GraphSchema
import Testing

@Suite("Work in order")
struct OrderedWorkTests {
  private struct Stop: Error {}

  /// What `hands` threads make of the numbers below `count`.
  private func numbers(below count: Int, hands: Int, times: Int = 1) throws -> [UInt8] {
    var next = 0
    var bytes: [UInt8] = []
    try OrderedWork.run(
      hands: hands,
      next: { () -> Int? in
        defer { next += 1 }
        return next < count ? next : nil
      },
      hand: { _ in
        { number, output in
          // Some tasks are much longer than others.
          for _ in 0..<times * (number % 7 == 0 ? 50 : 1) {
            output.text.add(number)
            output.text.add(byte: 0x0A)
            try output.flush()
          }
        }
      }, deliver: { bytes.append(contentsOf: $0) })
    return bytes
  }

  @Test func `what several threads write leaves in the order of the tasks`() throws {
    let alone = try numbers(below: 500, hands: 1)
    for hands in 2...5 { #expect(try numbers(below: 500, hands: hands) == alone, "hands \(hands)") }
    #expect(alone.prefix(4) == [0x30, 0x0A, 0x30, 0x0A])
    #expect(try numbers(below: 0, hands: 3) == [])
  }

  @Test func `tasks that write more than may wait come to an end`() throws {
    let bytes = try numbers(below: 15, hands: 3, times: 100_000)
    #expect(bytes.count { $0 == 0x0A } == (12 + 3 * 50) * 100_000)
  }

  @Test func `the first error of whoever throws comes out, and no thread is left`() throws {
    #expect(throws: Stop.self) {
      try OrderedWork.run(
        hands: 3, next: { 1 }, hand: { _ in { number, output in output.text.add(number) } },
        deliver: { _ in throw Stop() })
    }
    #expect(throws: Stop.self) {
      try OrderedWork.run(hands: 3, next: { 1 }, hand: { _ in { _, _ in throw Stop() } }, deliver: { _ in })
    }
    #expect(throws: Stop.self) {
      try OrderedWork.run(
        hands: 2, next: { () -> Int? in 1 },
        hand: { (number: Int) throws -> (Int, inout WorkOutput) throws -> Void in
          if number == 1 { throw Stop() }
          return { _, _ in }
        }, deliver: { _ in })
    }
    #expect(throws: Stop.self) {
      try OrderedWork.run(
        hands: 2, next: { () throws -> Int? in throw Stop() }, hand: { _ in { _, _ in } }, deliver: { _ in })
    }
  }
}
