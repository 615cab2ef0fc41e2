import GraphSchema
import Testing

@testable import GraphExport

@Suite("Text that is put aside")
struct ScratchTextTests {
  private func text(_ number: Int, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
  }

  @Test(
    "comes back in the same pieces, also those on the disk",
    arguments: [[1, 2, 3], [1_500_000, 3_000_000, 7, 900_000]])
  func pieces(counts: [Int]) throws {
    var scratch = ScratchText()
    for (number, count) in counts.enumerated() {
      try text(number, count: count).withUnsafeBytes { try scratch.add($0) }
      try scratch.add(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    #expect(scratch.places.map(\.count) == counts)
    #expect(scratch.places.map(\.isInMemory).contains(false) == (counts.reduce(0, +) > 1 << 22))
    for (number, place) in scratch.places.enumerated().reversed() {
      try scratch.with(place) { #expect(Array($0) == text(number, count: counts[number])) }
    }
  }
}
