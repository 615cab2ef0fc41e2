/// What the tagger sees of a word: its folded bytes and its shape.
///
/// Training/tagger/features.py computes the same; change both.
struct TaggerWord {
  /// Lower case, plain quotes and dashes, ASCII digits as 0.
  let bytes: [UInt8]
  /// l(ower) t(itle) u(pper) s(ingle capital) m(ixed) d(igit) p(unctuation); a capital where the word has a hyphen.
  let shape: UInt8

  static let before = TaggerWord(bytes: Array("<s>".utf8), shape: UInt8(ascii: "p"))
  static let after = TaggerWord(bytes: Array("</s>".utf8), shape: UInt8(ascii: "p"))

  private init(bytes: [UInt8], shape: UInt8) {
    self.bytes = bytes
    self.shape = shape
  }

  init(text: String, lower: String) {
    bytes = lower.utf8.map { $0 >= 0x30 && $0 <= 0x39 ? 0x30 : $0 }
    var letters = 0
    var capitals = 0
    var hasDigit = false
    var hasHyphen = false
    var beginsUpper = false
    for (i, scalar) in text.unicodeScalars.enumerated() {
      let value = scalar.value
      if value >= 0x30 && value <= 0x39 { hasDigit = true }
      if value == 0x2D { hasHyphen = true }
      guard value < 0x80 ? (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A) : scalar.properties.isAlphabetic else {
        continue
      }
      letters += 1
      if scalar.isUpper {
        capitals += 1
        if i == 0 { beginsUpper = true }
      }
    }
    let code: UInt8
    if hasDigit {
      code = UInt8(ascii: "d")
    } else if letters == 0 {
      shape = UInt8(ascii: "p")
      return
    } else if capitals == 0 {
      code = UInt8(ascii: "l")
    } else if capitals == letters {
      code = capitals == 1 ? UInt8(ascii: "s") : UInt8(ascii: "u")
    } else if capitals == 1 && beginsUpper {
      code = UInt8(ascii: "t")
    } else {
      code = UInt8(ascii: "m")
    }
    shape = hasHyphen ? code - 32 : code
  }
}

/// FNV-1a over a template number and parts, each ended by 0x1F.
struct FeatureHash {
  private(set) var value: UInt32

  @inline(__always)
  init(_ template: UInt32) { value = (0x811C_9DC5 ^ template) &* 0x0100_0193 }

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }

  @inline(__always)
  mutating func end() { value = (value ^ 0x1F) &* 0x0100_0193 }

  @inline(__always)
  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { add(byte) }
    end()
  }

  @inline(__always)
  mutating func add(last count: Int, of bytes: [UInt8]) {
    for i in max(0, bytes.count - count)..<bytes.count { add(bytes[i]) }
    end()
  }

  @inline(__always)
  mutating func add(first count: Int, of bytes: [UInt8]) {
    for i in 0..<min(count, bytes.count) { add(bytes[i]) }
    end()
  }

  @inline(__always)
  mutating func add(shape: UInt8) {
    add(shape)
    end()
  }
}
