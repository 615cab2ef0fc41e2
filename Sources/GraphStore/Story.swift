internal import Foundation
internal import GraphSchema

/// Which articles are one story: those whose text is the same but for spacing, punctuation and case. A reprint is not a
/// second source.
enum Story {
  /// 32 hexadecimal digits over the letters and digits of a text.
  static func fingerprint(_ text: String) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(text.utf8.count)
    var isInWord = false
    func add(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      // Accents are dropped with the marks that decomposition leaves, so that both ways of writing "é" are the same.
      if properties.generalCategory == .nonspacingMark { return }
      if properties.isAlphabetic || properties.numericType != nil {
        words.append(contentsOf: properties.lowercaseMapping.utf8)
        isInWord = true
      } else if isInWord {
        words.append(UInt8(ascii: " "))
        isInWord = false
      }
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39:
        words.append(UInt8(scalar.value))
        isInWord = true
      case 0x41...0x5A:
        words.append(UInt8(scalar.value + 0x20))
        isInWord = true
      case ..<0x80:
        if isInWord { words.append(UInt8(ascii: " ")) }
        isInWord = false
      default:
        if scalar.properties.isAlphabetic {
          String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.forEach(add)
        } else {
          add(scalar)
        }
      }
    }
    if !isInWord, !words.isEmpty { words.removeLast() }
    return StableHash.hex128(String(decoding: words, as: UTF8.self))
  }

  /// The story of every article: the smallest id among the articles with the same fingerprint.
  static func group(_ fingerprints: [Article.ID: String]) -> [Article.ID: String] {
    var smallest: [String: Article.ID] = [:]
    for (article, fingerprint) in fingerprints {
      smallest[fingerprint] = min(smallest[fingerprint] ?? article, article)
    }
    return fingerprints.mapValues { smallest[$0] ?? "" }
  }
}
