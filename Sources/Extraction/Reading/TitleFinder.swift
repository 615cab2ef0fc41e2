internal import GraphSchema

/// A title in the text: "former Russian foreign minister" without its country.
struct TitleMatch: Hashable {
  let title: Title
  /// The words of the title itself.
  let words: Range<Int>
  /// The first token of the modifiers before it: "former", "acting", "far-right".
  let start: Int
  let isPlural: Bool
  let isFormer: Bool
  /// The wording of the office, without "former" and the like: "national security minister".
  let role: String
  /// Whether the words say that others have it too.
  var among: Among?
  /// "president-elect", "incoming governor": it is not held yet.
  var isElect = false

  /// "a director of Exxon" sits on its board, "a director at Exxon" works there, "Google's sales chief" heads a part of it;
  /// "the director of the FBI" heads it.
  enum Among: Hashable { case board, staff, part }
}

/// Finds the titles of the packs in the words of a document: the longest at each place.
struct TitleFinder: Sendable {
  private struct Entry: Sendable {
    let words: [String]
    let title: Title
    let isPlural: Bool
  }

  /// By first word; the longest first.
  private let entries: [String: [Entry]]

  init(_ titles: [Title]) {
    var entries: [String: [Entry]] = [:]
    for title in titles {
      for (text, isPlural) in [(title.words, false), (title.plural ?? "", true)] where !text.isEmpty {
        let words = text.split(separator: " ").map(String.init)
        entries[words[0], default: []].append(Entry(words: words, title: title, isPlural: isPlural))
      }
    }
    self.entries = entries.mapValues {
      $0.sorted { ($0.words.count, $1.title.words) > ($1.words.count, $0.title.words) }
    }
  }

  /// The titles of a document in text order, never overlapping, never inside a name.
  func matches(in document: Document, covering: [Int?]) -> [TitleMatch] {
    var matches: [TitleMatch] = []
    for sentence in document.sentences {
      var position = sentence.tokens.lowerBound
      while position < sentence.tokens.upperBound {
        if let entry = longest(at: position, in: document, end: sentence.tokens.upperBound, covering: covering) {
          let words = extended(position..<position + entry.words.count, in: document, covering: covering, of: sentence)
          matches.append(
            match(
              entry, words: words, in: document, of: sentence, covering: covering,
              floor: max(sentence.tokens.lowerBound, matches.last?.words.upperBound ?? 0)))
          position = words.upperBound
        } else {
          position += 1
        }
      }
    }
    return matches
  }

  private func longest(at position: Int, in document: Document, end: Int, covering: [Int?]) -> Entry? {
    let word = document.tokens[position].lower
    guard covering[position].map({ document.mentions[$0].finder == Mention.officeFinder }) ?? true,
      let choices = entries[word] ?? entries[Self.present(word)]
    else { return nil }
    return choices.first { entry in
      guard position + entry.words.count <= end else { return false }
      // "the German national | team coach": an adjective before its noun.
      if entry.title.words == "national", position + 1 < end, document.tokens[position + 1].tag == .noun {
        return false
      }
      return entry.words.indices.dropFirst().allSatisfy {
        covering[position + $0] == covering[position] && document.tokens[position + $0].lower == entry.words[$0]
      }
    }
  }

  /// "president" of "ex-president" and "mayor" of "mayor-elect", which are one word.
  private static func present(_ word: String) -> String {
    let lower = word.lowercased()
    if lower.hasSuffix("-elect") { return String(word.dropLast(6)) }
    return lower.hasPrefix("ex-") ? String(word.dropFirst(3)) : word
  }

  /// "minister for East African Affairs", "Secretary of Transportation": the portfolio belongs to the title.
  private func extended(_ words: Range<Int>, in document: Document, covering: [Int?], of sentence: Sentence) -> Range<
    Int
  > {
    guard let last = words.last, Lexicon.portfolioHeads.contains(document.tokens[last].lower) else { return words }
    var position = words.upperBound
    let end = sentence.tokens.upperBound
    guard position + 1 < end, ["of", "for"].contains(document.tokens[position].lower) else { return words }
    position += 1
    if document.tokens[position].lower == "the" { position += 1 }
    let first = position
    while position < end, covering[position] == nil {
      let token = document.tokens[position]
      let isName = token.text.first?.isUppercase == true
      guard isName || (token.lower == "and" && position > first) || (token.tag == .noun && position == first) else {
        break
      }
      position += 1
    }
    if position > first, document.tokens[position - 1].lower == "and" { position -= 1 }
    return position > first ? words.lowerBound..<position : words
  }

