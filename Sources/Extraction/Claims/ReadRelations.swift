internal import GraphSchema

/// The relations that the trained reader sees, beside those that the patterns find.
///
/// What both see is surer than what one sees. What only the reader sees has to clear a bar, names the sentence that it was
/// read in as its evidence, and takes how the sentence says it from the grammar around.
struct ReadRelations {
  let view: DocumentView
  let catalogue: Catalogue
  let index: CodePointIndex
  /// One for each sentence that is not too long, by its first token: its grammar and its speakers.
  private let extractors: [Int: SentenceExtractor]

  init(view: DocumentView, catalogue: Catalogue, index: CodePointIndex, extractors: [SentenceExtractor]) {
    self.view = view
    self.catalogue = catalogue
    self.index = index
    self.extractors = Dictionary(uniqueKeysWithValues: extractors.map { ($0.read.sentence.tokens.lowerBound, $0) })
  }

  /// What the reader alone has to reach, calibrated: to be right two times of three.
  static let bar = 0.65
  /// Pronouns and descriptions are resolved before anything is read from them: one more step that may be wrong.
  static let barOfStandIns = 0.7
  static let finder = "reading-model"

  /// What the reader alone has to reach between mentions.
  static func bar(for mentions: [Mention]) -> Double {
    mentions.contains { $0.reading.isStandIn } ? barOfStandIns : bar
  }

  private struct Triple: Hashable {
    let sentence: CodePointRange
    let predicate: Predicate.ID
    let subject: Int
    let object: Int
  }

  /// - Parameter found: what the patterns found.
  /// - Returns: the same with its confidence raised where the reader agrees, and what the reader alone is sure of.
  func joined(to found: [RelationClaim]) -> [RelationClaim] {
    var seen: [Triple: Double] = [:]
    var alone = PassageRelations(view: view, catalogue: catalogue).inOneSentence(besides: found)
    for reading in view.document.relations {
      guard let best = reading.scores.first, let subject = view.chainOf[reading.subject],
        let object = view.chainOf[reading.object]
      else { continue }
      let range = index.range(of: sentence(of: reading.subject).span)
      for score in reading.scores {
        let triple = self.triple(score.predicate, subject, object, range)
        let probability = ReaderCalibration.probability(
          score.probability, isEvent: catalogue[score.predicate]?.aspect == .event)
        seen[triple] = max(seen[triple, default: 0], probability)
      }
      alone.append(
        Impression(
          subject: reading.subject, object: reading.object, predicate: best.predicate,
          probability: ReaderCalibration.probability(
            best.probability, isEvent: catalogue[best.predicate]?.aspect == .event),
          bar: Self.bar(for: [reading.subject, reading.object].map { view.document.mentions[$0] }),
          finder: Self.finder))
    }
    var known: Set<Triple> = []
    var out = found.map { claim -> RelationClaim in
      let triple = self.triple(claim.predicate, claim.subject, claim.object, claim.evidence.range)
      known.insert(triple)
      guard let probability = seen[triple] else { return claim }
      let confidence = 1 - (1 - claim.evidence.confidence) * (1 - probability)
      return RelationClaim(
        subject: claim.subject, predicate: claim.predicate, object: claim.object,
        evidence: claim.evidence.with(confidence: confidence))
    }
    alone.sort {
      ($1.probability, $0.subject, $0.object, $0.finder) < ($0.probability, $1.subject, $1.object, $1.finder)
    }
    let gate = ReadingGuard(view: view, catalogue: catalogue, found: found)
    var left: [Candidate] = []
    for reading in alone {
      guard let subject = view.chainOf[reading.subject], let object = view.chainOf[reading.object] else { continue }
      let sentence = self.sentence(of: reading.subject)
      let range = index.range(of: sentence.span)
      let verdict = gate.verdict(
        on: reading.predicate, subject: subject, object: object, mentions: (reading.subject, reading.object),
        sentence: sentence, range: range)
      guard case .holds(let predicate, let title) = verdict, reading.probability >= reading.bar else { continue }
      left.append(
        Candidate(
          reading: reading, predicate: predicate, subject: subject, object: object, sentence: sentence, range: range,
          title: title))
    }
    for one in left
    where !left.contains(where: { takesOffice($0, from: one) || takesMember($0, from: one) || isJoined(one, by: $0) }) {
      let triple = self.triple(one.predicate, one.subject, one.object, one.range)
      guard known.insert(triple).inserted else { continue }
      out.append(claim(one))
    }
    return out
  }

  /// What a reader sees between two mentions of one sentence.
  struct Impression {
    /// Indices into the mentions of the document.
    let subject, object: Int
    let predicate: Predicate.ID
    /// Calibrated: how often such a relation was right.
    let probability: Double
    /// What it has to reach.
    let bar: Double
    let finder: String
  }

  /// What only the reader sees, where the words leave room for it and it is sure enough.
  private struct Candidate {
    let reading: Impression
    let predicate: Predicate.ID
    let subject: Int
    let object: Int
    let sentence: Sentence
    let range: CodePointRange
    let title: TitleMatch?
  }

  /// Whether the sentence by itself says what two names are to each other: then the passage adds nothing.
  private func isJoined(_ one: Candidate, by other: Candidate) -> Bool {
    one.reading.finder != Self.finder && other.reading.finder == Self.finder
      && Set([one.subject, one.object]) == Set([other.subject, other.object])
  }

