internal import GraphSchema

/// A token before it is tagged.
struct RawToken {
  var span: Span
  var text: String
  /// Line breaks between this token and the one before it; the first token of a text has 2.
  var newlines: Int
  /// Whether white space stands before it.
  var spaced: Bool
}

/// Cuts a text into words, numbers and marks.
///
/// Follows the Universal Dependencies English treebanks, except that words with hyphens stay whole. The tokens do not
/// overlap, are in text order, and lie on code-point boundaries.
struct Tokenizer: Sendable {
  /// Words that end in a full stop of their own, without it: "Gen", "Inc", "Jan".
  let abbreviations: Set<String>

  func tokens(in text: String) -> [RawToken] {
    let source = ScalarText(text)
    let bytes = Array(text.utf8)
    var tokens: [RawToken] = []
    tokens.reserveCapacity(source.count / 5)
    var i = 0
    var newlines = 2
    var carriageReturn = false
    var spaced = true
    while i < source.count {
      switch source.classes[i] {
      case .newline:
        // "\r\n" is one line break.
        if !(carriageReturn && source.scalars[i] == "\n") { newlines += 1 }
        carriageReturn = source.scalars[i] == "\r"
        spaced = true
        i += 1
        continue
      case .space:
        spaced = true
        i += 1
        continue
      default: break
      }
      carriageReturn = false
      for end in cuts(in: source, from: i) {
        let span = Span(source.offsets[i], source.offsets[end])
        let piece = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
        tokens.append(RawToken(span: span, text: piece, newlines: newlines, spaced: spaced))
        newlines = 0
        spaced = false
        i = end
      }
    }
    return tokens
  }

  /// The texts of the tokens of a short phrase. One of plain letters is cut at its blanks, which gives the same sooner.
  func words(of phrase: String) -> [String] {
    var start = 0
    var words: [String] = []
    let bytes = Array(phrase.utf8)
    for (end, byte) in bytes.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x20:
        if start < end { words.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        start = end + 1
      default: return tokens(in: phrase).map(\.text)
      }
    }
    if start < bytes.count { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return words
  }

  /// The ends of the tokens that the word or mark at a position makes: one, or more for "didn't" and "Lavrov's".
  private func cuts(in source: ScalarText, from start: Int) -> [Int] {
    if source.classes[start] == .mark {
      let scalar = source.scalars[start]
      if scalar == "@" || scalar == "#", source.isLetter(start + 1) { return [handle(in: source, from: start + 1)] }
      if scalar.isApostrophe, !source.isWord(start - 1), let end = elision(in: source, from: start) { return [end] }
      return [marks(in: source, from: start)]
    }
    if let end = address(in: source, from: start) { return [end] }
    let end = source.isDigit(start) ? number(in: source, from: start) : word(in: source, from: start)
    return clitics(in: source, from: start, to: end)
  }

  /// A run of one repeated mark is one token where it is written so: "...", "--", "!!".
  private func marks(in source: ScalarText, from start: Int) -> Int {
    let scalar = source.scalars[start]
    guard scalar == "." || scalar == "-" || scalar == "!" || scalar == "?" || scalar == "*" || scalar == "=" else {
      return start + 1
    }
    var end = start + 1
    while source.scalar(end) == scalar { end += 1 }
    return end
  }

  private func handle(in source: ScalarText, from start: Int) -> Int {
    var end = start
    while source.isWord(end) || source.scalar(end) == "_" { end += 1 }
    return end
  }

  /// "'s" and "'em" written apart, "'90s".
  private func elision(in source: ScalarText, from start: Int) -> Int? {
    if source.isDigit(start + 1), source.isDigit(start + 2), source.scalar(start + 3) == "s" { return start + 4 }
    if source.scalar(start + 1) == "s", !source.isWord(start + 2), source.isSpace(start - 1) { return start + 2 }
    return nil
  }

  /// Web and mail addresses.
  private func address(in source: ScalarText, from start: Int) -> Int? {
    func begins(_ prefix: String) -> Bool {
      var i = start
      for scalar in prefix.unicodeScalars {
        guard source.scalar(i).properties.lowercaseMapping == String(scalar) else { return false }
        i += 1
      }
      return true
    }
    let first = source.scalars[start]
    if first == "h" || first == "H", begins("http://") || begins("https://") {
      return webAddress(in: source, from: start)
    }
    if first == "w" || first == "W", begins("www.") { return webAddress(in: source, from: start) }
    var i = start
    while source.isWord(i) || source.scalar(i) == "." || source.scalar(i) == "_" || source.scalar(i) == "-"
      || source.scalar(i) == "+"
    { i += 1 }
    guard source.scalar(i) == "@", source.isWord(i + 1) else { return nil }
    i += 1
    while source.isWord(i) || ((source.scalar(i) == "." || source.scalar(i) == "-") && source.isWord(i + 1)) { i += 1 }
    return i
  }

