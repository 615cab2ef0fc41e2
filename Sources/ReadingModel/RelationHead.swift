internal import GraphSchema

/// Scores which predicate a sentence states between two of its mentions, if any.
///
/// A pair's score comes from the states of both mentions, from what an attention of the pair finds among the words of the
/// sentence, and from plain features; Training/relations.py is the same in Python.
struct RelationHead: Sendable {
  private static let stateWidth = 256
  private static let attentions = 4
  private static let each = 48
  private static let hidden = 384
  private static let places = 5
  private static let apart = [0, 1, 2, 4, 8, 16, 32]
  private static let between = [0, 1, 2, 4]
  private static let features = 28
  private static let kinds: [EntityKind: Int] = [.person: 0, .place: 1, .organization: 2]
  /// A description ("the minister") stands for a name as a pronoun does.
  private static let levels: [Reading: Int] = [.name: 0, .demonym: 1, .metonym: 2, .pronoun: 3, .description: 3]

  private let width: Int
  private let predicates: Int
  private let state: MentionState
  private let query, key, value, subject, object, product, context, score: Linear
  private let plain: [Float]
  /// For each place of a word relative to the pair, one number an attention.
  private let place: [Float]

  init(_ file: WeightFile, width: Int, predicates: Int) throws(WeightError) {
    self.width = width
    self.predicates = predicates
    let wide = Self.attentions * Self.each
    state = try MentionState(file, "relations.state", of: width, to: Self.stateWidth)
    query = try Linear(file, "relations.query", from: 2 * Self.stateWidth, to: wide)
    key = try Linear(file, "relations.key", from: width, to: wide, hasBias: false)
    value = try Linear(file, "relations.value", from: width, to: wide)
    subject = try Linear(file, "relations.subject", from: Self.stateWidth, to: Self.hidden)
    object = try Linear(file, "relations.object", from: Self.stateWidth, to: Self.hidden, hasBias: false)
    product = try Linear(file, "relations.product", from: Self.stateWidth, to: Self.hidden, hasBias: false)
    context = try Linear(file, "relations.context", from: wide, to: Self.hidden, hasBias: false)
    plain = try file.floats("relations.plain.weight", [Self.hidden, Self.features])
    score = try Linear(file, "relations.score", from: Self.hidden, to: predicates + 1)
    place = try file.floats("relations.place", [Self.places, Self.attentions])
  }

  /// One row of scores a pair, "no relation" first, then the predicates.
  ///
  /// - Parameter rows: a state for each word of the text.
  /// - Complexity: O(words + pairs * words of a sentence).
  func scores(of pairs: [RelationPair], rows: [Float]) -> [Float] {
    guard !pairs.isEmpty else { return [] }
    var numbers: [RelationPair.Mention: Int] = [:]
    var mentions: [RelationPair.Mention] = []
    for mention in pairs.flatMap({ [$0.subject, $0.object] }) where numbers[mention] == nil {
      numbers[mention] = mentions.count
      mentions.append(mention)
    }
    let states = state.states(of: mentions.map(\.words), rows: rows)
    let ends = pairs.map { (numbers[$0.subject, default: 0], numbers[$0.object, default: 0]) }
    let size = Self.stateWidth
    var joined: [Float] = []
    var products: [Float] = []
    joined.reserveCapacity(pairs.count * 2 * size)
    products.reserveCapacity(pairs.count * size)
    for (s, o) in ends {
      joined += states[(s * size)..<((s + 1) * size)]
      joined += states[(o * size)..<((o + 1) * size)]
      for k in 0..<size { products.append(states[s * size + k] * states[o * size + k]) }
    }
    let found = attend(pairs, queries: query.apply(joined, rows: pairs.count), rows: rows)
    let ofSubject = subject.apply(states, rows: mentions.count)
    let ofObject = object.apply(states, rows: mentions.count)
    let ofContext = context.apply(found, rows: pairs.count)
    var x = product.apply(products, rows: pairs.count)
    for (row, pair) in pairs.enumerated() {
      let on = Self.features(pair)
      let (s, o) = ends[row]
      for k in 0..<Self.hidden {
        var sum = x[row * Self.hidden + k] + ofSubject[s * Self.hidden + k] + ofObject[o * Self.hidden + k]
        sum += ofContext[row * Self.hidden + k]
        for feature in on { sum += plain[k * Self.features + feature] }
        x[row * Self.hidden + k] = max(sum, 0)
      }
    }
    return score.apply(x, rows: pairs.count)
  }

  /// What each pair finds among the words of its sentence.
  private func attend(_ pairs: [RelationPair], queries: [Float], rows: [Float]) -> [Float] {
    let wide = Self.attentions * Self.each
    let scale = 1 / Float(Self.each).squareRoot()
    var out = [Float](repeating: 0, count: pairs.count * wide)
    var known: (words: Range<Int>, keys: [Float], values: [Float]) = (0..<0, [], [])
    for (row, pair) in pairs.enumerated() {
      let words = pair.sentence
      if known.words != words {
        let part = Array(rows[(words.lowerBound * width)..<(words.upperBound * width)])
        known = (words, key.apply(part, rows: words.count), value.apply(part, rows: words.count))
      }
      let places = words.map { Self.place(of: $0, in: pair) }
      for head in 0..<Self.attentions {
        let at = row * wide + head * Self.each
        var weights = places.enumerated().map { word, place in
          var sum: Float = 0
          let start = word * wide + head * Self.each
          for k in 0..<Self.each { sum += queries[at + k] * known.keys[start + k] }
          return sum * scale + self.place[place * Self.attentions + head]
        }
        Activation.softmax(&weights, rows: 1, columns: weights.count)
        for (word, weight) in weights.enumerated() {
          let start = word * wide + head * Self.each
          for k in 0..<Self.each { out[at + k] += weight * known.values[start + k] }
        }
      }
    }
    return out
  }

  /// Before both mentions, in the subject, between them, in the object, after both.
  private static func place(of word: Int, in pair: RelationPair) -> Int {
    if pair.subject.words.contains(word) { return 1 }
    if pair.object.words.contains(word) { return 3 }
    if word < min(pair.subject.words.lowerBound, pair.object.words.lowerBound) { return 0 }
    return word >= max(pair.subject.words.upperBound, pair.object.words.upperBound) ? 4 : 2
  }

  private static func bucket(_ n: Int, _ edges: [Int]) -> Int { edges.count { n > $0 } }

  /// The plain features that a pair has, as Training/relations.py numbers them.
  static func features(_ pair: RelationPair) -> [Int] {
    let (s, o) = (pair.subject, pair.object)
    var out: [Int] = []
    var at = 0
    for mention in [s, o] {
      out.append(at + kinds[mention.kind, default: 0])
      out.append(at + 3 + levels[mention.reading, default: 0])
      at += 7
    }
    if s.words.lowerBound < o.words.lowerBound { out.append(at) }
    let gap = max(
      s.words.lowerBound - (o.words.upperBound - 1), o.words.lowerBound - (s.words.upperBound - 1), 1)
    out.append(at + 1 + bucket(gap - 1, apart))
    out.append(at + 2 + apart.count + bucket(pair.between, between))
    return out
  }
}
