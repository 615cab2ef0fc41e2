public import GraphSchema

/// What judgements ask of the chains at hand: which are one, which are not, and what they are called.
///
/// A "different" always holds: nothing that it names on one side is ever one with anything it names on the other. The
/// "same" are taken up in the order in which they were made, each by the first two of its mentions that no "different"
/// keeps apart; where there are none it rests, and is reported with what it contradicts. Judgements whose mentions are
/// not there wait for them.
public struct Verdicts: Sendable {
  /// Judgements that cannot all hold, by the number of the one that rests.
  public let contradictions: [Contradiction]

  /// Two chains that are one because a person said so.
  struct Link: Sendable {
    let first: ChainReference
    let second: ChainReference
    let judgement: Judgement
  }

  /// In the order in which they were made.
  let links: [Link]
  /// The two sides of each "different", as they are named.
  let differences: [(first: [ChainReference], second: [ChainReference], judgement: Judgement)]
  /// Renaming and retyping, with the chains they speak of, oldest first.
  let changes: [(chains: [ChainReference], judgement: Judgement)]
  /// Pairs that somebody looked at without a decision.
  let unsure: [(first: [ChainReference], second: [ChainReference])]
  /// For each chain, the "same" that name it and hold, by number.
  let kin: [ChainReference: Set<Int>]
  /// For each chain, on which sides it stands by itself or by what it is linked to: 2n and 2n + 1 are the two sides of
  /// difference n.
  let sides: [ChainReference: Set<Int>]

  /// - Parameters:
  ///   - judgements: in any order, with those that were taken back.
  ///   - claims: of each article once, in any order.
  /// - Complexity: O(mentions judged * mentions of their articles).
  public init(_ judgements: [Judgement], claims: [Claims]) {
    let finder = ChainFinder(judgements.isEmpty ? [] : claims)
    var differences: [(first: [ChainReference], second: [ChainReference], judgement: Judgement)] = []
    var changes: [(chains: [ChainReference], judgement: Judgement)] = []
    var unsure: [(first: [ChainReference], second: [ChainReference])] = []
    var joining: [(first: [ChainReference], second: [ChainReference], judgement: Judgement)] = []
    for judgement in judgements.inForce {
      switch judgement.verdict {
      case .same(let first, let second):
        joining.append((finder.chains(of: first), finder.chains(of: second), judgement))
      case .different(let first, let second):
        let (left, right) = (finder.chains(of: first), finder.chains(of: second))
        // What one article calls by one name cannot be told apart here.
        let both = Set(left).intersection(right)
        differences.append(
          (left.filter { !both.contains($0) }, right.filter { !both.contains($0) }, judgement))
      case .unsure(let first, let second):
        unsure.append((finder.chains(of: first), finder.chains(of: second)))
      case .rename(let name, _), .retype(let name, _, _):
        changes.append((finder.chains(of: name), judgement))
      case .accept, .reject, .undo: break
      }
    }
    var bonds = Bonds(differences)
    var contradictions: [Contradiction] = []
    var kin: [ChainReference: Set<Int>] = [:]
    for (first, second, judgement) in joining where !first.isEmpty && !second.isEmpty {
      if bonds.join(first, second, judgement) {
        for chain in first + second { kin[chain, default: []].insert(judgement.number) }
      } else {
        let standing = bonds.obstacles(first[0], second[0], differences.map(\.judgement))
        contradictions.append(Contradiction(resting: judgement, standing: standing))
      }
    }
    self.contradictions = contradictions
    self.differences = differences
    self.changes = changes
    self.unsure = unsure
    self.kin = kin
    links = bonds.links
    sides = bonds.sides
  }

  /// Whether two sets of sides hold both sides of one difference.
  static func differ(_ a: Set<Int>, _ b: Set<Int>) -> Bool {
    a.count <= b.count ? a.contains { b.contains($0 ^ 1) } : b.contains { a.contains($0 ^ 1) }
  }

