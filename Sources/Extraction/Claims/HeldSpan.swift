internal import GraphSchema

/// From when to when something is said to have held: "from 2000 to 2006", "(2000-2006)", "until May 2019", "since 2014".
struct HeldSpan: Hashable {
  /// The words that say it, with the prepositions or brackets around.
  let tokens: Range<Int>
  /// ISO 8601, as exact as the text is; at least one of the two is known.
  let start: String?
  let end: String?

  /// ISO 8601-2: "2000/2006", "../2019-05", "2014/..".
  var iso: String { "\(start ?? "..")/\(end ?? "..")" }

  /// Whether it ended before a day; `nil` where that is as exact as the text is: "until 2019", published in 2019.
  func isOver(on day: String) -> Bool? {
    guard let end else { return false }
    let part = day.prefix(end.utf8.count)
    return end == part ? nil : end < part
  }
}

/// Finds the spans of time of a sentence and which of them a title or verb is said to have held for.
struct HeldSpanReader {
  private let view: DocumentView
  private let sentence: Sentence
  private let spans: [HeldSpan]

  init(_ view: DocumentView, _ sentence: Sentence) {
    self.view = view
    self.sentence = sentence
    let dates = DateReader(view)
    var spans: [HeldSpan] = []
    var position = sentence.tokens.lowerBound
    while position < sentence.tokens.upperBound {
      if let span = Self.span(at: position, in: sentence, view, dates) {
        spans.append(span)
        position = span.tokens.upperBound
      } else {
        position += 1
      }
    }
    self.spans = spans
  }

  /// The span of what a match says: right behind its last word, or where the tree hangs it on the title or its verb.
  ///
  /// - Parameter ends: the tokens where the title or verb, and the names behind it, end.
  func span(of trigger: Int, words: Range<Int>, ends: [Int]) -> HeldSpan? {
    guard !spans.isEmpty else { return nil }
    if let beside = spans.first(where: { ends.contains(opening(of: $0)) && !isLife($0) }) { return beside }
    let holders = holders(of: trigger, words: words)
    return spans.first { span in
      guard let date = span.tokens.first(where: { view.tag($0) == .numeral }), let head = exit(of: span, from: date),
        !isBracket(span)
      else { return false }
      return holders.contains(head)
    }
  }

  /// Whether a span is over when the article appears; where nobody knows when that was, it is, unless a verb puts it in
  /// the present or the future.
  func isOver(_ span: HeldSpan, of trigger: Int, in syntax: SentenceSyntax) -> Bool {
    guard span.end != nil else { return false }
    let stance = clause(of: trigger, in: syntax)?.stance
    if let stance, stance.tense == .future || stance.modality == .planned { return false }
    guard let published = view.document.article.published else { return stance.map { $0.tense == .past } ?? true }
    return span.isOver(on: published) ?? (stance?.tense == .past)
  }

  // MARK: Where a span hangs

  /// The word that it begins with, a comma before it included.
  private func opening(of span: HeldSpan) -> Int {
    let first = span.tokens.lowerBound
    return first > sentence.tokens.lowerBound && view.lower(first - 1) == "," ? first - 1 : first
  }

  /// "Anna Berg (1950-2010)": a life, no office.
  private func isLife(_ span: HeldSpan) -> Bool {
    let before = span.tokens.lowerBound - 1
    guard isBracket(span), before >= sentence.tokens.lowerBound, let name = view.covering[before] else { return false }
    return view.mentionKind(name) == .person
  }

  private func isBracket(_ span: HeldSpan) -> Bool { view.lower(span.tokens.lowerBound) == "(" }

  /// The word outside of a span that its dates hang on.
  private func exit(of span: HeldSpan, from date: Int) -> Int? {
    var word = date
    for _ in 0..<6 {
      guard let head = view.document.head(of: word, in: sentence) else { return nil }
      if !span.tokens.contains(head) { return head }
      word = head
    }
    return nil
  }

