internal import LanguageModel

/// The trained weights of the tagger, as an open hash table from features to weights of tags.
///
/// Averaged perceptron over the feature hashes of `TaggerFeatures`. Trained by Training/tagger/train_tagger.py on UD
/// English EWT and GUM; universal tag accuracy on their development parts is in that folder's README.
struct TaggerWeights: Sendable {
  /// "NOUN", "VERB:past" ...
  let tags: [String]
  private let slots: [Slot]
  private let mask: Int
  /// Tag and weight of every entry, tag in the low byte.
  private let entries: [UInt16]

  struct Slot: Sendable {
    var key: UInt32 = 0
    /// Where the entries start, and in the low five bits how many there are; 0 of them marks a free slot.
    var packed: UInt32 = 0

    var entries: Range<Int> {
      let start = Int(packed >> 5)
      return start..<(start + Int(packed & 31))
    }
    var isFree: Bool { packed & 31 == 0 }
  }

  static let embedded: TaggerWeights = {
    let file = kith_tagger_weights()
    return TaggerWeights(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }()

  /// Reads what train_tagger.py wrote. The file is part of the executable, so a broken one is a broken build.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(
      bytes.count > 16 && bytes.prefix(4).elementsEqual("KTAG".utf8), "the tagger's weights are not readable")
    func word(_ offset: Int) -> UInt32 {
      UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
        | UInt32(bytes[offset + 3]) << 24
    }
    let tagCount = Int(word(4))
    let featureCount = Int(word(8))
    let weightCount = Int(word(12))
    let keys = 16 + 16 * tagCount
    let counts = keys + 4 * featureCount
    let tagsOf = counts + featureCount
    let weightsOf = tagsOf + weightCount
    precondition(bytes.count == weightsOf + weightCount, "the tagger's weights are cut short")
    precondition(tagCount < 32 && weightCount < 1 << 27, "the tagger's weights do not fit their slots")
    tags = (0..<tagCount).map { t in
      String(decoding: bytes[(16 + 16 * t)..<(32 + 16 * t)].prefix { $0 != 0 }, as: UTF8.self)
    }
    entries = (0..<weightCount).map { UInt16(bytes[tagsOf + $0]) | UInt16(bytes[weightsOf + $0]) << 8 }
    var capacity = 1
    // Small enough for the processor's cache counts for more than short searches.
    while capacity < featureCount * 3 / 2 { capacity *= 2 }
    let mask = capacity - 1
    var slots = [Slot](repeating: Slot(), count: capacity)
    var start: UInt32 = 0
    for f in 0..<featureCount {
      let key = word(keys + 4 * f)
      let count = UInt32(bytes[counts + f])
      var i = Self.place(of: key) & mask
      while !slots[i].isFree { i = (i + 1) & mask }
      slots[i] = Slot(key: key, packed: start << 5 | count)
      start += count
    }
    self.slots = slots
    self.mask = mask
  }

  private static func place(of key: UInt32) -> Int { Int(key &* 0x9E37_79B1 >> 7) }

  /// Adds the weights of features to the scores of the tags.
  ///
  /// The slots lie far apart in memory: all are fetched before any is followed, so that the processor waits for them
  /// together and not one after the other.
  ///
  /// - Parameter found: room to work in, kept between calls.
  func add(_ features: [UInt32], to scores: inout [Int32], found: inout [Slot]) {
    found.removeAll(keepingCapacity: true)
    for key in features { found.append(slots[Self.place(of: key) & mask]) }
    for f in features.indices {
      let key = features[f]
      var slot = found[f]
      var i = Self.place(of: key) & mask
      while !slot.isFree, slot.key != key {
        i = (i + 1) & mask
        slot = slots[i]
      }
      for e in slot.entries {
        scores[Int(entries[e] & 0xFF)] += Int32(Int8(bitPattern: UInt8(entries[e] >> 8)))
      }
    }
  }
}
