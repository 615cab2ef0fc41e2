public import GraphSchema
internal import GraphStore

extension KnowledgeGraph {
  /// Takes up judgements of another graph, with who made them, when and why: those that count there and not yet here.
  ///
  /// - Returns: those that were taken up, with their numbers here.
  /// - Throws: `StoreError`, `PackError`.
  @discardableResult
  public func take(_ judgements: [Judgement]) async throws -> JudgementOutcome {
    var known = Set(try await database.judgements().inForce.map { $0.numbered(0) })
    let new = judgements.inForce.filter { known.insert($0.numbered(0)).inserted }
    return try await remember(new.map { ($0.verdict, JudgementSignature($0)) })
  }
}

extension Judgement {
  fileprivate func numbered(_ number: Int) -> Judgement {
    Judgement(number: number, verdict: verdict, author: author, date: date, because: because)
  }
}

extension JudgementSignature {
  fileprivate init(_ judgement: Judgement) {
    self.init(author: judgement.author, date: judgement.date, because: judgement.because)
  }
}
