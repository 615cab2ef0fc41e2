internal import GraphSchema

/// A sentence before its words are tagged.
struct RawSentence {
  var tokens: Range<Int>
  var isHeading: Bool
  var paragraph: Int
}

/// Groups tokens into sentences, paragraphs and headings.
struct SentenceSplitter: Sendable {
  /// Abbreviations that a name or number follows, so that no sentence ends after them: "gen.", "mr.", "no.". Lower case,
  /// with the full stop.
  let leading: Set<String>

  func sentences(of tokens: [RawToken]) -> [RawSentence] {
    var sentences: [RawSentence] = []
    let isWrapped = isHardWrapped(tokens)
    var start = 0
    var paragraph = -1
    var lineStart = 0
    func close(at end: Int, isLineEnd: Bool) {
      if end > start {
        let isWholeLine = start == lineStart && isLineEnd
        sentences.append(
          RawSentence(
            tokens: start..<end, isHeading: isWholeLine && isHeading(tokens[start..<end]), paragraph: paragraph))
        start = end
      }
      if isLineEnd { lineStart = end }
    }
    for i in tokens.indices {
      let token = tokens[i]
      if token.newlines >= 2 {
        close(at: i, isLineEnd: true)
        paragraph += 1
      } else if token.newlines == 1, breaksLine(tokens, at: i, isWrapped: isWrapped) {
        close(at: i, isLineEnd: true)
        paragraph += 1
      } else if i > start, ends(tokens, before: i, sentenceStart: start) {
        close(at: i, isLineEnd: false)
      }
    }
    close(at: tokens.count, isLineEnd: true)
    return sentences
  }

  /// Whether lines are filled to a width, so that a line break means nothing.
  private func isHardWrapped(_ tokens: [RawToken]) -> Bool {
    var wrapped = 0
    var others = 0
    var lineStart = 0
    for i in tokens.indices.dropFirst() where tokens[i].newlines >= 1 {
      let length = tokens[i - 1].span.end - tokens[lineStart].span.start
      if tokens[i].newlines == 1 {
        if !isFinal(tokens[i - 1].text), length > 45, length < 110 { wrapped += 1 } else { others += 1 }
      }
      lineStart = i
    }
    return wrapped >= 3 && wrapped > others * 2
  }

  private func breaksLine(_ tokens: [RawToken], at i: Int, isWrapped: Bool) -> Bool {
    if !isWrapped { return true }
    return isTerminal(tokens, before: i) && ends(tokens, before: i, sentenceStart: 0)
  }

  private func isHeading(_ tokens: ArraySlice<RawToken>) -> Bool {
    guard tokens.count <= 30, let last = tokens.last else { return false }
    if let mark = last.text.unicodeScalars.first, CharacterClass(mark) == .mark {
      return !Self.finals.contains(last.text) && !Self.closers.contains(last.text) && last.text != ","
    }
    return !isFinal(last.text) || tokens.count <= 3
  }

  private static let finals: Set<String> = [
    ".", "!", "?", "\u{2026}", "...", "!!", "?!", "??", "。", "！", "？", "؟", "।",
  ]
  private static let closers: Set<String> = ["\"", "'", "\u{201D}", "\u{2019}", ")", "]", "\u{00BB}", "''"]
  private static let openers: Set<String> = ["\"", "'", "\u{201C}", "\u{2018}", "(", "[", "\u{00AB}", "\u{201E}"]

  private func isFinal(_ text: String) -> Bool {
    Self.finals.contains(text) || (text.utf8.count > 3 && text.utf8.allSatisfy { $0 == 0x2E })
  }

  /// Whether the token before `i`, quotes and brackets aside, is a mark that ends sentences.
  private func isTerminal(_ tokens: [RawToken], before i: Int) -> Bool {
    var k = i - 1
    while k > 0, Self.closers.contains(tokens[k].text), !tokens[k].spaced { k -= 1 }
    return k >= 0 && (isFinal(tokens[k].text) || tokens[k].text.hasSuffix("."))
  }

