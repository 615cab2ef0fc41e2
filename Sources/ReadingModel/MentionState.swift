/// What the heads for pairs of mentions compare mentions by: a layer over the states of the first word, of the last word, and
/// their mean over the words.
struct MentionState: Sendable {
  private let width: Int
  private let layer: Linear

  init(_ file: WeightFile, _ name: String, of width: Int, to size: Int) throws(WeightError) {
    self.width = width
    layer = try Linear(file, name, from: 3 * width, to: size)
  }

  /// One row a mention.
  ///
  /// - Parameters:
  ///   - mentions: words of the text, none of them empty.
  ///   - rows: a state for each word of the text.
  func states(of mentions: [Range<Int>], rows: [Float]) -> [Float] {
    var input: [Float] = []
    input.reserveCapacity(mentions.count * 3 * width)
    for words in mentions {
      let (first, last) = (words.lowerBound, words.upperBound - 1)
      input += rows[(first * width)..<((first + 1) * width)]
      input += rows[(last * width)..<((last + 1) * width)]
      var mean = [Float](repeating: 0, count: width)
      for word in words { for k in 0..<width { mean[k] += rows[word * width + k] } }
      for k in 0..<width { mean[k] /= Float(words.count) }
      input += mean
    }
    var out = layer.apply(input, rows: mentions.count)
    Activation.relu(&out)
    return out
  }
}
