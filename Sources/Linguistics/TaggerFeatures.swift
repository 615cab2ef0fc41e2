/// What the tagger sees of the words of a sentence: their folded bytes, one after another, and their shapes.
///
/// Two words that stand for "before" and two for "after" lie around the sentence's own. Training/tagger/features.py
/// computes the same; change both.
struct TaggerWords {
  /// Lower case, plain quotes and dashes, ASCII digits as 0.
  private(set) var bytes: [UInt8] = []
  /// Where each word begins; one more than there are words.
  private(set) var starts: [Int] = [0]
  /// l(ower) t(itle) u(pper) s(ingle capital) m(ixed) d(igit) p(unctuation); a capital where the word has a hyphen.
  private(set) var shapes: [UInt8] = []

  init(texts: [String], lowers: [String]) {
    for _ in 0..<2 { add("<s>", shape: UInt8(ascii: "p")) }
    for i in texts.indices { add(lowers[i], shape: Self.shape(of: texts[i])) }
    for _ in 0..<2 { add("</s>", shape: UInt8(ascii: "p")) }
  }

  private mutating func add(_ lower: String, shape: UInt8) {
    for byte in lower.utf8 { bytes.append(byte >= 0x30 && byte <= 0x39 ? 0x30 : byte) }
    starts.append(bytes.count)
    shapes.append(shape)
  }

  private static func shape(of text: String) -> UInt8 {
    var letters = 0
    var capitals = 0
    var hasDigit = false
    var hasHyphen = false
    var beginsUpper = false
    var i = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value >= 0x30 && value <= 0x39 { hasDigit = true }
      if value == 0x2D { hasHyphen = true }
      let isLetter = value < 0x80 ? (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A) : scalar.properties.isAlphabetic
      if isLetter {
        letters += 1
        if scalar.isUpper {
          capitals += 1
          if i == 0 { beginsUpper = true }
        }
      }
      i += 1
    }
    let code: UInt8
    if hasDigit {
      code = UInt8(ascii: "d")
    } else if letters == 0 {
      return UInt8(ascii: "p")
    } else if capitals == 0 {
      code = UInt8(ascii: "l")
    } else if capitals == letters {
      code = capitals == 1 ? UInt8(ascii: "s") : UInt8(ascii: "u")
    } else if capitals == 1 && beginsUpper {
      code = UInt8(ascii: "t")
    } else {
      code = UInt8(ascii: "m")
    }
    return hasHyphen ? code - 32 : code
  }
}

/// FNV-1a over a template number and parts, each ended by 0x1F.
struct FeatureHash {
  private(set) var value: UInt32

  @inline(__always)
  init(_ template: UInt32) { value = (0x811C_9DC5 ^ template) &* 0x0100_0193 }

  @inline(__always)
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    for i in range { value = (value ^ UInt32(bytes[i])) &* 0x0100_0193 }
    value = (value ^ 0x1F) &* 0x0100_0193
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }

  /// A part of one byte.
  @inline(__always)
  mutating func add(part byte: UInt8) {
    add(byte)
    value = (value ^ 0x1F) &* 0x0100_0193
  }
}