  /// Whether a sentence ends between the tokens `i - 1` and `i`.
  private func ends(_ tokens: [RawToken], before i: Int, sentenceStart: Int) -> Bool {
    let next = tokens[i]
    // A closing quote or bracket belongs to the sentence before it.
    if Self.closers.contains(next.text), !next.spaced { return false }
    var k = i - 1
    var isQuoted = false
    while k > sentenceStart, Self.closers.contains(tokens[k].text), !tokens[k].spaced {
      k -= 1
      isQuoted = true
    }
    let mark = tokens[k]
    let ideographic = mark.text == "。" || mark.text == "！" || mark.text == "？"
    guard next.spaced || ideographic || opensUpper(tokens, at: i) else { return false }
    if isFinal(mark.text) {
      if ideographic { return true }
      // Nothing but a number before it: "1." begins a list item.
      if k == sentenceStart + 1, mark.text == ".",
        tokens[sentenceStart].text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      {
        return false
      }
      if !next.spaced { return mark.text == "." && k > 0 && !isQuoted && begins(tokens, at: i) }
      if mark.text == "\u{2026}" || mark.text == "..." {
        return startsUpper(tokens, at: i) && (isQuoted || next.spaced)
      }
      return begins(tokens, at: i)
    }
    guard mark.text.hasSuffix("."), mark.text.utf8.count > 1 else { return false }
    return endsAfterAbbreviation(mark.text, tokens, at: i, isQuoted: isQuoted)
  }

  /// "the U.S. The" ends a sentence, "the U.S. Senate" does not: only a word that commonly opens a sentence decides.
  private func endsAfterAbbreviation(_ mark: String, _ tokens: [RawToken], at i: Int, isQuoted: Bool) -> Bool {
    let lower = mark.lowercased()
    if leading.contains(lower) || lower == "no." { return false }
    // One initial: "J. K. Rowling", "George W. Bush".
    if mark.unicodeScalars.count == 2 { return false }
    if isQuoted { return begins(tokens, at: i) }
    if lower == "a.m." || lower == "p.m." || lower == "etc." {
      return startsUpper(tokens, at: i) && !isZone(tokens[i].text)
    }
    if Self.openers.contains(tokens[i].text) {
      return i + 1 < tokens.count && Self.starters.contains(tokens[i + 1].text)
    }
    return Self.starters.contains(tokens[i].text)
  }

  private func isZone(_ text: String) -> Bool {
    text.utf8.count <= 5 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  private func startsUpper(_ tokens: [RawToken], at i: Int) -> Bool {
    var k = i
    while k < tokens.count, Self.openers.contains(tokens[k].text) { k += 1 }
    guard k < tokens.count, let first = tokens[k].text.unicodeScalars.first else { return true }
    return first.isUpper
  }

  private func opensUpper(_ tokens: [RawToken], at i: Int) -> Bool {
    guard let first = tokens[i].text.unicodeScalars.first else { return false }
    return first.isUpper && tokens[i].text.unicodeScalars.count > 1
  }

  /// Whether a sentence may begin with the token: anything but a lower-case Latin letter or a mark that continues.
  private func begins(_ tokens: [RawToken], at i: Int) -> Bool {
    var k = i
    while k < tokens.count,
      Self.openers.contains(tokens[k].text) || tokens[k].text == "-" || tokens[k].text == "\u{2014}"
    {
      k += 1
    }
    guard k < tokens.count, let first = tokens[k].text.unicodeScalars.first else { return true }
    if first.isLower {
      // "iPhone", "eBay": a capital right after.
      return tokens[k].text.unicodeScalars.dropFirst().prefix(2).contains { $0.isUpper }
    }
    return CharacterClass(first) != .mark || first == "$" || first == "@" || first == "#" || first == "\u{2022}"
      || first == "*"
      || first == "\u{A3}" || first == "\u{20AC}"
  }

  /// Words that often begin a sentence and seldom follow an abbreviation in a name.
  private static let starters: Set<String> = [
    "The", "A", "An", "This", "That", "These", "Those", "He", "She", "It", "They", "We", "I", "You", "His", "Her",
    "Its",
    "Their", "Our", "My", "In", "On", "At", "By", "For", "From", "With", "After", "Before", "Since", "During", "While",
    "When", "Where", "If", "As", "Although", "Though", "Because", "But", "And", "Or", "So", "Yet", "However",
    "Meanwhile",
    "Also", "There", "Here", "Now", "Then", "Some", "Many", "Most", "Both", "All", "No", "Not", "One", "Two", "Three",
    "According", "Earlier", "Last", "What", "Who", "How", "Why", "To", "Under", "Despite", "Other", "Another", "Such",
    "Several", "Officials", "Police", "Authorities", "Asked", "Moreover", "Instead", "Still", "Once", "Until", "Each",
  ]
}
