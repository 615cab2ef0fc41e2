internal import Foundation
internal import GraphQuery
internal import GraphSchema

/// Rankings and groups, for people and for programs.
enum RankText {
  struct RankedRecord: Encodable {
    let rank: Int
    let id, name, kind: String
    let score: Double
  }

  struct GroupRecord: Encodable {
    let number, size: Int
    let members: [Member]
  }

  struct Member: Encodable {
    let id, name: String
  }

  static func records(_ ranked: [RankedEntity]) -> [RankedRecord] {
    ranked.enumerated().map { index, item in
      RankedRecord(
        rank: index + 1, id: item.entity.id, name: item.entity.name, kind: item.entity.kind.rawValue,
        score: item.score)
    }
  }

  static func render(_ ranked: [RankedEntity]) -> String {
    guard !ranked.isEmpty else { return "Nobody has a relation that counts." }
    let scores = ranked.map { score($0.score) }
    let width = scores.map(\.count).max() ?? 0
    return zip(ranked, scores).map { item, score in
      String(repeating: " ", count: width - score.count) + score + "  " + item.entity.name
    }.joined(separator: "\n")
  }

  private static func score(_ value: Double) -> String {
    value == value.rounded() && value < 1e15 ? String(Int(value)) : String(format: value < 1 ? "%.6f" : "%.1f", value)
  }

  static func records(_ groups: [Community], _ names: [Entity.ID: String]) -> [GroupRecord] {
    groups.map { group in
      GroupRecord(
        number: group.number, size: group.members.count,
        members: group.members.map { Member(id: $0, name: names[$0] ?? $0) })
    }
  }

  static func render(_ groups: [Community], of total: Int, _ names: [Entity.ID: String]) -> String {
    guard !groups.isEmpty else { return "There is no group of that size." }
    let lines = groups.map { group in
      let shown = group.members.prefix(6).map { names[$0] ?? $0 }.joined(separator: ", ")
      let rest = group.members.count - 6
      return "\(group.number). \(counted(group.members.count, "member")): \(shown)"
        + (rest > 0 ? " and \(rest) more" : "")
    }
    return (lines + (total > groups.count ? ["\(total - groups.count) more groups; --limit shows more"] : []))
      .joined(separator: "\n")
  }
}
