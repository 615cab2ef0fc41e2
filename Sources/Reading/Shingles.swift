internal import Foundation
public import GraphSchema

extension Fingerprint {
  /// Words in a shingle. Three survive a re-spelled name better than five (0.86 against 0.77 of the shingles when one
  /// word in twenty changes), and are still rare enough to tell texts apart.
  private static let width = 3

  /// The fingerprint of a text: what its words are, in threes, whatever their case, accents, spacing and punctuation.
  ///
  /// A text of fewer words is one shingle; a text without letters and digits has none.
  ///
  /// - Complexity: O(text).
  public init(of text: String) {
    var words = Words(text)
    var window: [UInt64] = []
    var hashes: [UInt32] = []
    hashes.reserveCapacity(text.utf8.count / 5)
    while let word = words.next() {
      window.append(word)
      if window.count > Self.width { window.removeFirst() }
      if window.count == Self.width { hashes.append(Self.hash(window)) }
    }
    if hashes.isEmpty, !window.isEmpty { hashes.append(Self.hash(window)) }
    self.init(sampling: hashes)
  }

  /// Depends on the order of the words.
  private static func hash(_ words: [UInt64]) -> UInt32 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    for word in words {
      hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    hash = hash &* 0xc4ce_b9fe_1a85_ec53
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}

/// The hashes of the words of a text: runs of letters and digits, folded to lower case without accents.
private struct Words {
  private var bytes: String.UTF8View.Iterator
  private var scalars: String.UnicodeScalarView.Iterator
  private let isASCII: Bool
  private var folded: [Unicode.Scalar: [UInt8]] = [:]
  private var hash = Words.start
  private var isInWord = false

  // FNV-1a, as in `StableHash`.
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  init(_ text: String) {
    bytes = text.utf8.makeIterator()
    scalars = text.unicodeScalars.makeIterator()
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  mutating func next() -> UInt64? {
    if isASCII {
      while let byte = bytes.next() {
        if let word = take(byte) { return word }
      }
    } else {
      while let scalar = scalars.next() {
        if scalar.isASCII {
          if let word = take(UInt8(truncatingIfNeeded: scalar.value)) { return word }
        } else if let word = take(scalar) {
          return word
        }
      }
    }
    return finish()
  }

  /// Adds a letter or digit to the word; anything else ends it.
  private mutating func take(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: add(byte)
    case 0x41...0x5A: add(byte + 0x20)
    // "Fico's" and "Fico’s" are one word, as are "U.S." in a row of marks: only blanks and dashes part words.
    case 0x27, 0x2E, 0x2C: return nil
    default: return finish()
    }
    return nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> UInt64? {
    switch scalar.value {
    case 0x2019, 0x2018, 0xAD, 0x200B...0x200D, 0xFEFF: return nil
    default: break
    }
    let letters = folded[scalar] ?? fold(scalar)
    folded[scalar] = letters
    if letters.isEmpty { return scalar.properties.generalCategory == .nonspacingMark ? nil : finish() }
    for letter in letters { add(letter) }
    return nil
  }

  /// Lower case without accents; empty for what is neither letter nor digit.
  private func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return [] }
    return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
      .flatMap { $0.properties.lowercaseMapping.utf8 }
  }

  private mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* Self.prime
    isInWord = true
  }

  private mutating func finish() -> UInt64? {
    guard isInWord else { return nil }
    defer {
      hash = Self.start
      isInWord = false
    }
    return hash
  }
}
