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
    let start = TaggerWord.before.bytes
    var second = start
    var first = start
    var isFirst = true
    for i in 2..<(words.count - 2) {
      for t in scores.indices { scores[t] = 0 }
      let place = isFirst ? UInt8(ascii: "1") : UInt8(ascii: "0")
      if words[i].shape != UInt8(ascii: "p") { isFirst = false }
      addFixed(words, i, place, headline, to: &scores)
      addHistory(words[i].bytes, words[i + 1].bytes, second, first, to: &scores)
      var best = 0
      for t in 1..<scores.count where scores[t] > scores[best] { best = t }
      result.append(tags[best])
      second = first
      first = names[best]
    }
    return result
  }

  private func addFixed(
    _ words: [TaggerWord], _ i: Int, _ place: UInt8, _ headline: UInt8, to scores: inout [Int32]
  ) {
    let word = words[i].bytes
    let before = words[i - 1].bytes
    let after = words[i + 1].bytes
    func add(_ template: UInt32, _ scores: inout [Int32], _ parts: (inout FeatureHash) -> Void) {
      var hash = FeatureHash(template)
      parts(&hash)
      weights.add(hash.value, to: &scores)
    }
    add(0, &scores) { _ in }
    add(1, &scores) { $0.add(word) }
    add(2, &scores) { $0.add(before) }
    add(3, &scores) { $0.add(after) }
    add(4, &scores) { $0.add(words[i - 2].bytes) }
    add(5, &scores) { $0.add(words[i + 2].bytes) }
    for length in 1...4 { add(UInt32(5 + length), &scores) { $0.add(last: length, of: word) } }
    add(10, &scores) { $0.add(first: 2, of: word) }
    add(11, &scores) { $0.add(first: 3, of: word) }
    add(12, &scores) {
      $0.add(shape: words[i].shape)
      $0.add(place)
      $0.add(shape: headline)
    }
    add(13, &scores) {
      $0.add(shape: words[i - 1].shape)
      $0.add(shape: words[i].shape)
      $0.add(shape: words[i + 1].shape)
    }
    add(14, &scores) {
      $0.add(before)
      $0.add(word)
    }
    add(15, &scores) {
      $0.add(word)
      $0.add(after)
    }
    add(16, &scores) { $0.add(last: 3, of: before) }
    add(17, &scores) { $0.add(last: 3, of: after) }
    add(18, &scores) {
      $0.add(last: 3, of: after)
      $0.add(last: 3, of: word)
    }
    add(19, &scores) {
      $0.add(word)
      $0.add(place)
      $0.add(shape: headline)
    }
  }

  private func addHistory(
    _ word: [UInt8], _ after: [UInt8], _ second: [UInt8], _ first: [UInt8], to scores: inout [Int32]
  ) {
    var hash = FeatureHash(20)
    hash.add(first)
    weights.add(hash.value, to: &scores)
    hash = FeatureHash(21)
    hash.add(second)
    hash.add(first)
    weights.add(hash.value, to: &scores)
    hash = FeatureHash(22)
    hash.add(first)
    hash.add(word)
    weights.add(hash.value, to: &scores)
    hash = FeatureHash(23)
    hash.add(first)
    hash.add(last: 3, of: after)
    weights.add(hash.value, to: &scores)
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
