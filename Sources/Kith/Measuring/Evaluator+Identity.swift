internal import Evaluation
internal import GraphSchema
internal import Identity
internal import Names

extension Evaluator {
  /// Pairs of names that are the same or not, by the comparison of names alone.
  func namePairs(_ file: String) throws -> EvaluationReport {
    let gold = try NamePairs(Self.lines(file))
    var scores = KindScores(kinds: Set(gold.pairs.map(\.schema)).sorted())
    var right = 0
    for pair in gold.pairs {
      let isSame = NameComparison.compare(pair.first, pair.second, kind: pair.kind).isSame
      right += isSame == pair.isMatch ? 1 : 0
      scores[pair.schema] += Score(
        right: isSame && pair.isMatch ? 1 : 0, found: isSame ? 1 : 0, gold: pair.isMatch ? 1 : 0)
    }
    return EvaluationReport(
      layer: .identity, file: file, reader: "the comparison of names",
      notes: ["a pair is found when its names are forms of one; what is no Person is compared as a body"],
      amounts: [amount(gold.pairs.count, "pair")],
      rows: scores.kinds.map { .init($0, scores[$0]) } + [.init("all", scores.all)],
      figures: [.init("accuracy", Double(right) / Double(gold.pairs.count))], words: 0, seconds: 0)
  }

  /// Entities over all texts of a file, on the names of the gold, topic by topic.
  func identity(_ file: String) throws -> EvaluationReport {
    let texts = try AnnotatedText.texts(Self.lines(file))
    let read = try resolved(texts, file: file)
    var topics: [String: (gold: [String], found: [String])] = [:]
    var (mentions, missed) = (0, 0)
    for (number, text) in texts.enumerated() {
      for mention in NamedMentions(text).mentions {
        mentions += 1
        let entity = read.entity(number, at: mention.range)
        if entity == nil { missed += 1 }
        topics[text.topic ?? "", default: ([], [])].gold.append(mention.entity)
        topics[text.topic ?? "", default: ([], [])].found.append(entity?.id ?? "?\(mentions)")
      }
    }
    guard mentions > 0 else {
      throw EvaluationError(
        .choice, "the texts name nothing of the kinds PER, LOC, ORG", place: file,
        remedy: "give texts with \"mentions\" that have an \"entity\"")
    }
    var scorer = CoreferenceScorer()
    for (_, labels) in topics.sorted(by: { $0.key < $1.key }) {
      scorer.add(gold: GivenMentions.chains(labels.gold), found: GivenMentions.chains(labels.found))
    }
    return EvaluationReport(
      layer: .identity, file: file, reader: Self.wholeStage,
      notes: [
        "all texts are read as one collection; names of people, places and bodies are compared within a topic",
        "a name is the entity that overlaps it most; \(missed) of them were not found and stand alone",
      ],
      amounts: [
        amount(texts.count, "text"), amount(topics.count, "topic"), amount(mentions, "name"),
        amount(read.words, "word"),
      ], rows: [.init("B3", scorer.bCubed)], words: read.words, seconds: read.seconds)
  }

  /// Which entry of the packs a name is.
  func linking(_ file: String) throws -> EvaluationReport {
    let texts = try AnnotatedText.texts(Self.lines(file))
    let read = try resolved(texts, file: file)
    let known = Set(read.pack.entries.compactMap(\.wikidata))
    var scores = KindScores(
      kinds: Set(texts.flatMap { $0.mentions.filter { $0.wikidata != nil }.map { $0.kind ?? "" } }).sorted())
    var unknown = 0
    for (number, text) in texts.enumerated() {
      for mention in text.mentions {
        let range = mention.start..<mention.end
        guard let id = mention.wikidata, mention.coref != true, mention.optional != true, mention.nested != true,
          text.meta?.annotatedRange.map({ $0.contains(range.lowerBound) && range.upperBound <= $0.upperBound }) ?? true
        else { continue }
        guard known.contains(id) else {
          unknown += 1
          continue
        }
        let found = read.entity(number, at: range)?.wikidata
        scores[mention.kind ?? ""] += Score(right: found == id ? 1 : 0, found: found == nil ? 0 : 1, gold: 1)
      }
    }
    let all = scores.all
    return EvaluationReport(
      layer: .linking, file: file, reader: Self.wholeStage,
      notes: [
        "names whose entry the packs hold, in the part that was annotated; \(unknown) others are left out",
        "pronouns, descriptions, nested and optional mentions are left out",
        "correct is the share of these names with the right entry, found or not: recall",
      ],
      amounts: [amount(texts.count, "text"), amount(Int(all.gold), "name"), amount(read.words, "word")],
      rows: scores.kinds.filter { scores[$0].gold > 0 }.map { .init($0, scores[$0]) } + [.init("all", all)],
      figures: [.init("correct", all.recall)], words: read.words, seconds: read.seconds)
  }

  /// Texts read as one collection.
  private struct Resolved {
    let pack: Pack
    let alignments: [MentionAlignment]
    let entities: [ChainReference: ResolvedEntity]
    let articles: [Article.ID]
    let words: Int
    let seconds: Double

    func entity(_ text: Int, at range: Range<Int>) -> ResolvedEntity? {
      alignments[text].chain(at: range).flatMap {
        entities[ChainReference(article: articles[text], chain: $0)]
      }
    }
  }

  private func resolved(_ texts: [AnnotatedText], file: String) throws -> Resolved {
    let analysis = try analysis()
    var (words, seconds) = (0, 0.0)
    let claims = texts.enumerated().map { number, text in
      let article = Article(
        source: "\(file)#\(number + 1)", text: text.text, fingerprint: Fingerprint.none)
      let (claims, count) = timed(&seconds) {
        let document = analysis.document(article)
        return (analysis.claims(of: document), document.tokens.count)
      }
      words += count
      return claims
    }
    let resolution = timed(&seconds) { Resolver(pack: analysis.pack).resolve(claims) }
    var entities: [ChainReference: ResolvedEntity] = [:]
    for entity in resolution.entities { for member in entity.members { entities[member] = entity } }
    return Resolved(
      pack: analysis.pack, alignments: claims.map(MentionAlignment.init), entities: entities,
      articles: claims.map(\.article), words: words, seconds: seconds)
  }
}
