internal import GraphSchema

/// Scores whether a mention goes back to an earlier one; "to none of them" scores 0.
struct Coreference: Sendable {
  /// Mentions looked back at.
  static let mostBack = 100
  private static let stateWidth = 192
  private static let hidden = 128
  private static let features = 57
  private static let sentencesApart = [0, 1, 2, 4, 8]
  private static let mentionsApart = [1, 2, 4, 8, 16, 32]

  private let state: MentionState
  private let later, earlier, product, score: Linear
  private let plain: [Float]

  init(_ file: WeightFile, width: Int) throws(WeightError) {
    state = try MentionState(file, "coreference.state", of: width, to: Self.stateWidth)
    later = try Linear(file, "coreference.later", from: Self.stateWidth, to: Self.hidden)
    earlier = try Linear(file, "coreference.earlier", from: Self.stateWidth, to: Self.hidden, hasBias: false)
    product = try Linear(file, "coreference.product", from: Self.stateWidth, to: Self.hidden, hasBias: false)
    plain = try file.floats("coreference.plain.weight", [Self.hidden, Self.features])
    score = try Linear(file, "coreference.score", from: Self.hidden, to: 1)
  }

  /// The scores of a mention against earlier ones that do not overlap it, nearest last.
  func scores(of mentions: [CoreferenceMention], rows: [Float]) -> [[(earlier: Int, score: Float)]] {
    guard !mentions.isEmpty else { return [] }
    let states = state.states(of: mentions.map(\.words), rows: rows)
    let plainly = mentions.map(MentionFeatures.init)
    let a = later.apply(states, rows: mentions.count)
    let b = earlier.apply(states, rows: mentions.count)
    return mentions.indices.map { i in
      let candidates = (max(0, i - Self.mostBack)..<i).filter {
        mentions[$0].words.upperBound <= mentions[i].words.lowerBound
      }
      guard !candidates.isEmpty else { return [] }
      var products: [Float] = []
      products.reserveCapacity(candidates.count * Self.stateWidth)
      for j in candidates {
        for k in 0..<Self.stateWidth {
          products.append(states[i * Self.stateWidth + k] * states[j * Self.stateWidth + k])
        }
      }
      var x = product.apply(products, rows: candidates.count)
      for (row, j) in candidates.enumerated() {
        let on = Self.features(plainly, i, j)
        for k in 0..<Self.hidden {
          var value = x[row * Self.hidden + k] + a[i * Self.hidden + k] + b[j * Self.hidden + k]
          for feature in on { value += plain[k * Self.features + feature] }
          x[row * Self.hidden + k] = max(value, 0)
        }
      }
      let scores = score.apply(x, rows: candidates.count)
      return zip(candidates, scores).map { (earlier: $0, score: $1) }
    }
  }

  private static func bucket(_ n: Int, _ edges: [Int]) -> Int { edges.count { n > $0 } }

  /// The plain features that a pair has, as Training/coref.py numbers them.
  static func features(_ mentions: [MentionFeatures], _ later: Int, _ earlier: Int) -> [Int] {
    let i = mentions[later]
    let j = mentions[earlier]
    var at = 0
    var out: [Int] = []
    for (size, value) in [
      (9, i.type.rawValue * 3 + j.type.rawValue), (8, i.pronoun), (8, j.pronoun),
      (6, bucket(i.sentence - j.sentence, sentencesApart)), (7, bucket(later - earlier, mentionsApart)),
    ] {
      out.append(at + value)
      at += size
    }
    if i.type != .pronoun, j.type != .pronoun {
      let tests = [
        i.lower == j.lower, i.lower.last == j.lower.last, i.lower.first == j.lower.first,
        !i.content.isEmpty && i.content.isSubset(of: j.content),
        !j.content.isEmpty && j.content.isSubset(of: i.content),
        !i.content.isDisjoint(with: j.content), isShort(i, for: j) || isShort(j, for: i),
      ]
      for (n, yes) in tests.enumerated() where yes { out.append(at + n) }
    }
    let apart = i.words.lowerBound - (j.words.upperBound - 1)
    if apart == 2, i.sentence == j.sentence { out.append(at + 7) }
    if apart == 1 { out.append(at + 8) }
    at += 9
    out.append(at + i.kind.rawValue)
    out.append(at + 5 + j.kind.rawValue)
    return out
  }

  /// "EU" for "European Union".
  private static func isShort(_ short: MentionFeatures, for long: MentionFeatures) -> Bool {
    short.lower.count == 1 && short.lower[0].unicodeScalars.count > 1 && short.lower[0] == long.initials
  }
}