  /// Whether one candidate leaves no room for another: one title makes an office of the body nearest to it, unless the two
  /// bodies are a list. "...to Ubisoft, said the CMA, whose chief executive is Sarah Cardell": she does not head Ubisoft.
  private func takesOffice(_ near: Candidate, from far: Candidate) -> Bool {
    guard let title = far.title, near.title?.words == title.words, near.subject == far.subject,
      near.object != far.object
    else { return false }
    let bodies = [near, far].map { view.document.mentions[$0.reading.object].tokens }
    let gaps = bodies.map { max($0.lowerBound - title.words.upperBound, title.words.lowerBound - $0.upperBound, 0) }
    return gaps[0] < gaps[1] && listed(bodies[0], far.sentence) != listed(bodies[1], far.sentence)
  }

  /// Nobody is of two parties in one sentence: the surer one is theirs, the first of equals.
  private func takesMember(_ sure: Candidate, from other: Candidate) -> Bool {
    sure.predicate == "party_member_of" && other.predicate == "party_member_of" && sure.subject == other.subject
      && sure.object != other.object && sure.range == other.range
      && (sure.reading.probability, other.reading.object) > (other.reading.probability, sure.reading.object)
  }

  /// The word that a list hangs on, for a name in the list: its first member.
  private func listed(_ tokens: Range<Int>, _ sentence: Sentence) -> Int {
    let word = tokens.first { view.head(of: $0).map { !tokens.contains($0) } ?? true } ?? tokens.lowerBound
    let list = view.way(from: word, in: sentence)
    return list.first { view.token($0).dependency?.label != .conjunct } ?? word
  }

  private func sentence(of mention: Int) -> Sentence {
    view.document.sentences[view.document.mentions[mention].sentence]
  }

  private func triple(_ predicate: Predicate.ID, _ subject: Int, _ object: Int, _ sentence: CodePointRange) -> Triple {
    let isSymmetric = catalogue[predicate]?.isSymmetric ?? false
    return Triple(
      sentence: sentence, predicate: predicate, subject: isSymmetric ? min(subject, object) : subject,
      object: isSymmetric ? max(subject, object) : object)
  }

  private func claim(_ one: Candidate) -> RelationClaim {
    let (reading, predicate, sentence, title) = (one.reading, one.predicate, one.sentence, one.title)
    let extractor = extractors[sentence.tokens.lowerBound]
    let syntax = extractor?.read.syntax ?? SentenceSyntax()
    let isEvent = catalogue[predicate]?.aspect == .event
    let joint = self.joint(of: reading, in: sentence)
    let clause = joint.flatMap { self.clause(above: $0, in: sentence, syntax: syntax, climbing: isEvent) }
    let date =
      isEvent
      ? self.date(of: reading, joint: joint, clause?.stance ?? Stance(), in: sentence) : nil
    return RelationClaim(
      subject: one.subject, predicate: predicate, object: one.object,
      evidence: EvidenceClaim(
        range: one.range, quote: view.document.text(of: sentence.span),
        polarity: polarity(of: clause, isTitle: title != nil && !isEvent),
        modality: modality(of: clause, title: isEvent ? nil : title),
        tense: title.map { RelationChooser.isOver(predicate, with: $0) } == true
          ? .past : tense(of: clause, isEvent: isEvent),
        attributedTo: joint.flatMap {
          extractor?.attribution.speaker(at: $0, isNominal: clause == nil)
        },
        role: title?.role, date: date, finder: reading.finder, confidence: reading.probability))
  }

  /// By the word that joins both, or else by the object: "Born in 1935 *in Bergen*, Berg began ..."
  private func date(of reading: Impression, joint: Int?, _ stance: Stance, in sentence: Sentence) -> String? {
    let dates = DateChooser(view: view, sentence: sentence)
    return dates.date(of: joint ?? sentence.tokens.lowerBound, stance)
      ?? dates.date(of: view.document.mentions[reading.object].tokens.lowerBound, stance)
  }

  private func modality(of clause: Clause?, title: TitleMatch?) -> Modality {
    guard let title else { return clause?.stance.modality ?? .actual }
    let said = clause.flatMap { saysTitle($0) ? $0.stance.modality : nil } ?? .actual
    return title.isElect && said == .actual ? .planned : said
  }

  /// A title is denied where the verb says it: "is not the president", never "President Berg has *not accepted* it".
  private func polarity(of clause: Clause?, isTitle: Bool) -> Polarity {
    guard let clause else { return .asserted }
    return isTitle && !saysTitle(clause) ? .asserted : clause.stance.polarity
  }

  private func saysTitle(_ clause: Clause) -> Bool {
    Lexicon.holding.contains(view.lemma(clause.verb)) || Lexicon.copulas.contains(view.lemma(clause.verb))
  }

  /// What happened is past with its verb; what is so, only where the verb says that it was: "worked for", never "the
  /// French minister Berg *said*".
  private func tense(of clause: Clause?, isEvent: Bool) -> Tense? {
    guard let clause else { return nil }
    let isSaid = isEvent || clause.stance.tense != .past || Lexicon.holding.contains(view.lemma(clause.verb))
    return isSaid ? clause.stance.tense : .present
  }

  /// The word where the ways from both mentions to the root of the sentence meet.
  private func joint(of reading: Impression, in sentence: Sentence) -> Int? {
    let ways = [reading.subject, reading.object].map { mention in
      view.way(from: view.document.mentions[mention].tokens.upperBound - 1, in: sentence)
    }
    let first = Set(ways[0])
    return ways[1].first { first.contains($0) }
  }

  /// The clause whose verb a word is, or, where what happens is asked for, the one that it hangs in.
  private func clause(above token: Int, in sentence: Sentence, syntax: SentenceSyntax, climbing: Bool) -> Clause? {
    for word in view.way(from: token, in: sentence) {
      if let clause = syntax.clauses.first(where: { $0.verbs.contains(word) }) { return clause }
      if !climbing { return nil }
    }
    return nil
  }
}
