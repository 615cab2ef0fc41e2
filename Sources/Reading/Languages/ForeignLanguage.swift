/// Whether a text is in English, as far as its small words and its letters tell.
public enum ForeignLanguage {
  /// The words looked at, from the start: more do not change the answer.
  private static let sample = 1_000
  /// Shorter texts are taken as English: a line of names is at home in every language.
  private static let fewest = 12
  /// A text of names and figures has few small words; below this share of a language's, it is not taken for it. Running
  /// text has 20 to 50 %.
  private static let share = 0.12
  /// By how many small words another language must lead English: "met" and "in" are Dutch, Afrikaans and English, and a
  /// line of names has few others.
  private static let lead = 3

  /// The language of a text that is not English: "German", or its script, "the Arabic script".
  ///
  /// - Returns: `nil` for English, and where it cannot be told. Quotations in other languages do not make a text foreign,
  ///   as long as more of it is English.
  /// - Complexity: O(1) for long texts: the first 1,000 words are looked at.
  public static func name(of text: String) -> String? {
    var words = 0
    var letters = 0
    var scripts: [String: Int] = [:]
    var hits: [String: Int] = [:]
    var word = ""
    func end() {
      guard !word.isEmpty else { return }
      words += 1
      for language in SmallWords.languages(of: word) { hits[language, default: 0] += 1 }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if words >= sample { break }
      if scalar.isASCII {
        switch scalar.value {
        case 0x41...0x5A:
          word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
          letters += 1
        case 0x61...0x7A:
          word.unicodeScalars.append(scalar)
          letters += 1
        default: end()
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
        word += scalar.properties.lowercaseMapping
        letters += 1
        if let script = Script.name(of: scalar) {
          scripts[script, default: 0] += 1
          // Languages without blanks between words are long before they have a thousand.
          if letters > 20 * sample { break }
        }
      } else {
        end()
      }
    }
    end()
    if let script = scripts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), 2 * script.value > letters {
      return script.key
    }
    guard words >= fewest else { return nil }
    let english = hits[SmallWords.english] ?? 0
    let others = hits.filter { $0.key != SmallWords.english }
    guard let best = others.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      Double(best.value) >= share * Double(words), best.value >= english + lead
    else { return nil }
    return best.key
  }
}

/// Scripts that English is not written in.
private enum Script {
  static func name(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x370...0x3FF, 0x1F00...0x1FFF: "the Greek script"
    case 0x400...0x52F: "the Cyrillic script"
    case 0x530...0x58F: "the Armenian script"
    case 0x590...0x5FF: "the Hebrew script"
    case 0x600...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: "the Arabic script"
    case 0x900...0xDFF: "an Indian script"
    case 0xE00...0xEFF: "the Thai or Lao script"
    case 0x1000...0x109F: "the Burmese script"
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: "the Georgian script"
    case 0x1200...0x139F: "the Ethiopic script"
    case 0x1780...0x17FF: "the Khmer script"
    case 0x3040...0x30FF: "Japanese"
    case 0x1100...0x11FF, 0xAC00...0xD7AF: "Korean"
    case 0x3400...0x9FFF, 0x20000...0x2FFFF: "Chinese characters"
    default: nil
    }
  }
}
