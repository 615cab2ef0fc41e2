/// Sentences and words as the reading model's training cuts them: Training/words.py, in Swift.
///
/// The gold of chains marks running text; to compare a model with itself in Python, both must see the same words. What
/// reads articles has a tokenizer of its own.
struct TrainingWords {
  private let text: [Unicode.Scalar]

  init(_ text: [Unicode.Scalar]) { self.text = text }

  private static let short: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Reps", "Sens", "St", "Jr", "Sr", "Lt", "Col", "Gov", "Prof", "Inc",
    "Corp", "Co", "Ltd", "No", "vs", "Capt", "Sgt", "Maj", "Adm", "Hon", "Rev", "Jan", "Feb", "Mar", "Apr", "Jun",
    "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Bros", "Mt", "Ft", "Pres", "Supt", "Cmdr", "Brig", "etc",
  ]

  // MARK: words

  /// The words of a sentence, in code points; no word runs over an edge.
  func words(in sentence: Range<Int>, edges: Set<Int> = []) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = sentence.lowerBound
    let inner = edges.filter { sentence.lowerBound < $0 && $0 < sentence.upperBound }
    for stop in inner.sorted() + [sentence.upperBound] {
      while at < stop {
        if let end = wordEnd(at, stop) {
          words.append(at..<end)
          at = end
        } else {
          at += 1
        }
      }
    }
    return words
  }

  /// Where the word that begins here ends; `nil` for white space.
  private func wordEnd(_ at: Int, _ stop: Int) -> Int? {
    if Self.isSpace(text[at]) { return nil }
    return address(at, stop) ?? mail(at, stop) ?? letters(at, stop) ?? abbreviation(at, stop) ?? number(at, stop)
      ?? negation(at, stop) ?? clitic(at, stop) ?? run(at, stop, Self.isWord) ?? dots(at, stop) ?? at + 1
  }

  /// "https://kith.example/a"
  private func address(_ at: Int, _ stop: Int) -> Int? {
    for opening in ["https://", "http://"] where matches(opening, at, stop) {
      return run(at + opening.unicodeScalars.count, stop) { !Self.isSpace($0) }
    }
    return nil
  }

  /// "a.b@kith.example": the last part may end with the longest run that still has a dot.
  private func mail(_ at: Int, _ stop: Int) -> Int? {
    guard let sign = run(at, stop, { Self.isWord($0) || ".+-".unicodeScalars.contains($0) }), sign < stop,
      text[sign] == "@"
    else { return nil }
    func isPart(_ scalar: Unicode.Scalar) -> Bool { Self.isWord(scalar) || scalar == "-" }
    guard var end = run(sign + 1, stop, isPart) else { return nil }
    var parts = 1
    while end < stop, text[end] == ".", let next = run(end + 1, stop, isPart) { (end, parts) = (next, parts + 1) }
    return parts > 1 ? end : nil
  }

  /// "U.S."
  private func letters(_ at: Int, _ stop: Int) -> Int? {
    var end = at
    while end + 1 < stop, Self.isLetter(text[end]), text[end + 1] == "." { end += 2 }
    return end - at >= 4 ? end : nil
  }

  /// "Gen.", and "J." before a name.
  private func abbreviation(_ at: Int, _ stop: Int) -> Int? {
    if let end = run(at, stop, Self.isLetter), end < stop, text[end] == ".", Self.short.contains(string(at..<end)) {
      return end + 1
    }
    guard Self.isCapital(text[at]), at + 1 < stop, text[at + 1] == ".",
      at == 0 || !(Self.isWord(text[at - 1]) || text[at - 1] == ".")
    else { return nil }
    guard let next = run(at + 2, stop, Self.isSpace), next < stop, Self.isCapital(text[next]) else { return nil }
    return at + 2
  }

  /// "1,000.5"
  private func number(_ at: Int, _ stop: Int) -> Int? {
    guard var end = run(at, stop, Self.isDigit) else { return nil }
    while end < stop, ".,:".unicodeScalars.contains(text[end]), let next = run(end + 1, stop, Self.isDigit) {
      end = next
    }
    return end
  }

  /// "can" of "cannot", "did" of "didn't", "n't".
  private func negation(_ at: Int, _ stop: Int) -> Int? {
    if matches("cannot", at, stop), !isWord(at + 6, stop) { return at + 3 }
    if let end = run(at, stop, Self.isLetter), end < stop, Self.isApostrophe(text[end]), text[end - 1] == "n",
      end - 1 > at, isLetterT(end + 1, stop)
    {
      return end - 1
    }
    if text[at] == "n", at + 1 < stop, Self.isApostrophe(text[at + 1]), isLetterT(at + 2, stop) { return at + 3 }
    return nil
  }

  private func isLetterT(_ at: Int, _ stop: Int) -> Bool { at < stop && text[at] == "t" && !isWord(at + 1, stop) }

  /// "'s"
  private func clitic(_ at: Int, _ stop: Int) -> Int? {
    guard Self.isApostrophe(text[at]) else { return nil }
    for tail in ["s", "S", "re", "ve", "ll", "d", "m"] {
      let end = at + 1 + tail.unicodeScalars.count
      if matches(tail, at + 1, stop), !isWord(end, stop) { return end }
    }
    return nil
  }

  private func dots(_ at: Int, _ stop: Int) -> Int? {
    if matches("...", at, stop) { return at + 3 }
    return matches("--", at, stop) ? run(at, stop) { $0 == "-" } : nil
  }

  // MARK: sentences

  /// The sentences of a text, in code points.
  func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var at = 0
    func close(_ start: Int, _ end: Int) {
      if text[at..<start].contains(where: { !Self.isSpace($0) }) { sentences.append(at..<end) }
    }
    var i = 0
    while i < text.count {
      guard let gap = gap(from: i) else {
        i += 1
        continue
      }
      let white = text[gap].reversed().prefix(while: Self.isSpace).count
      let isLineBreak = text[gap].contains("\n")
      if isLineBreak || !endsShort(at..<gap.lowerBound) {
        if gap.lowerBound > at { close(gap.lowerBound, gap.upperBound - white) }
        at = gap.upperBound
      }
      i = max(gap.upperBound, i + 1)
    }
    if at < text.count { close(text.count, text.count) }
    return sentences
  }

  /// Closing marks and white space after a full stop, before a capital; or line breaks.
  private func gap(from i: Int) -> Range<Int>? {
    if i > 0, ".!?".unicodeScalars.contains(text[i - 1]) {
      let marks = run(i, text.count) { "\"'”’)]".unicodeScalars.contains($0) } ?? i
      if let most = run(marks, text.count, Self.isSpace) {
        // As a backtracking search, from the longest run of blanks to the shortest.
        for end in stride(from: most, through: marks + 1, by: -1) {
          let opening = run(end, text.count) { "\"'“‘([".unicodeScalars.contains($0) } ?? end
          if opening < text.count, Self.isOpener(text[opening]) { return i..<end }
        }
      }
    }
    return run(i, text.count) { $0 == "\n" }.map { i..<$0 }
  }

  /// Whether what stands before a gap is no end: "Gen.", "J.", "U.S."
  private func endsShort(_ range: Range<Int>) -> Bool {
    guard let last = range.last, text[last] == "." else { return false }
    var start = last
    while start > range.lowerBound, Self.isWord(text[start - 1]) { start -= 1 }
    let word = string(start..<last)
    if Self.short.contains(word) { return true }
    if last - start == 1, Self.isCapital(text[start]) { return true }
    // A letter, a mark and a letter: "p.m."
    return last - range.lowerBound >= 3 && Self.isPlainLetter(text[last - 1]) && text[last - 2] == "."
      && Self.isPlainLetter(text[last - 3])
  }

  // MARK: characters, as Python's `re` sees them

  private func run(_ at: Int, _ stop: Int, _ fits: (Unicode.Scalar) -> Bool) -> Int? {
    var end = at
    while end < stop, fits(text[end]) { end += 1 }
    return end > at ? end : nil
  }

  private func matches(_ word: String, _ at: Int, _ stop: Int) -> Bool {
    let scalars = word.unicodeScalars
    return at + scalars.count <= stop && zip(scalars, text[at...]).allSatisfy { $0 == $1 }
  }

  private func isWord(_ at: Int, _ stop: Int) -> Bool { at < stop && Self.isWord(text[at]) }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    // Numbers that are not decimal digits count as letters in `[^\W\d_]`.
    default: scalar.properties.numericType != nil && !isDigit(scalar)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || isLetter(scalar) || isDigit(scalar) }
  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
  private static func isPlainLetter(_ scalar: Unicode.Scalar) -> Bool {
    isCapital(scalar) || ("a"..."z").contains(scalar)
  }
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }
  private static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    isCapital(scalar) || ("0"..."9").contains(scalar) || ("À"..."Þ").contains(scalar)
  }
}
