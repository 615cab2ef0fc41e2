internal import GraphSchema

/// Scores what a passage says of two entities that it names, in one sentence or in several.
///
/// An entity is the strongest of what its mentions show; a pair looks at the words of the passage by an attention whose
/// query is the sum of one for each end, so that products with the words are made once an entity. It stands on the states
/// of two layers that other heads use. After W. Zhou et al., Document-Level Relation Extraction with Adaptive Thresholding
/// and Localized Context Pooling (2021); Training/passage_model.py is the same in Python.
struct PassageHead: Sendable {
  private static let stateWidth = 256
  private static let attentions = 4
  private static let each = 48
  private static let hidden = 384
  private static let places = 6
  private static let wide = attentions * each

  private let width: Int
  private let state: MentionState
  private let mix, entity, query, asked, key, value, subject, object, product, context, about, reference, score: Linear
  /// For each feature of an entity, one number a part of its state.
  private let kind: [Float]
  /// For each feature of a pair, one number a hidden unit.
  private let plain: [Float]
  /// For each place of a word relative to the pair, one number an attention.
  private let place: [Float]

  init(_ file: WeightFile, width: Int, predicates: Int) throws(WeightError) {
    self.width = width
    let (size, hidden) = (Self.stateWidth, Self.hidden)
    mix = try Linear(file, "passages.mix", from: 2 * width, to: width)
    state = try MentionState(file, "passages.state", of: width, to: size)
    entity = try Linear(file, "passages.entity", from: size, to: size)
    kind = try file.floats("passages.kind.weight", [size, PassageFeatures.ofEntity])
    query = try Linear(file, "passages.query", from: size, to: Self.wide)
    asked = try Linear(file, "passages.asked", from: size, to: Self.wide, hasBias: false)
    key = try Linear(file, "passages.key", from: width, to: Self.wide, hasBias: false)
    value = try Linear(file, "passages.value", from: width, to: Self.wide)
    place = try file.floats("passages.place", [Self.places, Self.attentions])
    subject = try Linear(file, "passages.subject", from: size, to: hidden)
    object = try Linear(file, "passages.object", from: size, to: hidden, hasBias: false)
    product = try Linear(file, "passages.product", from: size, to: hidden, hasBias: false)
    context = try Linear(file, "passages.context", from: Self.wide, to: hidden, hasBias: false)
    about = try Linear(file, "passages.about", from: width, to: hidden, hasBias: false)
    reference = try Linear(file, "passages.reference", from: width, to: 1)
    plain = try file.floats("passages.plain.weight", [hidden, PassageFeatures.count])
    score = try Linear(file, "passages.score", from: hidden, to: predicates + 1)
  }

  struct Scores {
    /// A row for each pair, "no relation" first.
    let scores: [Float]
    /// For each pair what part of its attention falls on each sentence.
    let attention: [Float]
    /// The logarithm of the odds that the passage is of a work of reference, and not of news.
    let reference: Float
  }

  /// - Parameters:
  ///   - pairs: indices into the entities, subject first.
  ///   - shared: a state for each word of the passage after the layers that the relations share.
  ///   - last: the same after the last layer.
  /// - Complexity: O((entities + pairs) * words).
  func scores(
    of passage: PairedPassage, pairs: [(subject: Int, object: Int)], shared: ArraySlice<Float>,
    last: ArraySlice<Float>
  ) -> Scores {
    let words = passage.words.count
    let rows = mix.apply(Self.joined(shared, last, width: width), rows: words)
    let features = PassageFeatures(passage)
    let entities = states(of: passage, features, rows: rows)
    let count = passage.entities.count
    let found = attend(pairs, features, entities: entities, count: count, rows: rows, words: words)
    let ofSubject = subject.apply(entities, rows: count)
    let ofObject = object.apply(entities, rows: count)
    let size = Self.stateWidth
    var products: [Float] = []
    products.reserveCapacity(pairs.count * size)
    for pair in pairs {
      for k in 0..<size { products.append(entities[pair.subject * size + k] * entities[pair.object * size + k]) }
    }
    var x = product.apply(products, rows: pairs.count)
    let ofContext = context.apply(found.context, rows: pairs.count)
    let mean = mean(of: rows, words: words)
    let ofPassage = about.apply(mean, rows: 1)
    for (row, pair) in pairs.enumerated() {
      let on = features.ofPair(pair.subject, pair.object)
      let (s, o, at) = (pair.subject * Self.hidden, pair.object * Self.hidden, row * Self.hidden)
      for k in 0..<Self.hidden {
        var sum = x[at + k] + ofSubject[s + k] + ofObject[o + k]
        sum += ofContext[at + k] + ofPassage[k]
        for feature in on { sum += plain[k * PassageFeatures.count + feature] }
        x[at + k] = max(sum, 0)
      }
    }
    return Scores(
      scores: score.apply(x, rows: pairs.count), attention: found.attention,
      reference: reference.apply(mean, rows: 1)[0])
  }

