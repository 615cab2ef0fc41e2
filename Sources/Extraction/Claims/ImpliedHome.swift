internal import GraphSchema

/// Finds the country or larger body of a public body whose name does not hold it: "the National Assembly".
struct ImpliedHome {
  let view: DocumentView
  let conditions: Conditions

  /// The larger body that the packs know for it, where the article names that.
  func known(_ subject: Int) -> Int? {
    guard let entry = view.entries[subject], conditions.isPublicBody(subject) else { return nil }
    return entry.within.flatMap { view.chainOfEntry[$0] }
  }

  /// The country named last before the mention in its paragraph, or else first after it.
  func contextual(_ mention: Int, sentence: Sentence) -> Int? {
    // A body that the packs know has its home there or none.
    guard let chain = view.chainOf[mention], view.entries[chain] == nil else { return nil }
    return Surroundings(view: view, conditions: conditions).nearest(to: mention, in: sentence, sizes: [.country])
  }
}

/// The places that the sentences around a mention name.
struct Surroundings {
  let view: DocumentView
  let conditions: Conditions

  /// The place of a wanted size named last before the mention in its sentence, then most often in its paragraph.
  func nearest(to mention: Int, in sentence: Sentence, sizes: Set<Conditions.Size>) -> Int? {
    let paragraph = sentence.paragraph
    var counts: [Int: Int] = [:]
    var before: Int?
    for (index, candidate) in view.document.mentions.enumerated() {
      guard candidate.kind == .place, candidate.reading == .name || candidate.reading == .demonym else { continue }
      guard view.document.sentences[candidate.sentence].paragraph == paragraph, let chain = view.chainOf[index] else {
        continue
      }
      guard let size = conditions.size(chain), sizes.contains(size) else { continue }
      if index < mention, sentence.tokens.contains(candidate.tokens.lowerBound) { before = chain }
      counts[chain, default: 0] += 1
    }
    if let before { return before }
    if let best = most(counts) { return best }
    return nil
  }

  /// The country that an article is about where it names somebody: what it says last counts most, and a city speaks for its
  /// country. Nobody's where two countries are as likely, or where the article does not name the likeliest. The weights are
  /// set by hand; ARCHITECTURE.md says how often they were right.
  ///
  /// - Parameter others: countries that it cannot be.
  func country(around mention: Int, in sentence: Sentence, besides others: Set<Int>) -> Int? {
    var weights: [PackEntry.ID: Double] = [:]
    // "the Colombian president, Petro, and Interior Minister Berg": of the same country.
    let offices = Set(view.titles.flatMap { [$0.start, $0.words.lowerBound] })
    let last = (0..<mention).last { index in
      let candidate = view.document.mentions[index]
      return candidate.kind == .place && sentence.tokens.contains(candidate.tokens.lowerBound)
    }
    for (index, candidate) in view.document.mentions.enumerated()
    where candidate.kind == .place && !candidate.reading.isStandIn {
      guard let chain = view.chainOf[index], let entry = view.entries[chain], !others.contains(chain),
        let country = entry.subkind == "country" ? entry.id : entry.country
      else { continue }
      let said = view.document.sentences[candidate.sentence]
      let weight: Double
      if sentence.tokens.contains(candidate.tokens.lowerBound) {
        // "Prime Minister Berg thanked France": whom the sentence turns to afterwards is another.
        let isOfOffice = index == last && offices.contains(candidate.tokens.upperBound)
        weight = index < mention ? (isOfOffice ? 20 : 2) : 0.25
      } else if said.paragraph == sentence.paragraph {
        weight = index < mention ? 1.5 : 0.75
      } else {
        weight = 0.5
      }
      weights[country, default: 0] += weight
    }
    let ranked = weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard let best = ranked.first, ranked.count < 2 || best.value >= ranked[1].value * Self.margin else { return nil }
    return view.chainOfEntry[best.key]
  }

  /// How much likelier than any other a country has to be.
  private static let margin = 1.25

  /// The place of a wanted size that the article names most often before the mention.
  func prevailing(before mention: Int, sizes: Set<Conditions.Size>) -> Int? {
    var counts: [Int: Int] = [:]
    for (index, candidate) in view.document.mentions.enumerated() where candidate.kind == .place && index < mention {
      guard let chain = view.chainOf[index], let size = conditions.size(chain), sizes.contains(size) else { continue }
      counts[chain, default: 0] += 1
    }
    return most(counts)
  }

  /// The body that the article is about so far: it is named most often, more than once and lately, and the sentence names no
  /// other before the mention. Public bodies and those that only report are none.
  func body(before mention: Int, in sentence: Sentence) -> Int? {
    let place = view.document.mentions[mention]
    var counts: [Int: Int] = [:]
    var latest: [Int: Int] = [:]
    var others: Set<Int> = []
    for (index, candidate) in view.document.mentions.enumerated()
    where candidate.kind == .organization && (index < mention || candidate.sentence == place.sentence) {
      guard let chain = view.chainOf[index] else { continue }
      if candidate.sentence == place.sentence { others.insert(chain) }
      guard index < mention, !["media", "government", "international", "party"].contains(view.subkind(ofChain: chain)),
        !conditions.isPublicBody(chain)
      else { continue }
      counts[chain, default: 0] += 1
      latest[chain] = candidate.sentence
    }
    guard let best = most(counts), let count = counts[best], count > 1, others.subtracting([best]).isEmpty,
      !counts.contains(where: { $0.key != best && $0.value == count }),
      let sentence = latest[best], place.sentence - sentence <= 3
    else { return nil }
    return best
  }

  /// The most frequent; the first named of equals.
  private func most(_ counts: [Int: Int]) -> Int? {
    counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
