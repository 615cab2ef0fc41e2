import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite("Lines of bytes")
struct ByteLinesTests {
  /// Pieces of odd sizes, so that lines and their ends fall on the borders.
  private final class Pieces: ByteLayer {
    private var rest: [Data]

    init(_ pieces: [Data]) { rest = pieces.reversed() }

    func read() -> Data? { rest.popLast() }
  }

  @Test func `are the same wherever the pieces of the file begin and end`() {
    for seed in 0..<20 {
      var random = Seeded(seed)
      let lines = (0..<200).map { _ in
        String(repeating: "ab", count: Int.random(in: 0..<60, using: &random))
          + (Bool.random(using: &random) ? "\r" : "")
      }
      var bytes = Data(lines.joined(separator: "\n").utf8)
      var pieces: [Data] = []
      while !bytes.isEmpty {
        let piece = bytes.prefix(Int.random(in: 1...90, using: &random))
        pieces.append(Data(piece))
        bytes = Data(bytes.dropFirst(piece.count))
      }
      let reader = ByteLines(ByteSource(Pieces(pieces), place: "test"))
      var found: [String] = []
      while let line = reader.line(limit: 50) {
        found.append(line.text)
        #expect(line.bytes.count <= 50, "seed \(seed)")
      }
      // The last line has no end, so its CR belongs to it; an empty one after the last end is none.
      let whole = lines.dropLast().map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 } + lines.suffix(1)
      let expected = (whole.last == "" ? whole.dropLast() : whole[...]).map { String($0.prefix(50)) }
      #expect(found == Array(expected), "seed \(seed)")
    }
  }

  @Test func `may be followed by stretches of a known length`() {
    let pieces = ["one\ntw", "o\n0123", "456789", "three\n"].map { Data($0.utf8) }
    let reader = ByteLines(ByteSource(Pieces(pieces), place: "test"))
    #expect(reader.line(limit: 100)?.text == "one")
    #expect(reader.line(limit: 100)?.text == "two")
    let (kept, isWhole) = reader.bytes(10, keep: 7)
    #expect((String(decoding: kept, as: UTF8.self), isWhole) == ("0123456", true))
    #expect(reader.line(limit: 3).map { [$0.text, "\($0.isCut)"] } == ["thr", "true"])
    let rest = reader.bytes(4, keep: 4)
    #expect((rest.bytes.count, rest.isWhole) == (0, false))
  }
}