  private static func joined(_ shared: ArraySlice<Float>, _ last: ArraySlice<Float>, width: Int) -> [Float] {
    var out: [Float] = []
    out.reserveCapacity(shared.count + last.count)
    for row in 0..<(shared.count / width) {
      out += shared[(shared.startIndex + row * width)..<(shared.startIndex + (row + 1) * width)]
      out += last[(last.startIndex + row * width)..<(last.startIndex + (row + 1) * width)]
    }
    return out
  }

  /// What sort of text it is: the mean over all words.
  private func mean(of rows: [Float], words: Int) -> [Float] {
    var out = [Float](repeating: 0, count: width)
    for word in 0..<words { for k in 0..<width { out[k] += rows[word * width + k] } }
    return out.map { $0 / Float(words) }
  }

  /// A row for each entity.
  private func states(of passage: PairedPassage, _ features: PassageFeatures, rows: [Float]) -> [Float] {
    let (size, start) = (Self.stateWidth, passage.words.lowerBound)
    var strongest = [Float](repeating: 0, count: passage.entities.count * size)
    let owners = passage.entities.enumerated().flatMap { number, entity in
      entity.mentions.map { (number, ($0.words.lowerBound - start)..<($0.words.upperBound - start)) }
    }
    let mentions = state.states(of: owners.map(\.1), rows: rows)
    for (row, owner) in owners.enumerated() {
      for k in 0..<size { strongest[owner.0 * size + k] = max(strongest[owner.0 * size + k], mentions[row * size + k]) }
    }
    var out = entity.apply(strongest, rows: passage.entities.count)
    for number in passage.entities.indices {
      for k in 0..<size {
        for feature in features.ofEntity[number] {
          out[number * size + k] += kind[k * PassageFeatures.ofEntity + feature]
        }
      }
    }
    Activation.relu(&out)
    return out
  }

  /// Pairs whose weights are held at a time.
  private static let batch = 64

  /// What each pair finds among the words, and how its attention falls on the sentences, the mean of all heads.
  private func attend(
    _ pairs: [(subject: Int, object: Int)], _ features: PassageFeatures, entities: [Float], count: Int, rows: [Float],
    words: Int
  ) -> (context: [Float], attention: [Float]) {
    let (wide, heads, each, sentences) = (Self.wide, Self.attentions, Self.each, features.sentences)
    let words = PassageAttention(
      heads: heads, each: each, keys: key.apply(rows, rows: words), values: value.apply(rows, rows: words))
    let first = words.looks(query.apply(entities, rows: count))
    let second = words.looks(asked.apply(entities, rows: count))
    var context = [Float](repeating: 0, count: pairs.count * wide)
    var attention = [Float](repeating: 0, count: pairs.count * sentences)
    for start in stride(from: 0, to: pairs.count, by: Self.batch) {
      let some = start..<min(start + Self.batch, pairs.count)
      let places = some.map { features.places(pairs[$0].subject, pairs[$0].object) }
      for head in 0..<heads {
        var weights: [Float] = []
        weights.reserveCapacity(some.count * words.words)
        for (pair, places) in zip(some, places) {
          let (s, o) = (pairs[pair].subject * words.words, pairs[pair].object * words.words)
          for word in 0..<words.words {
            weights.append(first[head][s + word] + second[head][o + word] + place[places[word] * heads + head])
          }
        }
        Activation.softmax(&weights, rows: some.count, columns: words.words)
        let found = words.found(weights, head: head)
        for (row, pair) in some.enumerated() {
          for k in 0..<each { context[pair * wide + head * each + k] = found[row * each + k] }
          for word in 0..<words.words {
            attention[pair * sentences + features.sentence[word]] += weights[row * words.words + word] / Float(heads)
          }
        }
      }
    }
    return (context, attention)
  }
}
