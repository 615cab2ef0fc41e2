internal import GraphSchema

/// The relations that the trained reader sees between two names of a passage: in one sentence, or in two that together
/// say so.
///
/// They come after everything else and leave alone what is joined already. Each carries the sentences that the reader looked
/// at most among those that name its ends.
struct PassageRelations {
  let view: DocumentView
  let catalogue: Catalogue

  static let finder = "passage-model"

  /// What the reader has to reach. In works of reference its probability is right as often as it says; of what patterns
  /// leave over in news it is too sure, and between the two lie obituaries and portraits.
  static func bar(for reading: PassageReading) -> Double {
    0.9 - 0.4 * min(max(reading.reference / surelyReference, 0), 1)
  }

  /// Of the texts that were left out of the training, 72 of 100 of the encyclopedia lie above, and none of 38 of news.
  private static let surelyReference = 2.0

  /// What the reader sees first, unless only a sentence can say it: that something happened between two, or that they have
  /// to do with each other and nothing narrower.
  private func best(_ reading: PassageReading) -> RelationScore? {
    reading.scores.first.flatMap {
      $0.predicate == "associated_with" || catalogue[$0.predicate]?.aspect == .event ? nil : $0
    }
  }

  /// Two chains, whichever comes first.
  private struct Ends: Hashable {
    let first, second: Int

    init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
  }

  /// What it sees between names that one sentence holds, at their nearest mentions there, where nothing joins them yet.
  func inOneSentence(besides known: [RelationClaim]) -> [ReadRelations.Impression] {
    let joined = Set(known.map { Ends($0.subject, $0.object) })
    return view.document.passages.compactMap { reading in
      guard let best = best(reading), !joined.contains(Ends(reading.subject, reading.object)),
        let ends = nearest(reading)
      else { return nil }
      return ReadRelations.Impression(
        subject: ends.subject, object: ends.object, predicate: best.predicate, probability: best.probability,
        bar: Self.bar(for: reading), finder: Self.finder)
    }
  }

  /// What it sees between names that no sentence holds together.
  func acrossSentences(
    besides known: [RelationClaim], gate: ReadingGuard, index: CodePointIndex
  ) -> [RelationClaim] {
    let joined = Set(known.map { Ends($0.subject, $0.object) })
    return view.document.passages.flatMap { reading -> [RelationClaim] in
      guard let best = best(reading), best.probability >= Self.bar(for: reading),
        !joined.contains(Ends(reading.subject, reading.object)), nearest(reading) == nil,
        case .holds(let predicate, _) = gate.verdict(
          across: best.predicate, subject: reading.subject, object: reading.object)
      else { return [] }
      let sentences = [reading.subject, reading.object].compactMap { chain in
        names(of: chain).map { view.document.mentions[$0].sentence }
          .max { (attention(reading, $0), $1) < (attention(reading, $1), $0) }
      }
      return sentences.sorted().map { sentence in
        let span = view.document.sentences[sentence].span
        return RelationClaim(
          subject: reading.subject, predicate: predicate, object: reading.object,
          evidence: EvidenceClaim(
            range: index.range(of: span), quote: view.document.text(of: span), finder: Self.finder,
            confidence: best.probability))
      }
    }
  }

  /// How much a sentence of the document was looked at; one outside of the passage less than any in it.
  private func attention(_ reading: PassageReading, _ sentence: Int) -> Double {
    let place = sentence - reading.firstSentence
    return reading.attention.indices.contains(place) ? reading.attention[place] : -1
  }

  /// The mentions of a chain that the reader was shown.
  private func names(of chain: Int) -> [Int] {
    let all = view.document.chains[chain].mentions
    let names = all.filter { !view.document.mentions[$0].reading.isStandIn }
    return names.isEmpty ? all : names
  }

  /// The nearest mentions of both in the sentence that names both and is looked at most.
  func nearest(_ reading: PassageReading) -> (subject: Int, object: Int)? {
    var best: (rank: (Double, Int), ends: (Int, Int))?
    for subject in names(of: reading.subject) {
      let first = view.document.mentions[subject]
      for object in names(of: reading.object) {
        let second = view.document.mentions[object]
        guard first.sentence == second.sentence else { continue }
        let gap = max(
          first.tokens.lowerBound - second.tokens.upperBound, second.tokens.lowerBound - first.tokens.upperBound)
        let rank = (-attention(reading, first.sentence), gap)
        if let best, best.rank <= rank { continue }
        best = (rank, (subject, object))
      }
    }
    return best?.ends
  }
}