  private func webAddress(in source: ScalarText, from start: Int) -> Int {
    var end = start
    while !source.isSpace(end), source.scalar(end) != "\"", source.scalar(end) != ">", source.scalar(end) != "\u{201D}"
    {
      end += 1
    }
    while end > start + 1, ".,;:!?)]'".unicodeScalars.contains(source.scalars[end - 1]) { end -= 1 }
    return end
  }

  private func number(in source: ScalarText, from start: Int) -> Int {
    var end = start
    while end < source.count {
      if source.isWord(end) {
        end += 1
      } else if ".,:/".unicodeScalars.contains(source.scalars[end]), source.isDigit(end - 1), source.isDigit(end + 1) {
        end += 1
      } else if source.scalars[end].isHyphen, source.isWord(end - 1), source.isWord(end + 1) {
        end += 1
      } else {
        break
      }
    }
    // "8:30 a.m." keeps its marker apart: a number holds a full stop only before a digit.
    return end
  }

  private func word(in source: ScalarText, from start: Int) -> Int {
    var end = start
    scan: while end < source.count {
      if source.isWord(end) {
        end += 1
        continue
      }
      let scalar = source.scalars[end]
      let after = end + 1
      switch scalar {
      case "'", "\u{2019}", "\u{02BC}", "\u{2018}":
        guard source.isWord(end - 1), source.isWord(after) else { break scan }
        end = after
      case "-", "\u{2010}", "\u{2011}":
        guard source.isWord(end - 1), source.isWord(after) else {
          // "U.S.-backed"
          guard source.scalar(end - 1) == ".", source.isWord(after) else { break scan }
          end = after
          continue
        }
        end = after
      case "_":
        end = after
      case "&":
        // "AT&T", "PG&E"; "Q & A" is three tokens.
        guard source.isUpper(end - 1), source.isUpper(after) else { break scan }
        end = after
      case ".":
        guard keepsFullStop(in: source, at: end, wordStart: start) else { break scan }
        end = after
        if !source.isWord(after), !(source.scalar(after).isHyphen && source.isWord(after + 1)) { break scan }
      case "$":
        // "US$", "A$"
        if source.isUpper(end - 1), source.isDigit(after) { end = after }
        break scan
      default: break scan
      }
    }
    return end
  }

  /// Whether the full stop at a position belongs to the word before it.
  private func keepsFullStop(in source: ScalarText, at dot: Int, wordStart start: Int) -> Bool {
    let after = dot + 1
    // Inside: "U.S", "Amazon.com", "a.m"; but "war.The" is a lost space.
    if source.isLetter(after) {
      let isSingle = dot - 1 == start || !source.isLetter(dot - 2)
      if isSingle { return !source.isLetter(after + 1) || source.isUpper(after) == source.isUpper(dot - 1) }
      return source.isLower(after) && source.isLower(dot - 1)
        || source.isUpper(after) && isAbbreviation(source, start, dot)
    }
    // At the end: "U.S.", "J.", "Gen."
    if source.scalar(after) == "." { return false }
    let letters = dot - start
    if letters == 1 { return source.isUpper(start) }
    if !source.isLetter(dot - 2), source.isLetter(dot - 1) { return source.scalar(dot - 2) == "." }
    return isAbbreviation(source, start, dot)
  }

  private func isAbbreviation(_ source: ScalarText, _ wordStart: Int, _ end: Int) -> Bool {
    // "R-Calif.": what stands after the last hyphen.
    let start = (wordStart..<end).last { source.scalars[$0].isHyphen }.map { $0 + 1 } ?? wordStart
    guard end - start <= 8 else { return false }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: source.scalars[start..<end])
    let text = String(word)
    if abbreviations.contains(text) { return true }
    // "No. 10"
    return text == "No" && source.isSpace(end + 1) && source.isDigit(end + 2)
  }

  /// Cuts "n't", "'s", "'re" ... off the end of a word.
  private func clitics(in source: ScalarText, from start: Int, to end: Int) -> [Int] {
    var cut = end - 1
    while cut > start, cut > end - 4, !source.scalars[cut].isApostrophe { cut -= 1 }
    guard cut > start, source.scalars[cut].isApostrophe else { return [end] }
    var tail = String.UnicodeScalarView()
    tail.append(contentsOf: source.scalars[(cut + 1)..<end])
    switch String(tail).lowercased() {
    case "t":
      let n = source.scalars[cut - 1]
      return (n == "n" || n == "N") && cut - 1 > start ? [cut - 1, end] : [end]
    case "s", "re", "ve", "ll", "d", "m": return [cut, end]
    default: return [end]
    }
  }
}