  private func match(
    _ entry: Entry, words: Range<Int>, in document: Document, of sentence: Sentence, covering: [Int?], floor: Int
  ) -> TitleMatch {
    var start = words.lowerBound
    var isFormer = document.tokens[start].lower.hasPrefix("ex-")
    var roleStart = words.lowerBound
    var roleIsOpen = !isFormer && entry.words.count == 1 && entry.title.rank == .office
    while start > floor, words.lowerBound - start < 5, covering[start - 1] == nil {
      let token = document.tokens[start - 1]
      if Lexicon.pastStatus.contains(token.lower) {
        isFormer = true
        roleIsOpen = false
      } else if Lexicon.status.contains(token.lower) {
        roleIsOpen = false
      } else {
        let isModifier: Bool =
          switch token.tag {
          case .adjective, .noun: true
          // "in December chief executive Berg"
          case .properNoun: token.text.first?.isUppercase == true && !DateReader.isName(token.lower)
          // "the elected president", never "the network | reported President Berg"
          case .verb:
            document.isModifier(start - 1, in: sentence) ?? (token.verbForm == .participle || token.verbForm == .past)
          default: false
          }
        guard isModifier else { break }
        if roleIsOpen, token.tag != .verb { roleStart = start - 1 }
      }
      start -= 1
    }
    guard let last = words.last else { preconditionFailure("a title has at least one word") }
    isFormer =
      isFormer || isOver(before: start, in: document, of: sentence, covering: covering)
      || isOnce(before: start, in: document, of: sentence, covering: covering)
      || isOfThen(behind: words.upperBound, in: document, of: sentence, covering: covering)
    let isElect =
      document.tokens[last].lower.hasSuffix("-elect")
      || (start..<words.lowerBound).contains { document.tokens[$0].lower == "incoming" }
    let span = document.tokens[roleStart].span.joined(with: document.tokens[last].span)
    return TitleMatch(
      title: entry.title, words: words, start: start, isPlural: entry.isPlural, isFormer: isFormer,
      role: isElect ? document.text(of: span) : Self.present(document.text(of: span)),
      among: among(entry, words, from: start, in: document, of: sentence), isElect: isElect)
  }

  /// "Draghi, *once* the | head of", "Berg (*formerly* Norway's | minister)": what was so opens an apposition.
  private func isOnce(before start: Int, in document: Document, of sentence: Sentence, covering: [Int?]) -> Bool {
    func word(_ token: Int) -> String? { sentence.tokens.contains(token) ? document.tokens[token].lower : nil }
    var position = start - 1
    if word(position).map({ ["'s", "’s", "'"].contains($0) }) ?? false { position -= 1 }
    if sentence.tokens.contains(position), let mention = covering[position],
      document.mentions[mention].reading != .pronoun
    {
      position = document.mentions[mention].tokens.lowerBound - 1
    }
    if word(position).map({ ["the", "a", "an"].contains($0) }) ?? false { position -= 1 }
    guard let once = word(position), Lexicon.formerly.contains(once), position < start - 1 || once != "then" else {
      return false
    }
    return word(position - 1).map { [",", "(", "–", "—"].contains($0) } ?? false
  }

  /// "Britain's | prime minister *at the time*", "the head of Norvik Bank *back then*"
  private func isOfThen(behind end: Int, in document: Document, of sentence: Sentence, covering: [Int?]) -> Bool {
    func word(_ token: Int) -> String? { sentence.tokens.contains(token) ? document.tokens[token].lower : nil }
    var position = end
    if word(position).map({ ["of", "at", "for"].contains($0) }) ?? false {
      let name = word(position + 1) == "the" ? position + 2 : position + 1
      if sentence.tokens.contains(name), let mention = covering[name] {
        position = document.mentions[mention].tokens.upperBound
      }
    }
    let words = [0, 1, 2].map { word(position + $0) ?? "" }
    return words == ["at", "the", "time"] || words == ["at", "that", "time"] || words.prefix(2) == ["back", "then"]
  }

