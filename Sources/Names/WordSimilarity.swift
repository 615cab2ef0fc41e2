/// How alike two words of names are.
enum WordSimilarity {
  /// The most that letters changed by chance or by a slip can score: Hansen and Hanson are two families, Rouhani and
  /// Rohani one man, and the letters do not say which.
  static let misspelled = 0.83
  /// Two romanisations of different newspapers that agree in their sounds: Chruschtschow and Khrushchev.
  static let sounds = 0.845
  /// One slip of the hand in a word that is too short for a share of its letters to say much: Foster and Foter.
  static let slip = 0.8

  /// 0...1, higher is more alike: 1 the same letters, 0.97 one romanisation against another, 0.92 other short vowels or
  /// another letter for one foreign sound; `misspelled` and below one minus the share of letters that must change.
  ///
  /// A word of less than four letters is either the same, or a romanisation, or another word. Of one letter that was left
  /// out, doubled, exchanged or added, the first is not suspected.
  ///
  /// - Complexity: O(length of one times length of the other) at worst.
  static func between(_ a: String, _ b: String) -> Double {
    if a == b { return 1 }
    if hasDigits(a) || hasDigits(b) { return lettered(a) == lettered(b) ? slip : 0 }
    let (fineA, fineB) = (SpellingKey.fineBytes(a), SpellingKey.fineBytes(b))
    if let spelled = spelled(fineA, fineB) { return spelled }
    if SpellingKey.shareSounds(a, b) { return sounds }
    let slipped = isSlip([UInt8](a.utf8), [UInt8](b.utf8)) ? slip : 0
    let (short, long) = (min(fineA.count, fineB.count), max(fineA.count, fineB.count))
    if short < 5 || short * 3 < long * 2 { return slipped }
    let share = max(0, 1 - distance(fineA, fineB) / Double(long))
    return max(slipped, min(misspelled, share))
  }

  /// Whether two words are spellings of one: whether `between` is 0.92 or more, found out faster.
  static func areSpellings(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if hasDigits(a) || hasDigits(b) { return false }
    return spelled(SpellingKey.fineBytes(a), SpellingKey.fineBytes(b)) != nil
  }

  /// The score of different words that a romanisation or short vowels make one; `nil` for all others.
  private static func spelled(_ fineA: [UInt8], _ fineB: [UInt8]) -> Double? {
    if fineA == fineB { return 0.97 }
    let (short, long) = (min(fineA.count, fineB.count), max(fineA.count, fineB.count))
    guard short >= 4, short * 3 >= long * 2 else { return nil }
    if short == long, differInLastVowel(fineA, fineB) { return 0.92 }
    return SpellingKey.loosened(fineA) == SpellingKey.loosened(fineB) ? 0.92 : nil
  }

  /// "Majid" and "Majed", "Nasir" and "Nasser": the short vowel before the last consonant of many Arabic and Persian names.
  private static func differInLastVowel(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let vowel = a.count - 2
    guard a[..<vowel] == b[..<vowel], a.last == b.last, let last = a.last, "bdflmrsz".utf8.contains(last) else {
      return false
    }
    return Set([a[vowel], b[vowel]]) == [UInt8(ascii: "e"), UInt8(ascii: "i")]
  }

  /// Whether two neighbouring letters changed places.
  static func isExchange(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a != b && a.utf8.sorted() == b.utf8.sorted()
      && isSlip([UInt8](a.utf8), [UInt8](b.utf8))
  }

  /// Whether one letter behind the first makes the difference, in words of which the longer has five letters.
  static func isSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard short.count >= 4, long.count >= 5, long.count - short.count <= 1, a[0] == b[0] else { return false }
    var front = 0
    while front < short.count, short[front] == long[front] { front += 1 }
    var back = 0
    while back < short.count - front, short[short.count - 1 - back] == long[long.count - 1 - back] { back += 1 }
    let left = short.count - front - back
    // "Ivanov" and "Ivanova" are brother and sister.
    if long.count > short.count { return left == 0 && !(front == short.count && long[front] == UInt8(ascii: "a")) }
    return left <= 1 || left == 2 && short[front] == long[front + 1] && short[front + 1] == long[front]
  }

  /// A word of letters with the digits that look like one as letters: "m1crosoft". Figures stay what they are, and so do
  /// words of fewer than four letters.
  private static func lettered(_ word: String) -> String {
    let digits = word.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    guard digits > 0, digits * 3 < word.utf8.count else { return word }
    return String(word.map { lookalikes[$0] ?? $0 })
  }

  private static let lookalikes: [Character: Character] = ["0": "o", "1": "i", "3": "e", "5": "s", "4": "a"]

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
