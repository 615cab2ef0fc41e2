internal import Foundation
internal import GraphSchema

/// Which articles are one story: those whose text is the same but for spacing, punctuation and case. A reprint is not a
/// second source.
enum Story {
  /// 32 hexadecimal digits over the letters and digits of a text.
  static func fingerprint(_ text: String) -> String {
    var words = String.UnicodeScalarView()
    var isInWord = false
    // Accents are dropped with the marks that decomposition leaves, so that both ways of writing "é" are the same.
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .nonspacingMark { continue }
      if properties.isAlphabetic || properties.numericType != nil {
        words.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
        isInWord = true
      } else if isInWord {
        words.append(" ")
        isInWord = false
      }
    }
    if words.last == " " { words.removeLast() }
    return StableHash.hex128(String(words))
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
