public import GraphSchema
internal import GraphStore

/// A judgement, and what has become of it.
public struct LoggedJudgement: Hashable, Sendable {
  /// Whether a judgement shows in the graph.
  public enum Status: Hashable, Sendable {
    case holds
    /// By the judgement with this number.
    case takenBack(by: Int)
    /// It contradicts the judgements with these numbers, which hold.
    case rests(with: [Int])
    /// A later rename or retype of the same entity, with this number, wins.
    case overridden(by: Int)
    /// What it speaks of is in no article of the graph.
    case waits
  }

  public let judgement: Judgement
  public let status: Status
}

extension KnowledgeGraph {
  /// Every judgement with what has become of it, by number.
  public func log() async throws -> [LoggedJudgement] {
    let judgements = try await database.judgements()
    guard !judgements.isEmpty else { return [] }
    try await deriveIfNeeded()
    let finder = ChainFinder(try await database.claims())
    let resolution = try await database.resolution()
    let resting = Dictionary(
      try await contradictions().map { ($0.resting.number, $0.standing.map(\.number)) }, uniquingKeysWith: +)
    let inForce = judgements.inForce
    let counting = Set(inForce.map(\.number))
    let later = Self.overridden(inForce, finder, resolution)
    let undoing = Dictionary(
      judgements.compactMap { judgement -> (Int, Int)? in
        if case .undo(let number) = judgement.verdict { (number, judgement.number) } else { nil }
      }, uniquingKeysWith: { _, last in last })
    return judgements.map { judgement in
      let number = judgement.number
      let status: LoggedJudgement.Status
      if case .undo = judgement.verdict {
        status = undoing[number].map { .takenBack(by: $0) } ?? .holds
      } else if !counting.contains(number) {
        status = .takenBack(by: undoing[number] ?? number)
      } else if let standing = resting[number] {
        status = .rests(with: standing)
      } else if let other = later[number] {
        status = .overridden(by: other)
      } else {
        status = judgement.names.allSatisfy { !finder.chains(of: $0).isEmpty } ? .holds : .waits
      }
      return LoggedJudgement(judgement: judgement, status: status)
    }
  }

  /// Renames and retypes of which another speaks of the same entity later.
  private static func overridden(
    _ judgements: [Judgement], _ finder: ChainFinder, _ resolution: Resolution
  ) -> [Int: Int] {
    var changes: [(number: Int, word: String, entity: Int)] = []
    var holders: [ChainReference: Int] = [:]
    for judgement in judgements {
      switch judgement.verdict {
      case .rename(let name, _), .retype(let name, _, _):
        if holders.isEmpty {
          for (index, entity) in resolution.entities.enumerated() {
            for member in entity.members { holders[member] = index }
          }
        }
        let found = finder.chains(of: name).compactMap { holders[$0] }
        let counts = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
        if let most = counts.values.max(), let entity = found.first(where: { counts[$0] == most }) {
          changes.append((judgement.number, judgement.verdict.word, entity))
        }
      default: break
      }
    }
    var later: [Int: Int] = [:]
    for (index, change) in changes.enumerated() {
      later[change.number] =
        changes[(index + 1)...].last { $0.word == change.word && $0.entity == change.entity }?.number
    }
    return later
  }
}