  /// "*former* Mexican president", "*ex*-Norvik Bank chairman", "*former* World Bank (WB) and Norvik Bank chairman": what is
  /// over stands before the names that are between.
  private func isOver(before start: Int, in document: Document, of sentence: Sentence, covering: [Int?]) -> Bool {
    var position = start
    func word(_ token: Int) -> String? { sentence.tokens.contains(token) ? document.tokens[token].lower : nil }
    for _ in 0..<4 {
      // The bracket behind a name, and the "and" before it, belong to it.
      var last = position - 1
      let isBracketed = word(last) == ")"
      if isBracketed || word(last) == "and" && position < start { last -= 1 }
      guard sentence.tokens.contains(last), let mention = covering[last],
        document.mentions[mention].reading != .pronoun,
        last == position - 1 || document.mentions[mention].kind != .person
      else { break }
      position = document.mentions[mention].tokens.lowerBound
      if isBracketed {
        guard word(position - 1) == "(" else { return false }
        position -= 1
      }
    }
    if word(position - 1) == "-", word(position - 2) == "ex" || word(position - 2) == "then" { return true }
    guard position < start, let before = word(position - 1) else { return false }
    return before != "then" && Lexicon.pastStatus.contains(before)
  }

  private func among(
    _ entry: Entry, _ words: Range<Int>, from start: Int, in document: Document, of sentence: Sentence
  ) -> TitleMatch.Among? {
    if start < words.lowerBound, Lexicon.departments.contains(document.tokens[words.lowerBound - 1].lower) {
      return .part
    }
    // "the SPD's parliamentary group | chief"
    if start < words.lowerBound - 1, document.tokens[words.lowerBound - 1].lower == "group",
      document.tokens[words.lowerBound - 2].lower == "parliamentary"
    {
      return .part
    }
    if isOfUnit(words.upperBound, in: document, of: sentence) { return .part }
    guard Lexicon.boardTitles.contains(entry.title.words) else { return nil }
    func word(_ token: Int) -> String? { sentence.tokens.contains(token) ? document.tokens[token].lower : nil }
    let isOutside = (start..<words.lowerBound).contains { token in
      Lexicon.boardAdjectives.contains { document.tokens[token].lower.hasPrefix($0) }
    }
    guard isOutside || entry.isPlural || ["a", "an"].contains(word(start - 1)) else { return nil }
    return !isOutside && ["at", "with", "in"].contains(word(words.upperBound)) ? .staff : .board
  }

  /// "chairman | of the Bundestag's foreign affairs committee": what it heads is only possessed by the body that is named.
  private func isOfUnit(_ start: Int, in document: Document, of sentence: Sentence) -> Bool {
    func word(_ token: Int) -> String? { sentence.tokens.contains(token) ? document.tokens[token].lower : nil }
    guard ["of", "for"].contains(word(start)) else { return false }
    // "FTX and its head | of engineering"
    if ["head", "director"].contains(word(start - 1)), sentence.tokens.contains(start + 1),
      document.tokens[start + 1].tag == .noun,
      document.tokens[start + 1].text.first?.isLowercase == true,
      !Lexicon.headed.contains(document.tokens[start + 1].lower)
    {
      return true
    }
    // "head | of the Asia department at the Lund Foundation"
    if let unit = (start + 2..<start + 6).first(where: { word($0).map(Lexicon.units.contains) ?? false }),
      ["at", "of", "in", "within"].contains(word(unit + 1)), document.tokens[unit].text.first?.isLowercase == true
    {
      return true
    }
    guard let owner = (start + 2..<start + 8).first(where: { ["'s", "'", "’s", "’"].contains(word($0)) }) else {
      return false
    }
    for token in owner + 1..<owner + 7 {
      guard let word = word(token), document.tokens[token].text.first?.isLowercase == true else { return false }
      if Lexicon.units.contains(word) { return true }
    }
    return false
  }
}
