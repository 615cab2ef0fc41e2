internal import GraphSchema

/// The layers that only the relations use: over the words of one sentence, told which of them are mentions of what.
///
/// They begin with the states that the encoder's first layers give, so that what relations learn costs the names nothing.
/// Marking the ends by kind follows Z. Zhong, D. Chen, A Frustratingly Easy Approach for Entity and Relation Extraction
/// (2021), but once for all pairs of a sentence. Training/relations.py is the same in Python.
struct RelationLayers: Sendable {
  /// No mention; then the first and the further words of a mention by kind (of four, the last for an open kind) and by
  /// how the mention names its entity.
  private static let marks = 33
  private static let kinds = 4
  private static let levels = 4

  private let width: Int
  private let inner: Int
  private let marks: [Float]
  private let layers: [EncoderLayer]

  init(_ file: WeightFile) throws(WeightError) {
    let sizes = file.header.encoder
    (width, inner) = (sizes.width, sizes.inner)
    marks = try file.floats("relation_layers.mark", [Self.marks, width])
    var layers: [EncoderLayer] = []
    for i in 0..<file.header.relationLayers {
      layers.append(
        try EncoderLayer(
          file, "relation_layers.layers.\(i).", width: width, attentions: sizes.attentions, inner: inner))
    }
    self.layers = layers
  }

  /// Buffers for sentences up to a length.
  struct Scratch: ~Copyable {
    fileprivate let layer: EncoderLayer.Scratch

    init(for layers: RelationLayers, words: Int) {
      layer = EncoderLayer.Scratch(rows: max(words, 1), width: layers.width, inner: layers.inner)
    }
  }

  /// A state for each word of the sentence.
  ///
  /// - Parameter rows: the shared state of each word of the text.
  func states(of sentence: PairedSentence, rows: [Float], in scratch: borrowing Scratch) -> [Float] {
    let first = sentence.words.lowerBound
    var x = Array(rows[(first * width)..<(sentence.words.upperBound * width)])
    for mention in sentence.mentions {
      for word in mention.words {
        let mark = Self.mark(of: mention, isFirst: word == mention.words.lowerBound) * width
        let row = (word - first) * width
        for k in 0..<width { x[row + k] += marks[mark + k] }
      }
    }
    x.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for layer in layers { layer.apply(start, rows: sentence.words.count, in: scratch.layer) }
    }
    return x
  }

  private static func mark(of mention: PairedSentence.Mention, isFirst: Bool) -> Int {
    1 + ((isFirst ? 0 : kinds) + MentionNumbers.kind(mention.kind)) * levels + MentionNumbers.level(mention.reading)
  }
}

/// How training numbers kinds and readings.
enum MentionNumbers {
  static func kind(_ kind: EntityKind) -> Int {
    switch kind {
    case .person: 0
    case .place: 1
    case .organization: 2
    }
  }

  /// A description ("the minister") stands for a name as a pronoun does.
  static func level(_ reading: Reading) -> Int {
    switch reading {
    case .name: 0
    case .demonym: 1
    case .metonym: 2
    case .pronoun, .description: 3
    }
  }
}
