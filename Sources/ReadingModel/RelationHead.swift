internal import GraphSchema

/// Scores which predicate a sentence states between two of its mentions, if any.
///
/// A pair's score comes from the states of both mentions and of the word that joins them in the tree, from what an
/// attention of the pair finds among the words of the sentence, and from plain features of the pair and of the way between
/// its ends; Training/relations.py is the same in Python.
struct RelationHead: Sendable {
  private static let stateWidth = 256
  private static let attentions = 4
  private static let each = 48
  private static let hidden = 384
  private static let places = 5
  private static let apart = [0, 1, 2, 4, 8, 16, 32]
  private static let between = [0, 1, 2, 4]
  private static let features = 28

  private let width: Int
  private let state: MentionState
  private let query, key, value, subject, object, product, context, joint, score: Linear
  private let plain: [Float]
  /// For each feature of the tree, one number a hidden unit, and how many features there are.
  private let shape: [Float]
  private let shapes: Int
  private let labels: [DependencyLabel: Int]
  private let labelCount: Int
  /// For each place of a word relative to the pair, one number an attention.
  private let place: [Float]
  /// For a word on the way from one mention to the other, one number an attention.
  private let way: [Float]

  init(_ file: WeightFile, width: Int, predicates: Int) throws(WeightError) {
    self.width = width
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
    way = try file.floats("relations.way", [Self.attentions])
    joint = try Linear(file, "relations.joint", from: width, to: Self.hidden, hasBias: false)
    labels = Dictionary(
      file.header.relations.enumerated().map { (DependencyLabel(named: $1), $0) },
      uniquingKeysWith: { first, _ in first })
    labelCount = file.header.relations.count
    shapes = PairSyntax.count(labels: labelCount)
    shape = try file.floats("relations.shape.weight", [Self.hidden, shapes])
  }

  /// One row of scores a pair of the sentence, "no relation" first, then the predicates.
  ///
  /// - Parameters:
  ///   - rows: a state for each word of the sentence, from `RelationLayers`.
  ///   - tree: of the sentence, `nil` where it was read without one.
  /// - Complexity: O(pairs * words).
  func scores(of sentence: PairedSentence, rows: [Float], tree: SentenceReading?) -> [Float] {
    guard !sentence.pairs.isEmpty else { return [] }
    let start = sentence.words.lowerBound
    let spans = sentence.mentions.map { ($0.words.lowerBound - start)..<($0.words.upperBound - start) }
    let states = state.states(of: spans, rows: rows)
    let size = Self.stateWidth
    let pairs = sentence.pairs
    var joined: [Float] = []
    var products: [Float] = []
    joined.reserveCapacity(pairs.count * 2 * size)
    products.reserveCapacity(pairs.count * size)
    for pair in pairs {
      let (s, o) = (pair.subject * size, pair.object * size)
      joined += states[s..<(s + size)]
      joined += states[o..<(o + size)]
      for k in 0..<size { products.append(states[s + k] * states[o + k]) }
    }
    let syntax = pairs.map { pair in
      tree.map {
        PairSyntax(
          $0, subject: spans[pair.subject], object: spans[pair.object], labels: labelCount, numbers: labels)
      }
    }
    let found = attend(pairs, spans, syntax, queries: query.apply(joined, rows: pairs.count), rows: rows)
    let ofSubject = subject.apply(states, rows: spans.count)
    let ofObject = object.apply(states, rows: spans.count)
    let ofContext = context.apply(found, rows: pairs.count)
    let ofWords = tree == nil ? [] : joint.apply(rows, rows: sentence.words.count)
    var x = product.apply(products, rows: pairs.count)
    for (row, pair) in pairs.enumerated() {
      let on = Self.features(sentence, pair)
      let (s, o, at) = (pair.subject * Self.hidden, pair.object * Self.hidden, row * Self.hidden)
      for k in 0..<Self.hidden {
        var sum = x[at + k] + ofSubject[s + k] + ofObject[o + k]
        sum += ofContext[at + k]
        for feature in on { sum += plain[k * Self.features + feature] }
        if let syntax = syntax[row] {
          sum += ofWords[syntax.joint * Self.hidden + k]
          for feature in syntax.features { sum += shape[k * shapes + feature] }
        }
        x[at + k] = max(sum, 0)
      }
    }
    return score.apply(x, rows: pairs.count)
  }

  /// What each pair finds among the words of the sentence.
  private func attend(
    _ pairs: [PairedSentence.Pair], _ spans: [Range<Int>], _ syntax: [PairSyntax?], queries: [Float], rows: [Float]
  ) -> [Float] {
    let wide = Self.attentions * Self.each
    let words = rows.count / width
    let scale = 1 / Float(Self.each).squareRoot()
    var out = [Float](repeating: 0, count: pairs.count * wide)
    let keys = key.apply(rows, rows: words)
    let values = value.apply(rows, rows: words)
    for (row, pair) in pairs.enumerated() {
      let places = (0..<words).map { Self.place(of: $0, spans[pair.subject], spans[pair.object]) }
      for head in 0..<Self.attentions {
        let at = row * wide + head * Self.each
        var weights = places.enumerated().map { word, place in
          var sum: Float = 0
          let start = word * wide + head * Self.each
          for k in 0..<Self.each { sum += queries[at + k] * keys[start + k] }
          sum = sum * scale + self.place[place * Self.attentions + head]
          return syntax[row]?.way.contains(word) == true ? sum + way[head] : sum
        }
        Activation.softmax(&weights, rows: 1, columns: weights.count)
        for (word, weight) in weights.enumerated() {
          let start = word * wide + head * Self.each
          for k in 0..<Self.each { out[at + k] += weight * values[start + k] }
        }
      }
    }
    return out
  }

  /// Before both mentions, in the subject, between them, in the object, after both.
  private static func place(of word: Int, _ subject: Range<Int>, _ object: Range<Int>) -> Int {
    if subject.contains(word) { return 1 }
    if object.contains(word) { return 3 }
    if word < min(subject.lowerBound, object.lowerBound) { return 0 }
    return word >= max(subject.upperBound, object.upperBound) ? 4 : 2
  }

  private static func bucket(_ n: Int, _ edges: [Int]) -> Int { edges.count { n > $0 } }

  /// The plain features that a pair has, as Training/relations.py numbers them.
  static func features(_ sentence: PairedSentence, _ pair: PairedSentence.Pair) -> [Int] {
    let (s, o) = (sentence.mentions[pair.subject], sentence.mentions[pair.object])
    var out: [Int] = []
    var at = 0
    for mention in [s, o] {
      out.append(at + MentionNumbers.kind(mention.kind))
      out.append(at + 3 + MentionNumbers.level(mention.reading))
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
