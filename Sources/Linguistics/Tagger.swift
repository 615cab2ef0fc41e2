internal import GraphSchema

/// Gives every word of a sentence its universal tag and verb form.
///
/// Greedy, left to right; the same words always get the same tags. About 30 table look-ups a word.
struct Tagger: Sendable {
  struct Tag: Sendable {
    let part: PartOfSpeech
    let form: VerbForm?
  }

  private let weights: TaggerWeights
  private let tags: [Tag]
  private let names: [[UInt8]]

  init(weights: TaggerWeights = .embedded) {
    self.weights = weights
    names = weights.tags.map { Array($0.utf8) }
    tags = weights.tags.map { name in
      let parts = name.split(separator: ":")
      return Tag(
        part: PartOfSpeech(rawValue: String(parts[0])) ?? .other,
        form: parts.count > 1 ? VerbForm(rawValue: String(parts[1])) : nil)
    }
  }

  /// - Parameters:
  ///   - texts: the words as written.
  ///   - lowers: the same words, `PlainText.lower`.
  func tags(of texts: [String], lowers: [String]) -> [Tag] {
    var words: [TaggerWord] = [.before, .before]
    words.reserveCapacity(texts.count + 4)
    for i in texts.indices { words.append(TaggerWord(text: texts[i], lower: lowers[i])) }
    words.append(.after)
    words.append(.after)
    let headline: UInt8 = isHeadline(texts) ? UInt8(ascii: "h") : UInt8(ascii: "n")
    var result: [Tag] = []
    result.reserveCapacity(texts.count)
    var scores = [Int32](repeating: 0, count: tags.count)
    var features: [UInt32] = []
    var found: [TaggerWeights.Slot] = []
    let start = TaggerWord.before.bytes
    var second = start
    var first = start
    var isFirst = true
    for i in 2..<(words.count - 2) {
      for t in scores.indices { scores[t] = 0 }
      let place = isFirst ? UInt8(ascii: "1") : UInt8(ascii: "0")
      if words[i].shape != UInt8(ascii: "p") { isFirst = false }
      features.removeAll(keepingCapacity: true)
      addFixed(words, i, place, headline, to: &features)
      addHistory(words[i].bytes, words[i + 1].bytes, second, first, to: &features)
      weights.add(features, to: &scores, found: &found)
      var best = 0
      for t in 1..<scores.count where scores[t] > scores[best] { best = t }
      result.append(tags[best])
      second = first
      first = names[best]
    }
    return result
  }

  private func addFixed(
    _ words: [TaggerWord], _ i: Int, _ place: UInt8, _ headline: UInt8, to features: inout [UInt32]
  ) {
    let word = words[i].bytes
    let before = words[i - 1].bytes
    let after = words[i + 1].bytes
    func add(_ template: UInt32, _ features: inout [UInt32], _ parts: (inout FeatureHash) -> Void) {
      var hash = FeatureHash(template)
      parts(&hash)
      features.append(hash.value)
    }
    add(0, &features) { _ in }
    add(1, &features) { $0.add(word) }
    add(2, &features) { $0.add(before) }
    add(3, &features) { $0.add(after) }
    add(4, &features) { $0.add(words[i - 2].bytes) }
    add(5, &features) { $0.add(words[i + 2].bytes) }
    for length in 1...4 { add(UInt32(5 + length), &features) { $0.add(last: length, of: word) } }
    add(10, &features) { $0.add(first: 2, of: word) }
    add(11, &features) { $0.add(first: 3, of: word) }
    add(12, &features) {
      $0.add(shape: words[i].shape)
      $0.add(place)
      $0.add(shape: headline)
    }
    add(13, &features) {
      $0.add(shape: words[i - 1].shape)
      $0.add(shape: words[i].shape)
      $0.add(shape: words[i + 1].shape)
    }
    add(14, &features) {
      $0.add(before)
      $0.add(word)
    }
    add(15, &features) {
      $0.add(word)
      $0.add(after)
    }
    add(16, &features) { $0.add(last: 3, of: before) }
    add(17, &features) { $0.add(last: 3, of: after) }
    add(18, &features) {
      $0.add(last: 3, of: after)
      $0.add(last: 3, of: word)
    }
    add(19, &features) {
      $0.add(word)
      $0.add(place)
      $0.add(shape: headline)
    }
  }

  private func addHistory(
    _ word: [UInt8], _ after: [UInt8], _ second: [UInt8], _ first: [UInt8], to features: inout [UInt32]
  ) {
    var hash = FeatureHash(20)
    hash.add(first)
    features.append(hash.value)
    hash = FeatureHash(21)
    hash.add(second)
    hash.add(first)
    features.append(hash.value)
    hash = FeatureHash(22)
    hash.add(first)
    hash.add(word)
    features.append(hash.value)
    hash = FeatureHash(23)
    hash.add(first)
    hash.add(last: 3, of: after)
    features.append(hash.value)
  }

  /// Whether at least three, and four in five, of the words longer than three bytes begin with a capital.
  private func isHeadline(_ texts: [String]) -> Bool {
    var long = 0
    var capital = 0
    for text in texts where text.utf8.count > 3 {
      guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { continue }
      long += 1
      if first.isUpper { capital += 1 }
    }
    return capital >= 3 && capital * 5 >= long * 4
  }
}