  /// The words that say what holds: the title, those it is joined with, and the verb that says it of somebody.
  private func holders(of trigger: Int, words: Range<Int>) -> Set<Int> {
    var found = Set(words)
    var word = words.last { view.head(of: $0).map { !words.contains($0) } ?? true } ?? trigger
    for _ in 0..<6 {
      guard let label = view.token(word).dependency?.label, Self.ties.contains(label),
        let head = view.document.head(of: word, in: sentence), view.covering[head] == nil
      else { break }
      found.insert(head)
      if view.tag(head) == .verb { break }
      word = head
    }
    return found
  }

  /// "served as | chairman", "became | president", "lawyer and | minister"
  private static let ties: Set<DependencyLabel> = [.oblique, .openComplement, .object, .conjunct]

  /// The clause that says it; `nil` for what stands beside a name: "Berg, *chairman* until 2019, said".
  private func clause(of trigger: Int, in syntax: SentenceSyntax) -> Clause? {
    var word = trigger
    for _ in 0..<8 {
      let copula = sentence.tokens.first { view.token($0).dependency?.label == .copula && view.head(of: $0) == word }
      if let clause = syntax.clauses.first(where: { $0.verbs.contains(copula ?? word) }) { return clause }
      guard let label = view.token(word).dependency?.label, label != .apposition, label != .subject,
        let head = view.document.head(of: word, in: sentence)
      else { return nil }
      word = head
    }
    return nil
  }

  // MARK: Reading

  private static func span(
    at position: Int, in sentence: Sentence, _ view: DocumentView, _ dates: DateReader
  ) -> HeldSpan? {
    let end = sentence.tokens.upperBound
    func word(_ token: Int) -> String { token < end ? view.lower(token) : "" }
    let first = word(position)
    switch first {
    case "from", "between":
      if let both = years(word(position + 1)) { return ordered(position..<position + 2, both.0, both.1) }
      guard let start = dates.moment(at: position + 1, end: end),
        (first == "between" ? between : through).contains(word(position + 1 + start.length)),
        let last = dates.moment(at: position + 2 + start.length, end: end, within: start.iso)
      else { return nil }
      return ordered(position..<position + 2 + start.length + last.length, start.iso, last.iso)
    case "(":
      guard let start = dates.moment(at: position + 1, end: end) else {
        guard let both = years(word(position + 1)), word(position + 2) == ")" else { return nil }
        return ordered(position..<position + 3, both.0, both.1)
      }
      guard dashes.contains(word(position + 1 + start.length)) else { return nil }
      let next = position + 2 + start.length
      if let last = dates.moment(at: next, end: end, within: start.iso), word(next + last.length) == ")" {
        return ordered(position..<next + last.length + 1, start.iso, last.iso)
      }
      let now = word(next) == "present" || word(next) == "now" ? next + 1 : next
      guard word(now) == ")" else { return nil }
      return HeldSpan(tokens: position..<now + 1, start: start.iso, end: nil)
    case "until", "till":
      guard let last = dates.moment(at: position + 1, end: end) else { return nil }
      return HeldSpan(tokens: position..<position + 1 + last.length, start: nil, end: last.iso)
    case "since":
      guard let start = dates.moment(at: position + 1, end: end) else { return nil }
      return HeldSpan(tokens: position..<position + 1 + start.length, start: start.iso, end: nil)
    default: return nil
    }
  }

  private static let through: Set<String> = ["to", "until", "till", "through", "-", "–", "—"]
  private static let between: Set<String> = ["and", "-", "–", "—"]
  private static let dashes: Set<String> = ["-", "–", "—"]

  private static func ordered(_ tokens: Range<Int>, _ start: String, _ end: String) -> HeldSpan? {
    start <= end || end.hasPrefix(start) || start.hasPrefix(end)
      ? HeldSpan(tokens: tokens, start: start, end: end) : nil
  }

  /// "2000-2006", "2000–06" as one word.
  private static func years(_ word: String) -> (String, String)? {
    let parts = word.split { dashes.contains(String($0)) }.map(String.init)
    guard parts.count == 2, let start = DateReader.year(parts[0]) else { return nil }
    let last = parts[1].utf8.count == 2 ? String(parts[0].prefix(2)) + parts[1] : parts[1]
    return DateReader.year(last).map { (CalendarDate.padded(start, 4), CalendarDate.padded($0, 4)) }
  }
}
