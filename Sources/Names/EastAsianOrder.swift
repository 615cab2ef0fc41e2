/// Tells Chinese, Korean and Vietnamese names, whose family name comes first, from names in western order.
enum EastAsianOrder {
  /// Whether the first of two or three words is a family name and the rest can only be syllables of a given name:
  /// "Xi Jinping" and "Moon Jae-in" are, "Kim Campbell" and "Lee Harvey Oswald" are not.
  static func isFamilyFirst(_ words: [NameWord]) -> Bool {
    guard (2...4).contains(words.count), WordTables.familyFirst.contains(words[0].folded) else { return false }
    let rest = words.dropFirst().map { $0.folded.utf8.filter { $0 != UInt8(ascii: "'") } }
    var syllables = 0
    for word in rest {
      guard let count = syllableCount(word), count <= 2 else { return false }
      syllables += count
    }
    if words.count == 2, words[1].folded.utf8.count < 2 { return false }
    // "Jackie Chan" fails above; "Ken Wei" has no family name in front; "Li Na" may be either and is read as Chinese.
    return syllables <= 3
  }

  /// Whether a word may be a given name of two or three syllables.
  static func isGiven(_ word: String) -> Bool {
    syllableCount(Array(word.utf8)).map { (2...3).contains($0) } ?? false
  }

  /// How many syllables of Mandarin, Korean or Vietnamese the letters make, at least; `nil` when they make none.
  private static func syllableCount(_ word: [UInt8]) -> Int? {
    // Fewest syllables to reach each position.
    var best: [Int?] = Array(repeating: nil, count: word.count + 1)
    best[0] = 0
    for start in word.indices {
      guard let before = best[start] else { continue }
      for end in stride(from: start + 1, through: min(start + 6, word.count), by: 1) where isSyllable(word[start..<end])
      {
        best[end] = min(best[end] ?? .max, before + 1)
      }
    }
    return best[word.count] ?? nil
  }

  private static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: letters, as: UTF8.self)
    guard let vowel = text.firstIndex(where: { "aeiouy".contains($0) && !($0 == "y" && $0 == text.first) }) else {
      return false
    }
    let onset = String(text[..<vowel])
    let nucleusAndCoda = text[vowel...]
    let nucleus = String(nucleusAndCoda.prefix { "aeiouy".contains($0) })
    let coda = String(nucleusAndCoda.dropFirst(nucleus.count))
    return onsets.contains(onset) && nuclei.contains(nucleus) && codas.contains(coda)
  }

  private static let onsets = WordTables.set(
    "b p m f d t n l g k h j q x zh ch sh r z c s y w ts tz hs kw kh ph th tr ng nh gi v gh hy hw ky my py ny ry by jw sw dw gw pw mw"
  )
  .union([""])
  private static let nuclei = WordTables.set(
    "a e i o u y ai ao ei ou ia ie iao iu ua uo ui uai ue eo eu ae oe yo ya ye yu yeo yae wa oo ee uo oa uy uye ye ieu uyo iou yi oi eui"
  )
  private static let codas = WordTables.set("n ng m k l p t nh ch").union([""])
}
