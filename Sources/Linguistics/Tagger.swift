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
  /// The names of the tags, and of the start of a sentence, one after another.
  private let tagBytes: [UInt8]
  private let tagRanges: [Range<Int>]
  private let start: Range<Int>
  private let byPart: [PartOfSpeech: [Int]]

  init(weights: TaggerWeights = .embedded) {
    self.weights = weights
    var bytes: [UInt8] = []
    tagRanges = weights.tags.map { name in
      let begin = bytes.count
      bytes += name.utf8
      return begin..<bytes.count
    }
    start = bytes.count..<(bytes.count + 3)
    tagBytes = bytes + "<s>".utf8
    tags = weights.tags.map { name in
      let parts = name.split(separator: ":")
      return Tag(
        part: PartOfSpeech(rawValue: String(parts[0])) ?? .other,
        form: parts.count > 1 ? VerbForm(rawValue: String(parts[1])) : nil)
    }
    byPart = Dictionary(grouping: tags.indices, by: { [tags] in tags[$0].part })
  }

  /// - Parameters:
  ///   - texts: the words as written.
  ///   - lowers: the same words, `PlainText.lower`.
  ///   - parts: the part of speech of each word where it is known; then only the verb form is chosen.
  func tags(of texts: [String], lowers: [String], parts: [PartOfSpeech]? = nil) -> [Tag] {
    let words = TaggerWords(texts: texts, lowers: lowers)
    let headline: UInt8 = isHeadline(texts) ? UInt8(ascii: "h") : UInt8(ascii: "n")
    var result: [Tag] = []
    result.reserveCapacity(texts.count)
    var scores = [Int32](repeating: 0, count: tags.count)
    var features: [UInt32] = []
    var found: [TaggerWeights.Slot] = []
    var earlier = [self.start, self.start]
    var isFirst = true
    words.bytes.withUnsafeBufferPointer { bytes in
      tagBytes.withUnsafeBufferPointer { names in
        for i in 2..<(texts.count + 2) {
          for t in scores.indices { scores[t] = 0 }
          let place = isFirst ? UInt8(ascii: "1") : UInt8(ascii: "0")
          if words.shapes[i] != UInt8(ascii: "p") { isFirst = false }
          features.removeAll(keepingCapacity: true)
          addFixed(bytes, words.starts, words.shapes, i, place, headline, to: &features)
          addHistory(bytes, words.starts, i, names, earlier[0], earlier[1], to: &features)
          weights.add(features, to: &scores, found: &found)
          var best = 0
          if let parts, let among = byPart[parts[i - 2]] {
            best = among[0]
            for t in among.dropFirst() where scores[t] > scores[best] { best = t }
          } else {
            for t in 1..<scores.count where scores[t] > scores[best] { best = t }
          }
          result.append(tags[best])
          earlier[0] = earlier[1]
          earlier[1] = tagRanges[best]
        }
      }
    }
    return result
  }

  private func addFixed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: [Int], _ shapes: [UInt8], _ i: Int, _ place: UInt8,
    _ headline: UInt8,
    to features: inout [UInt32]
  ) {
    let word = starts[i]..<starts[i + 1]
    let before = starts[i - 1]..<starts[i]
    let after = starts[i + 1]..<starts[i + 2]
    features.append(FeatureHash(0).value)
    func add(_ template: UInt32, _ part: Range<Int>) {
      var hash = FeatureHash(template)
      hash.add(bytes, part)
      features.append(hash.value)
    }
    func add(_ template: UInt32, _ first: Range<Int>, _ second: Range<Int>) {
      var hash = FeatureHash(template)
      hash.add(bytes, first)
      hash.add(bytes, second)
      features.append(hash.value)
    }
    func tail(_ range: Range<Int>, _ count: Int) -> Range<Int> {
      max(range.lowerBound, range.upperBound - count)..<range.upperBound
    }
    func head(_ range: Range<Int>, _ count: Int) -> Range<Int> {
      range.lowerBound..<min(range.upperBound, range.lowerBound + count)
    }
    add(1, word)
    add(2, before)
    add(3, after)
    add(4, starts[i - 2]..<starts[i - 1])
    add(5, starts[i + 2]..<starts[i + 3])
    for length in 1...4 { add(UInt32(5 + length), tail(word, length)) }
    add(10, head(word, 2))
    add(11, head(word, 3))
    var hash = FeatureHash(12)
    hash.add(part: shapes[i])
    hash.add(place)
    hash.add(part: headline)
    features.append(hash.value)
    hash = FeatureHash(13)
    hash.add(part: shapes[i - 1])
    hash.add(part: shapes[i])
    hash.add(part: shapes[i + 1])
    features.append(hash.value)
    add(14, before, word)
    add(15, word, after)
    add(16, tail(before, 3))
    add(17, tail(after, 3))
    add(18, tail(after, 3), tail(word, 3))
    hash = FeatureHash(19)
    hash.add(bytes, word)
    hash.add(place)
    hash.add(part: headline)
    features.append(hash.value)
  }

  private func addHistory(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: [Int], _ i: Int, _ names: UnsafeBufferPointer<UInt8>,
    _ second: Range<Int>, _ first: Range<Int>, to features: inout [UInt32]
  ) {
    let after = max(starts[i + 1], starts[i + 2] - 3)..<starts[i + 2]
    var hash = FeatureHash(20)
    hash.add(names, first)
    features.append(hash.value)
    hash = FeatureHash(21)
    hash.add(names, second)
    hash.add(names, first)
    features.append(hash.value)
    hash = FeatureHash(22)
    hash.add(names, first)
    hash.add(bytes, starts[i]..<starts[i + 1])
    features.append(hash.value)
    hash = FeatureHash(23)
    hash.add(names, first)
    hash.add(bytes, after)
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
