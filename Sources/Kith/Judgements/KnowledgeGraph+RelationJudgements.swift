internal import GraphQuery
internal import GraphSchema
internal import GraphStore

/// Which sentences of a relation are meant.
public struct SentenceChoice: Hashable, Sendable {
  /// Only in the article with this source or id.
  public var article: String?
  /// Only those that hold these words, capital letters or not.
  public var words: String?

  public init(article: String? = nil, words: String? = nil) {
    self.article = article
    self.words = words
  }

  var isAll: Bool { article == nil && words == nil }
}

extension KnowledgeGraph {
  /// Says that a sentence says a relation: it is marked, beyond doubt, and stays when a later reading misses it, as long as
  /// its article is in the graph and says so.
  ///
  /// - Parameter sentences: by default the one that says it most firmly.
  /// - Throws: `QueryError` for names and predicates that nobody knows, `JudgementError` with `.unknownRelation` or
  ///   `.noSentence`, `StoreError`.
  @discardableResult
  public func accept(
    _ subject: String, _ predicate: String, _ object: String, sentences: SentenceChoice = SentenceChoice(),
    signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    let found = try await relation(subject, predicate, object)
    var chosen = try found.evidence(sentences)
    if sentences.isAll {
      chosen =
        chosen.min { a, b in
          func doubt(_ item: Evidence) -> (Int, Int, Double) {
            (item.polarity == .asserted ? 0 : 1, item.modality == .actual ? 0 : 1, -item.confidence)
          }
          return doubt(a) < doubt(b)
        }.map { [$0] } ?? []
    }
    var verdicts: [Judgement.Verdict] = []
    for evidence in chosen {
      verdicts.append(.accept(try await judged(found, in: evidence.document), try await judged(evidence)))
    }
    return try await judge(verdicts, signed)
  }

  /// Says that a relation is not so, whatever articles say it now or later; or that some of its sentences do not say it.
  ///
  /// - Parameter sentences: none chosen means the relation itself.
  /// - Throws: as `accept`.
  @discardableResult
  public func reject(
    _ subject: String, _ predicate: String, _ object: String, sentences: SentenceChoice = SentenceChoice(),
    signed: JudgementSignature
  ) async throws -> JudgementOutcome {
    let found = try await relation(subject, predicate, object)
    if sentences.isAll { return try await judge([.reject(try await judged(found, in: nil), nil)], signed) }
    var verdicts: [Judgement.Verdict] = []
    for evidence in try found.evidence(sentences) {
      verdicts.append(.reject(try await judged(found, in: evidence.document), try await judged(evidence)))
    }
    return try await judge(verdicts, signed)
  }

  /// A relation as somebody names it, with its ends and articles.
  private struct Found {
    let subject: Entity
    let predicate: Predicate
    let object: Entity
    let relation: Relation
    let sources: IDTable<String>

    func evidence(_ choice: SentenceChoice) throws -> [Evidence] {
      let chosen = relation.evidence.filter { item in
        (choice.article.map { $0 == item.document || $0 == sources[item.document] } ?? true)
          && (choice.words.map { item.quote.lowercased().contains($0.lowercased()) } ?? true)
      }
      guard !chosen.isEmpty else {
        let articles = Set(relation.evidence.map { sources[$0.document] ?? $0.document }).sorted()
        throw JudgementError(
          .noSentence, "no sentence of '\(subject.name) \(predicate.label) \(object.name)' fits the choice",
          remedy: "its sentences are in \(articles.prefix(5).map { "'\($0)'" }.joined(separator: ", "))"
            + (articles.count > 5 ? " and \(articles.count - 5) more" : "") + "; 'kith why' shows them")
      }
      return chosen
    }
  }

  private func relation(_ first: String, _ text: String, _ second: String) async throws -> Found {
    let questions = try await questions()
    let predicate = try questions.predicate(text)
    let subject = try await questions.lookUp(first)
    let object = try await questions.lookUp(second)
    let between = try await questions.why(subject.id, object.id)
    guard
      let relation = between.relations.first(where: {
        $0.predicate == predicate.id && ($0.subject == subject.id || predicate.isSymmetric)
      })
    else {
      let names = [subject.id: subject.name, object.id: object.name]
      let known = between.relations.map {
        "'\(names[$0.subject] ?? $0.subject)' \($0.predicate) '\(names[$0.object] ?? $0.object)'"
      }
      throw JudgementError(
        .unknownRelation, "the graph does not say '\(subject.name) \(predicate.label) \(object.name)'",
        remedy: known.isEmpty
          ? "no sentence connects the two; see 'kith who'" : "it says \(known.joined(separator: ", "))")
    }
    return Found(
      subject: subject, predicate: predicate, object: object, relation: relation,
      sources: IDTable(between.documents.map { ($0.id, $0.source) }))
  }

  /// - Parameter article: whose mentions of the two are meant; `nil` for all.
  private func judged(_ found: Found, in article: Article.ID?) async throws -> JudgedRelation {
    func name(_ entity: Entity) async throws -> JudgedName {
      let chains = try await database.chains(of: entity.id).filter { article == nil || $0.article == article }
      return try await judged(entity, chains: chains)
    }
    return JudgedRelation(
      subject: try await name(found.subject), predicate: found.predicate.id, object: try await name(found.object))
  }

  private func judged(_ evidence: Evidence) async throws -> JudgedEvidence {
    var speaker: JudgedMention?
    if let id = evidence.attributedTo {
      let chains = try await database.chains(of: id).filter { $0.article == evidence.document }
      speaker = try await database.mentions(of: Array(chains.prefix(1))).first
    }
    return JudgedEvidence(
      article: evidence.document, range: evidence.range, quote: evidence.quote, polarity: evidence.polarity,
      modality: evidence.modality, tense: evidence.tense, role: evidence.role, date: evidence.date, speaker: speaker)
  }
}
