internal import GraphSchema

/// Judgements about the chains at hand, the last word on each pair.
struct Verdicts {
  struct Pair {
    let first: Int
    let second: Int
    let author: String
  }

  /// Sorted.
  let same: [Pair]
  let different: [Pair]
  /// For each record, those it was told apart from.
  let apart: [Int: Set<Int>]
  /// Records that any verdict speaks of.
  let judged: Set<Int>

  init(_ judgements: [Judgement], records: [ChainRecord]) {
    var indices: [String: Int] = [:]
    if !judgements.isEmpty {
      for (index, record) in records.enumerated() {
        indices["\(record.reference.article)#\(record.reference.chain)"] = index
      }
    }
    var last: [Pair.Key: Judgement] = [:]
    for judgement in judgements.sorted(by: Self.isEarlier) {
      guard let a = indices[judgement.first], let b = indices[judgement.second], a != b else { continue }
      last[Pair.Key(min(a, b), max(a, b))] = judgement
    }
    let sorted = last.sorted { $0.key < $1.key }
    same = sorted.filter { $0.value.verdict == .same }.map {
      Pair(first: $0.key.a, second: $0.key.b, author: $0.value.author)
    }
    different = sorted.filter { $0.value.verdict == .different }
      .map { Pair(first: $0.key.a, second: $0.key.b, author: $0.value.author) }
    var apart: [Int: Set<Int>] = [:]
    for pair in different {
      apart[pair.first, default: []].insert(pair.second)
      apart[pair.second, default: []].insert(pair.first)
    }
    self.apart = apart
    judged = Set((same + different).flatMap { [$0.first, $0.second] })
  }

  /// Of two chains of one entry that a person told apart, the one that its article's reader was surer of keeps the entry.
  func separateEntries(of records: inout [ChainRecord]) {
    for pair in different {
      guard let entry = records[pair.first].entry, entry == records[pair.second].entry else { continue }
      let keepsFirst = records[pair.first].anchorReason == nil || records[pair.second].anchorReason != nil
      records[keepsFirst ? pair.second : pair.first].entry = nil
    }
  }

  private static func isEarlier(_ a: Judgement, _ b: Judgement) -> Bool {
    (a.date, a.author, a.verdict.rawValue, a.first, a.second) < (
      b.date, b.author, b.verdict.rawValue, b.first, b.second
    )
  }
}

extension Verdicts.Pair {
  fileprivate struct Key: Hashable, Comparable {
    let a: Int
    let b: Int

    init(_ a: Int, _ b: Int) {
      self.a = a
      self.b = b
    }

    static func < (x: Self, y: Self) -> Bool { (x.a, x.b) < (y.a, y.b) }
  }
}
