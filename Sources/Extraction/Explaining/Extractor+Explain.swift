public import GraphSchema

extension Extractor {
  /// How the sentences of a document were read, and which patterns matched or nearly did.
  ///
  /// - Returns: one explanation for each sentence, in text order; sentences of more than `Limits.sentenceTokens` are left
  ///   out.
  /// - Complexity: as `claims(of:)`, and again for every pattern that a sentence sets off in vain.
  public func explain(_ document: Document) -> [SentenceExplanation] {
    let (view, index) = reading(of: document)
    let claims = claims(of: document)
    let byPattern = claims.relations.filter {
      ![ReadRelations.finder, PassageRelations.finder].contains($0.evidence.finder)
    }
    let gate = ReadingGuard(view: view, catalogue: catalogue, found: byPattern)
    return extractors(view, index).map { extractor in
      let range = index.range(of: extractor.read.sentence.span)
      let relations = claims.relations.filter { $0.evidence.range == range }
      return SentenceExplainer(view: view, extractor: extractor).explanation(relations, gate: gate)
    }
  }
}

/// Puts the reading of one sentence into words.
private struct SentenceExplainer {
  let view: DocumentView
  let extractor: SentenceExtractor
  private var sentence: Sentence { extractor.read.sentence }
  private var syntax: SentenceSyntax { extractor.read.syntax }
  private var patterns: PatternSet { extractor.patterns }
  private var index: CodePointIndex { extractor.index }

  func explanation(_ relations: [RelationClaim], gate: ReadingGuard) -> SentenceExplanation {
    let trace = MatchTrace()
    var traced = extractor
    traced.trace = trace
    _ = traced.relations()
    return SentenceExplanation(
      text: view.document.text(of: sentence.span),
      words: sentence.tokens.map {
        SentenceExplanation.Word(
          text: view.token($0).text, lemma: view.lemma($0), tag: view.tag($0),
          head: view.token($0).dependency?.head, function: view.token($0).dependency?.label)
      },
      references: view.document.mentions.indices.filter {
        sentence.tokens.contains(view.document.mentions[$0].tokens.lowerBound)
      }.map(reference),
      predications: syntax.clauses.map(predication), matches: relations.map(match),
      nearMisses: nearMisses(trace, besides: relations), impressions: impressions(gate))
  }

  private func reference(_ mention: Int) -> SentenceExplanation.Reference {
    let found = view.document.mentions[mention]
    return SentenceExplanation.Reference(
      text: view.document.text(of: found.span), kind: view.mentionKind(mention), reading: found.reading,
      name: view.chainOf[mention].map { view.document.chains[$0].name }, finder: found.finder)
  }

  private func predication(_ clause: Clause) -> SentenceExplanation.Predication {
    let phrases = syntax.phrases
    func text(_ index: Int) -> String {
      let whole = phrases[index].possessor.map { text($0) + "'s " } ?? ""
      return whole + view.text(phrases[index].tokens)
    }
    return SentenceExplanation.Predication(
      verb: view.text(clause.verbs), subjects: clause.subjects.map(text),
      objects: (clause.objects + [clause.predicate].compactMap { $0 }).map(text),
      complements: clause.obliques.map { "\($0.preposition) \(text($0.phrase))" }, isPassive: clause.isPassive,
      polarity: clause.stance.polarity, modality: clause.stance.modality)
  }

  private func match(_ relation: RelationClaim) -> SentenceExplanation.Match {
    let chains = view.document.chains
    return SentenceExplanation.Match(
      pattern: relation.evidence.finder, predicate: relation.predicate, subject: chains[relation.subject].name,
      object: chains[relation.object].name, evidence: relation.evidence,
      speaker: relation.evidence.attributedTo.map { chains[$0].name })
  }

  /// What the trained reader thinks of, whether it is sure enough or not.
  private func impressions(_ gate: ReadingGuard) -> [SentenceExplanation.Impression] {
    let chains = view.document.chains
    var found: [SentenceExplanation.Impression] = []
    func add(
      _ finder: String, _ score: RelationScore, _ probability: Double, bar: Double,
      _ mentions: (subject: Int, object: Int)
    ) {
      guard probability >= SentenceExplanation.leastProbability, let subject = view.chainOf[mentions.subject],
        let object = view.chainOf[mentions.object]
      else { return }
      let verdict = gate.verdict(
        on: score.predicate, subject: subject, object: object, mentions: mentions, sentence: sentence,
        range: index.range(of: sentence.span))
      var objection: String?
      if case .refused(let reason) = verdict { objection = reason }
      found.append(
        SentenceExplanation.Impression(
          finder: finder, subject: chains[subject].name, predicate: score.predicate, object: chains[object].name,
          probability: probability, bar: bar, objection: objection))
    }
    for reading in view.document.relations where isHere(reading.subject) {
      let mentions = [view.document.mentions[reading.subject], view.document.mentions[reading.object]]
      for score in reading.scores {
        add(
          ReadRelations.finder, score,
          ReaderCalibration.probability(
            score.probability, isEvent: extractor.catalogue[score.predicate]?.aspect == .event),
          bar: ReadRelations.bar(for: mentions),
          (reading.subject, reading.object))
      }
    }
    let passages = PassageRelations(view: view, catalogue: extractor.catalogue)
    for reading in view.document.passages {
      guard let ends = passages.nearest(reading), isHere(ends.subject) else { continue }
      for score in reading.scores {
        add(PassageRelations.finder, score, score.probability, bar: PassageRelations.bar(for: reading), ends)
      }
    }
    return found.sorted {
      ($1.probability, $0.subject, $0.predicate, $0.object) < ($0.probability, $1.subject, $1.predicate, $1.object)
    }
  }

  private func isHere(_ mention: Int) -> Bool {
    sentence.tokens.contains(view.document.mentions[mention].tokens.lowerBound)
  }

  /// One for each pattern that found nothing, the one that came farthest.
  private func nearMisses(_ trace: MatchTrace, besides relations: [RelationClaim]) -> [SentenceExplanation.NearMiss] {
    let matched = Set(relations.map(\.evidence.finder))
    var best: [Int: MatchTrace.Failure] = [:]
    for failure in trace.failures where !matched.contains(patterns.patterns[failure.pattern].declaration.id) {
      if let other = best[failure.pattern], other.tokens.count >= failure.tokens.count { continue }
      best[failure.pattern] = failure
    }
    return best.values.sorted {
      ($1.tokens.count, $0.tokens.lowerBound, $0.pattern) < ($0.tokens.count, $1.tokens.lowerBound, $1.pattern)
    }.prefix(SentenceExplanation.nearMissLimit).map { failure in
      SentenceExplanation.NearMiss(
        pattern: patterns.patterns[failure.pattern].declaration.id, words: view.text(failure.tokens),
        reason: failure.reason)
    }
  }
}