  /// Of two sides that a person told apart, one keeps the entry of the packs that both were read as: the one of which more
  /// articles' readers were sure, then the larger one, then the one with the smallest chain.
  func separateEntries(of records: inout [ChainRecord]) {
    guard !differences.isEmpty else { return }
    var standing: [Int: [Int]] = [:]
    for (index, record) in records.enumerated() {
      for side in sides[record.reference] ?? [] { standing[side, default: []].append(index) }
    }
    for number in differences.indices {
      let (left, right) = (standing[2 * number] ?? [], standing[2 * number + 1] ?? [])
      for entry in Set(left.compactMap { records[$0].entry }).intersection(right.compactMap { records[$0].entry })
        .sorted()
      {
        func claim(_ side: [Int]) -> (Int, Int, Int) {
          let bearers = side.filter { records[$0].entry == entry }
          return (bearers.count { records[$0].anchorReason == nil }, bearers.count, -(bearers.first ?? .max))
        }
        for index in claim(left) > claim(right) ? right : left where records[index].entry == entry {
          records[index].entry = nil
          records[index].anchorReason = nil
        }
      }
    }
  }
}

/// Groups of chains that grow by what people called the same.
private struct Bonds {
  private(set) var links: [Verdicts.Link] = []
  private var parents: [ChainReference: ChainReference] = [:]
  /// Of each group, at its root.
  private var groupSides: [ChainReference: Set<Int>] = [:]
  /// As the judgements name them.
  private let ownSides: [ChainReference: Set<Int>]

  init(_ differences: [(first: [ChainReference], second: [ChainReference], judgement: Judgement)]) {
    var own: [ChainReference: Set<Int>] = [:]
    for (number, difference) in differences.enumerated() {
      for chain in difference.first { own[chain, default: []].insert(2 * number) }
      for chain in difference.second { own[chain, default: []].insert(2 * number + 1) }
    }
    ownSides = own
    groupSides = own
  }

  /// For each chain that is named or linked, the sides of its group.
  var sides: [ChainReference: Set<Int>] {
    var sides: [ChainReference: Set<Int>] = [:]
    for chain in Set(ownSides.keys).union(parents.keys) { sides[chain] = groupSides[root(chain)] }
    return sides
  }

  private func root(_ chain: ChainReference) -> ChainReference {
    var root = chain
    while let parent = parents[root], parent != root { root = parent }
    return root
  }

  /// Links the first two chains that nothing keeps apart.
  ///
  /// - Returns: whether there are such, or the two are linked already.
  mutating func join(_ first: [ChainReference], _ second: [ChainReference], _ judgement: Judgement) -> Bool {
    var tried: Set<[ChainReference]> = []
    for one in first {
      let left = root(one)
      for other in second {
        let right = root(other)
        if left == right { return true }
        guard tried.insert([left, right]).inserted else { continue }
        if Verdicts.differ(groupSides[left] ?? [], groupSides[right] ?? []) { continue }
        links.append(Verdicts.Link(first: one, second: other, judgement: judgement))
        for root in [left, right] { parents[root] = min(left, right) }
        groupSides[min(left, right)] = (groupSides[left] ?? []).union(groupSides[right] ?? [])
        return true
      }
    }
    return false
  }

  /// The difference that keeps two chains apart, and the links that lead from each to where it is named.
  func obstacles(_ first: ChainReference, _ second: ChainReference, _ differences: [Judgement]) -> [Judgement] {
    let right = groupSides[root(second)] ?? []
    let left = groupSides[root(first)] ?? []
    guard let side = left.sorted().first(where: { right.contains($0 ^ 1) }) else { return [] }
    let found = [differences[side / 2]] + path(from: first, to: side) + path(from: second, to: side ^ 1)
    var seen: Set<Int> = []
    return found.filter { seen.insert($0.number).inserted }
  }

  /// The fewest links from a chain to one that stands on a side by itself.
  private func path(from start: ChainReference, to side: Int) -> [Judgement] {
    var reached: [ChainReference: [Judgement]] = [start: []]
    var level = [start]
    while !level.isEmpty {
      if let end = level.first(where: { ownSides[$0]?.contains(side) ?? false }) { return reached[end] ?? [] }
      var next: [ChainReference] = []
      for chain in level {
        for link in links {
          let other = link.first == chain ? link.second : link.second == chain ? link.first : nil
          guard let other, reached[other] == nil else { continue }
          reached[other] = (reached[chain] ?? []) + [link.judgement]
          next.append(other)
        }
      }
      level = next
    }
    return []
  }
}
