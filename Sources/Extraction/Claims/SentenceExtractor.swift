internal import GraphSchema

/// Runs all patterns over one sentence and turns their matches into claims.
struct SentenceExtractor {
  let view: DocumentView
  let patterns: PatternSet
  let catalogue: Catalogue
  let read: ReadSentence
  let attribution: AttributionReader
  let index: CodePointIndex
  var trace: MatchTrace?

  private var sentence: Sentence { read.sentence }

  func relations() -> [RelationClaim] {
    guard sentence.tokens.contains(where: { view.covering[$0] != nil }) else { return [] }
    var matches = [read.dateline, read.body].compactMap { $0 }.flatMap {
      SequenceRunner(view: view, patterns: patterns, sentence: $0, trace: trace).matches()
    }
    matches += NameRunner(view: view, patterns: patterns, sentence: sentence).matches()
    if !sentence.isHeading || !read.syntax.clauses.isEmpty {
      matches += FrameMatcher(view: view, sentence: sentence, syntax: read.syntax, patterns: patterns, trace: trace)
        .matches()
    }
    let kept = select(matches)
    guard !kept.isEmpty else { return [] }
    let dates = DateChooser(view: view, sentence: sentence)
    let spans = HeldSpanReader(view, sentence)
    return kept.map { claim($0, dates: dates, spans: spans) }
  }

  /// The surer pattern first.
  private func precedes(_ a: PatternMatch, _ b: PatternMatch) -> Bool {
    let (first, second) = (patterns.patterns[a.pattern], patterns.patterns[b.pattern])
    if first.declaration.confidence != second.declaration.confidence {
      return first.declaration.confidence > second.declaration.confidence
    }
    return (first.declaration.id, a.trigger, a.subject, a.object) < (
      second.declaration.id, b.trigger, b.subject, b.object
    )
  }

  /// One match for each triple, the surest. What two names beside each other mean to each other is said once: of the
  /// sequence and name patterns only the surest has a word about a pair of mentions.
  private func select(_ matches: [PatternMatch]) -> [PatternMatch] {
    struct Triple: Hashable {
      let predicate: Predicate.ID
      let subject: Int
      let object: Int
    }
    var owners: [Set<Int>: Int] = [:]
    var seen: Set<Triple> = []
    var kept: [PatternMatch] = []
    for match in matches.sorted(by: precedes) {
      guard let subject = view.chainOf[match.subject], let object = view.chainOf[match.object], subject != object else {
        dropped(match, "both ends are one, or nobody knows whom one stands for")
        continue
      }
      guard let predicate = catalogue[match.predicate] else { continue }
      let kinds = (view.document.chains[subject].kind, view.document.chains[object].kind)
      guard predicate.admits(subject: kinds.0, object: kinds.1) else {
        dropped(match, "'\(match.predicate)' does not join a \(kinds.0) with a \(kinds.1)")
        continue
      }
      let pattern = patterns.patterns[match.pattern]
      let conditions = Conditions(view: view)
      if let failed = pattern.conditions.first(where: { !conditions.hold([$0], subject: subject, object: object) }) {
        dropped(match, "the condition '\(failed.rawValue)' does not hold")
        continue
      }
      if pattern.isNominal {
        let owner = owners[[match.subject, match.object], default: match.pattern]
        guard owner == match.pattern else {
          dropped(match, "'\(patterns.patterns[owner].declaration.id)' is surer of the same two names")
          continue
        }
        owners[[match.subject, match.object]] = match.pattern
      }
      let ends = predicate.isSymmetric ? (min(subject, object), max(subject, object)) : (subject, object)
      guard seen.insert(Triple(predicate: match.predicate, subject: ends.0, object: ends.1)).inserted else { continue }
      kept.append(match)
    }
    return kept
  }

  private func dropped(_ match: PatternMatch, _ reason: String) {
    guard let trace else { return }
    let ends = [match.subject, match.object].map { view.document.mentions[$0].tokens }
    let tokens = min(ends[0].lowerBound, ends[1].lowerBound)..<max(ends[0].upperBound, ends[1].upperBound)
    trace.note(match.pattern, tokens, reason)
  }

  private func claim(
    _ match: PatternMatch, dates: DateChooser, spans: HeldSpanReader
  ) -> RelationClaim {
    guard let subject = view.chainOf[match.subject], let object = view.chainOf[match.object] else {
      preconditionFailure("only matches between chains are kept")
    }
    let declaration = patterns.patterns[match.pattern].declaration
    let isEvent = catalogue[match.predicate]?.aspect == .event
    let turn = declaration.attributes["turn"].flatMap(Turn.init(rawValue:)).map { Turned($0, match.stance) }
    let stance = turn?.stance ?? match.stance
    let date = isEvent ? dates.date(of: match.trigger, match.stance) : nil
    let span = isEvent ? nil : held(match, spans)
    let turned = turn?.date(dates.date(of: match.trigger, match.stance))
    let isOver = span.map { spans.isOver($0, of: match.trigger, in: read.syntax) } ?? false
    // A pronoun or description was resolved first: one more step that may be wrong (0.75 of them are right on the
    // development set of coreference, so the sureness of the whole is scaled by it).
    let resolved = [match.subject, match.object].count { view.document.mentions[$0].reading.isStandIn }
    let confidence = resolved == 0 ? declaration.confidence : declaration.confidence * (resolved == 1 ? 0.75 : 0.5625)
    return RelationClaim(
      subject: subject, predicate: match.predicate, object: object,
      evidence: EvidenceClaim(
        range: index.range(of: sentence.span), quote: view.document.text(of: sentence.span),
        polarity: declaration.attributes["polarity"].flatMap(Polarity.init(rawValue:)) ?? stance.polarity,
        modality: declaration.attributes["modality"].flatMap(Modality.init(rawValue:))
          ?? stance.modality,
        tense: declaration.attributes["tense"].flatMap(Tense.init(rawValue:))
          ?? (isOver ? .past : isEvent ? stance.tense : lasting(stance.tense, at: match.trigger)),
        attributedTo: attribution.speaker(
          at: match.trigger, isNominal: patterns.patterns[match.pattern].isNominal),
        role: match.role ?? declaration.attributes["role"],
        date: date ?? span?.iso ?? turned, finder: declaration.id, confidence: confidence))
  }

  /// "Norvik, *based* in Bergen, closed": a participle beside a name says that a state holds, not that it is over.
  private func lasting(_ tense: Tense?, at trigger: Int) -> Tense? {
    let token = view.token(trigger)
    guard tense == .past, token.verbForm == .participle, token.dependency?.label == .clausalModifier else {
      return tense
    }
    return .present
  }

  /// From when to when a sentence says that a state holds.
  private func held(_ match: PatternMatch, _ spans: HeldSpanReader) -> HeldSpan? {
    let title = view.titlesAt[match.trigger]?.first { $0.words.lowerBound == match.trigger }
    let words = title?.words ?? match.trigger..<match.trigger + 1
    let object = view.document.mentions[match.object].tokens.upperBound
    return spans.span(of: match.trigger, words: words, ends: [words.upperBound, object])
  }
}
