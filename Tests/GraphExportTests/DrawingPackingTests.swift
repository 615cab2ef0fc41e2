import Foundation
import Testing

@testable import GraphExport

@Suite("Room in a drawing")
struct DrawingPackingTests {
  @Test("is taken out without anything touching or changing sides", arguments: 1...20 as ClosedRange<UInt64>)
  func compaction(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var before: [String: DrawingPlace] = [:]
    // On a grid whose cells are wider than what stands in them: apart, with room between.
    for (index, cell) in Array(0..<100).shuffled(using: &numbers).prefix(30).enumerated() {
      before["n\(index)"] = DrawingPlace(
        x: Double(cell % 10) * 300 + .random(in: 0...100, using: &numbers),
        y: Double(cell / 10) * 200 + .random(in: 0...60, using: &numbers),
        width: .random(in: 20...150, using: &numbers), height: .random(in: 10...90, using: &numbers))
    }
    let after = DrawingPacking.compacted(before, gap: 20)
    #expect(Self.touching(after).isEmpty)
    #expect(Self.size(after).width < Self.size(before).width && Self.size(after).height < Self.size(before).height)
    for (a, place) in before {
      for (b, other) in before where abs(place.y - other.y) < (place.height + other.height) / 2 && place.x < other.x {
        #expect((after[a]?.x ?? 0) < (after[b]?.x ?? 0), "\(a) stays left of \(b)")
      }
    }
  }

  @Test("leaves parts as they are, beside each other", arguments: 1...10 as ClosedRange<UInt64>)
  func packing(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let parts = (0..<12).map { part in
      let middle = Double.random(in: -2_000...2_000, using: &numbers)
      return Dictionary(
        uniqueKeysWithValues: (0..<Int.random(in: 1...4, using: &numbers)).map {
          ("n\(part).\($0)", DrawingPlace(x: middle + Double($0) * 120, y: middle, width: 80, height: 30))
        })
    }
    let all = DrawingPacking.packed(parts, gap: 10)
    #expect(all.count == parts.reduce(0) { $0 + $1.count })
    #expect(Self.touching(all).isEmpty)
    for part in parts {
      let moves = part.compactMap { name, place in all[name].map { ($0.x - place.x, $0.y - place.y) } }
      #expect(moves.allSatisfy { abs($0.0 - moves[0].0) < 1e-6 && abs($0.1 - moves[0].1) < 1e-6 })
    }
    #expect(DrawingPacking.packed([], gap: 10).isEmpty)
  }

  private static func touching(_ places: [String: DrawingPlace]) -> [String] {
    places.flatMap { a, one in
      places.filter { b, other in
        a < b && abs(one.x - other.x) < (one.width + other.width) / 2 - 1e-6
          && abs(one.y - other.y) < (one.height + other.height) / 2 - 1e-6
      }.map { "\(a) and \($0.key)" }
    }
  }

  private static func size(_ places: [String: DrawingPlace]) -> (width: Double, height: Double) {
    func length(_ ends: [(Double, Double)]) -> Double { (ends.map(\.1).max() ?? 0) - (ends.map(\.0).min() ?? 0) }
    return (
      length(places.values.map { ($0.x - $0.width / 2, $0.x + $0.width / 2) }),
      length(places.values.map { ($0.y - $0.height / 2, $0.y + $0.height / 2) })
    )
  }
}
