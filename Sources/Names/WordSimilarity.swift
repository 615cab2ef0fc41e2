/// How alike two words of names are.
enum WordSimilarity {
  /// The most that letters changed by chance or by a slip can score: Hansen and Hanson are two families, Rouhani and
  /// Rohani one man, and the letters do not say which.
  static let misspelled = 0.84

  /// 0...1, higher is more alike: 1 the same letters, 0.97 one romanisation against another, 0.92 other short vowels or
  /// another letter for one foreign sound; `misspelled` and below one minus the share of letters that must change.
  ///
  /// A word of less than four letters is either the same, or a romanisation, or another word.
  ///
  /// - Complexity: O(length of one times length of the other) at worst.
  static func between(_ a: String, _ b: String) -> Double {
    if a == b { return 1 }
    if hasDigits(a) || hasDigits(b) { return 0 }
    let fineA = SpellingKey.fine(a)
    let fineB = SpellingKey.fine(b)
    if fineA == fineB { return 0.97 }
    let (short, long) = (min(fineA.utf8.count, fineB.utf8.count), max(fineA.utf8.count, fineB.utf8.count))
    if short < 4 || short * 3 < long * 2 { return 0 }
    if SpellingKey.loose(a) == SpellingKey.loose(b) { return 0.92 }
    if short < 5 { return 0 }
    return min(misspelled, max(0, 1 - distance([UInt8](fineA.utf8), [UInt8](fineB.utf8)) / Double(long)))
  }

  private static func hasDigits(_ word: String) -> Bool { word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }

  /// Edits needed, neighbours swapped counting once; a vowel for a vowel costs half.
  ///
  /// Source: optimal string alignment, F. Damerau, Communications of the ACM 7 (1964).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Double {
    var before: [Double] = []
    var previous = (0...b.count).map(Double.init)
    for i in 1...a.count {
      var row = [Double(i)]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        let swap = same ? 0 : (SpellingKey.isVowel(a[i - 1]) && SpellingKey.isVowel(b[j - 1]) ? 0.5 : 1)
        var best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + swap)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
        row.append(best)
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }
}
