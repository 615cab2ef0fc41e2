package import GraphSchema
internal import Reading

/// Articles and claims made by hand for tests: no reader, no weights, no clock.
package enum SampleArticles {
  /// A sentence that joins two names.
  package struct Saying {
    package var subject: (kind: EntityKind, name: String)
    package var predicate: String
    package var object: (kind: EntityKind, name: String)
    package var polarity: Polarity
    package var modality: Modality
    package var finder: String
    package var confidence: Double
    /// Who says so, by name; must be one of the names of the article.
    package var speaker: String?
    package var tense: Tense?
    /// ISO 8601
    package var date: String?

    package init(
      _ subject: (kind: EntityKind, name: String), _ predicate: String, _ object: (kind: EntityKind, name: String),
      polarity: Polarity = .asserted, modality: Modality = .actual, finder: String = "test/one",
      confidence: Double = 0.9, speaker: String? = nil, tense: Tense? = nil, date: String? = nil
    ) {
      self.subject = subject
      self.predicate = predicate
      self.object = object
      self.polarity = polarity
      self.modality = modality
      self.finder = finder
      self.confidence = confidence
      self.speaker = speaker
      self.tense = tense
      self.date = date
    }
  }

  package static func person(_ name: String) -> (kind: EntityKind, name: String) { (.person, name) }
  package static func place(_ name: String) -> (kind: EntityKind, name: String) { (.place, name) }
  package static func organization(_ name: String) -> (kind: EntityKind, name: String) { (.organization, name) }

  /// An article whose text is one sentence a saying, with the claims that say so.
  package static func article(
    _ source: String, _ sayings: [Saying], title: String? = nil, publisher: String? = nil, published: String? = nil,
    opening: String = ""
  ) -> (article: Article, claims: Claims) {
    var text = opening
    var sentences: [CodePointRange] = []
    var order: [String] = []
    var kinds: [String: EntityKind] = [:]
    var mentions: [String: [MentionClaim]] = [:]
    var ranges: [(range: CodePointRange, quote: String)] = []
    func length() -> Int { text.unicodeScalars.count }
    func mention(_ who: (kind: EntityKind, name: String)) {
      let start = length()
      text += who.name
      if mentions[who.name] == nil {
        order.append(who.name)
        kinds[who.name] = who.kind
      }
      mentions[who.name, default: []].append(
        MentionClaim(range: CodePointRange(start, length()), text: who.name, reading: .name))
    }
    for saying in sayings {
      if !text.isEmpty { text += " " }
      let start = length()
      let before = text.endIndex
      mention(saying.subject)
      text += " \(saying.predicate.replacing("_", with: " ")) "
      mention(saying.object)
      text += "."
      let range = CodePointRange(start, length())
      sentences.append(range)
      ranges.append((range, String(text[before...])))
    }
    let index = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let relations = zip(sayings, ranges).map { saying, place in
      RelationClaim(
        subject: index[saying.subject.name] ?? 0, predicate: saying.predicate, object: index[saying.object.name] ?? 0,
        evidence: EvidenceClaim(
          range: place.range, quote: place.quote, polarity: saying.polarity, modality: saying.modality,
          tense: saying.tense, attributedTo: saying.speaker.flatMap { index[$0] }, date: saying.date,
          finder: saying.finder, confidence: saying.confidence))
    }
    let article = Article(
      source: source, text: text, title: title, publisher: publisher, published: published,
      fingerprint: Fingerprint(of: text))
    return (
      article,
      Claims(
        article: article.id, sentences: sentences,
        chains: order.map { ChainClaim(kind: kinds[$0] ?? .person, name: $0, mentions: mentions[$0] ?? []) },
        relations: relations)
    )
  }

  /// Identity for tests: chains of one kind and one name, whatever its case, are one entity.
  package static func resolve(_ claims: [Claims]) -> Resolution {
    var members: [String: [ChainReference]] = [:]
    var kinds: [String: EntityKind] = [:]
    var names: [String: Set<String>] = [:]
    for document in claims {
      for (number, chain) in document.chains.enumerated() {
        let id = chain.kind.rawValue + ":" + chain.name.lowercased().replacing(" ", with: "-")
        members[id, default: []].append(ChainReference(article: document.article, chain: number))
        kinds[id] = chain.kind
        names[id, default: []].insert(chain.name)
      }
    }
    let entities = members.keys.sorted().map { id in
      let chains = (members[id] ?? []).sorted()
      let spellings = (names[id] ?? []).sorted()
      return ResolvedEntity(
        id: id, kind: kinds[id] ?? .person, name: spellings.first ?? id, names: spellings, members: chains,
        merges: chains.dropFirst().map {
          MergeReason(first: chains[0], second: $0, score: 1, reason: "same name")
        })
    }
    return Resolution(entities: entities)
  }

  /// Articles that tell random things about a few people, places and bodies; some are reprints, some repeat, some
  /// claims do not fit the catalogue and some join a thing with itself.
  package static func random(count: Int, using generator: inout Seeded) -> [(article: Article, claims: Claims)] {
    let people = ["Ada Brown", "Bo Łukasz", "Cy Dahl", "Dee Zoë"].map(person)
    let places = ["Aland", "Boria", "Çedar"].map(place)
    let bodies = ["Union", "Bank"].map(organization)
    let everyone = people + places + bodies
    let predicates = ["met_with", "minister_of", "supports", "ally_of", "associated_with", "attacked", "member_of"]
    var articles: [(article: Article, claims: Claims)] = []
    var reprintable: [[Saying]] = []
    for number in 0..<count {
      var sayings: [Saying] = []
      if let old = reprintable.randomElement(using: &generator), Int.random(in: 0..<4, using: &generator) == 0 {
        sayings = old
      } else {
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
          guard let subject = everyone.randomElement(using: &generator),
            let object = everyone.randomElement(using: &generator),
            let predicate = predicates.randomElement(using: &generator),
            let polarity = Polarity.allCases.randomElement(using: &generator),
            let modality = Modality.allCases.randomElement(using: &generator)
          else { continue }
          sayings.append(
            Saying(
              subject, predicate, object, polarity: polarity, modality: modality,
              finder: "test/\(Int.random(in: 1...2, using: &generator))",
              confidence: Double(Int.random(in: 1...9, using: &generator)) / 10,
              speaker: Bool.random(using: &generator) ? subject.name : nil))
        }
        reprintable.append(sayings)
      }
      articles.append(article("random/\(number).txt", sayings, title: "Report \(number)"))
    }
    return articles
  }
}
