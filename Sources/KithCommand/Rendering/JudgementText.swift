internal import ArgumentParser
internal import GraphSchema
internal import Kith

/// What the verbs that judge print.
enum JudgementText {
  static func render(_ outcome: JudgementOutcome) -> String {
    guard !outcome.judgements.isEmpty else { return "Nothing new was judged." }
    var lines = outcome.judgements.map { "Judgement \($0.number): \($0.summary)." }
    lines += outcome.entities.map { entity in
      "  \(entity.name), \(entity.kind.rawValue), in \(counted(entity.articles, "article")) (\(entity.id))"
    }
    return lines.joined(separator: "\n")
  }

  /// Names both sides of what cannot hold together, and ends with 1 where there is such.
  static func warn(_ contradictions: [Contradiction]) throws {
    guard !contradictions.isEmpty else { return }
    for found in contradictions {
      Console.note("Contradiction: the graph does not follow \(found.resting.citation)")
      for judgement in found.standing { Console.note("  because of \(judgement.citation)") }
      Console.note("  try: take one of them back with 'kith undo NUMBER'")
    }
    throw ExitCode.failure
  }

  static func log(_ entries: [LoggedJudgement]) -> String {
    guard !entries.isEmpty else { return "Nobody has judged anything." }
    return entries.map { entry in
      let judgement = entry.judgement
      return "\(judgement.number)  \(judgement.summary)"
        + "\n   \(judgement.author), \(judgement.date)\(judgement.because.map { ": \($0)" } ?? "")"
        + (status(entry.status).map { "\n   \($0)" } ?? "")
    }.joined(separator: "\n")
  }

  /// `nil` where there is nothing to say.
  private static func status(_ status: LoggedJudgement.Status) -> String? {
    switch status {
    case .holds: nil
    case .takenBack(let number): "taken back by \(number)"
    case .rests(let numbers):
      "rests: it contradicts \(numbers.map(String.init).joined(separator: " and ")); take one of them back"
    case .overridden(let number): "a later one holds: \(number)"
    case .waits: "waits: what it speaks of is in no article of the graph"
    }
  }

  /// The same for programs.
  struct Outcome: Encodable {
    struct Named: Encodable {
      let id, name, kind: String
      let articles: Int
    }
    struct Conflict: Encodable {
      let resting: Int
      let standing: [Int]
      let what: String
    }
    let judgements: [Int]
    let entities: [Named]
    let contradictions: [Conflict]

    init(_ outcome: JudgementOutcome) {
      judgements = outcome.judgements.map(\.number)
      entities = outcome.entities.map {
        Named(id: $0.id, name: $0.name, kind: $0.kind.rawValue, articles: $0.articles)
      }
      contradictions = outcome.contradictions.map {
        Conflict(resting: $0.resting.number, standing: $0.standing.map(\.number), what: $0.description)
      }
    }
  }
}
