import GraphSchema
import Names
import Testing

@Suite("Labelled pairs of names")
struct LabelledCasesTests {
  @Test func `strong cases are all decided rightly`() throws {
    for pair in try LabelledPair.all() where pair.isStrong {
      let comparison = pair.comparison
      #expect(
        pair.isRight,
        "'\(pair.first)' and '\(pair.second)' scored \(comparison.score), not \(pair.areSame ? "same" : "different"): \(comparison.reasons)"
      )
    }
  }

  /// The committed figures: raise them when they rise.
  @Test func `the score table does not fall`() throws {
    let floors: [EntityKind: Int] = [.person: 14, .organization: 5, .place: 9]
    let pairs = try LabelledPair.all()
    #expect(pairs.count >= 350)
    print("kind          strong      weak")
    for kind in EntityKind.allCases.sorted() {
      let strong = pairs.filter { $0.kind == kind && $0.isStrong }
      let weak = pairs.filter { $0.kind == kind && !$0.isStrong }
      let rightWeak = weak.filter(\.isRight).count
      print(
        "\(kind.rawValue): strong \(strong.filter(\.isRight).count)/\(strong.count), weak \(rightWeak)/\(weak.count)")
      for pair in weak where !pair.isRight {
        print("  weak: \(pair.first) | \(pair.second) -> \(pair.comparison.score)")
      }
      #expect(rightWeak >= floors[kind] ?? 0)
    }
  }

  @Test func `comparison does not depend on the order of the two names`() throws {
    for pair in try LabelledPair.all() {
      let turned = NameComparison.compare(pair.second, pair.first, kind: pair.kind)
      #expect(pair.comparison.score == turned.score, "'\(pair.first)', '\(pair.second)'")
    }
  }

  @Test func `names that are the same share a key`() throws {
    for pair in try LabelledPair.all() where pair.comparison.isSame {
      let a = Set(ParsedName(pair.first, kind: pair.kind).keys)
      let b = Set(ParsedName(pair.second, kind: pair.kind).keys)
      #expect(!a.isDisjoint(with: b), "'\(pair.first)' \(a.sorted()) and '\(pair.second)' \(b.sorted())")
    }
  }

  @Test func `every score above zero has a reason`() throws {
    for pair in try LabelledPair.all() where pair.comparison.score > 0.1 {
      #expect(!pair.comparison.reasons.isEmpty || pair.kind == .place, "'\(pair.first)', '\(pair.second)'")
    }
  }
}
