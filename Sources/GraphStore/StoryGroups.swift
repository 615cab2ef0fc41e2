internal import GraphSchema

/// Which articles are one story: those that share most of their text. A reprint is not a second source.
///
/// Two articles that tell one event in words of their own are two stories. Quotations of one speech, a paragraph of
/// background that an agency repeats for weeks and the name of the paper under every article do not make one.
///
/// A pure function of the set of articles: their order does not matter.
struct StoryGroups {
  // The limits lie in a wide gap. Among the 282 Wikinews articles of the training set, many of them follow-ups by one
  // newsroom, no pair has a resemblance above 0.27 or a containment above 0.49; of their reprints with every edit of
  // `TextEdits` at once, 99 % have a containment above 0.63. With these limits 99.5 % of the cut, 99.6 % of the cut,
  // retitled and re-spelled, and all of the other 11,280 reprints are found, and none of 4.75 million pairs with another
  // article is joined. Measured on 2026-11-21 with `StoryMeasureTests`.

  /// Two texts are one where at least this share of their shingles is in both.
  static let resemblance = 0.4
  /// Or where this share of the shorter one's is in the longer one ...
  static let containment = 0.6
  /// ... and the shorter one is at least this share of the longer: a story inside a round-up of the day is not the
  /// round-up.
  static let proportion = 0.35
  /// Texts with fewer shingles are one only where all of these are the same: "Ada met Bo" is in much.
  static let fewShingles = 20

  /// Candidates share two of this many smallest hashes. Reprints at the limits above share 5 of them on average, and
  /// where three quarters of the text is the same 18: less than two in 1 of 25 pairs there and in none of a million here.
  private static let probes = 24
  /// In a list of articles with one hash, each is compared with this many before it: all pairs of a story, and a bounded
  /// part of those who only share a figure of speech.
  private static let reach = 64

  /// The story of every article: the smallest id in its group.
  ///
  /// - Complexity: O(n log n) for n articles, at most `probes * reach` comparisons each.
  static func group(_ fingerprints: [Article.ID: Fingerprint]) -> [Article.ID: Article.ID] {
    let articles = fingerprints.sorted { $0.key < $1.key }
    let probed = articles.map { Array($0.value.hashes.prefix(probes)) }
    var groups = Components(count: articles.count)
    for list in lists(probed) {
      for (position, later) in list.enumerated() {
        for earlier in list[max(0, position - reach)..<position]
        where groups.root(of: earlier) != groups.root(of: later)
          && isCandidate(probed[earlier], probed[later])
          && isReprint(articles[earlier].value, articles[later].value)
        {
          groups.join(earlier, later)
        }
      }
    }
    var stories: [Article.ID: Article.ID] = [:]
    stories.reserveCapacity(articles.count)
    for index in articles.indices { stories[articles[index].key] = articles[groups.root(of: index)].key }
    return stories
  }

  static func isReprint(_ a: Fingerprint, _ b: Fingerprint) -> Bool {
    let likeness = a.likeness(to: b)
    let (shorter, longer) = (min(a.shingles, b.shingles), max(a.shingles, b.shingles))
    if shorter < fewShingles { return likeness.resemblance == 1 }
    if likeness.resemblance >= resemblance { return true }
    return likeness.containment >= containment && Double(shorter) >= proportion * Double(longer)
  }

  /// Whether two ascending lists share two hashes, or one that is short all it has.
  private static func isCandidate(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let wanted = min(2, a.count, b.count)
    var (i, j, shared) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        shared += 1
        if shared >= wanted { return true }
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return false
  }

  /// For each hash among the smallest of two articles or more, the numbers of these articles, ascending.
  private static func lists(_ probed: [[UInt32]]) -> [[Int]] {
    var entries: [UInt64] = []
    entries.reserveCapacity(probed.count * probes)
    for (number, hashes) in probed.enumerated() {
      for hash in hashes { entries.append(UInt64(hash) << 32 | UInt64(number)) }
    }
    entries.sort()
    var lists: [[Int]] = []
    var start = 0
    for end in 1...max(1, entries.count) where end >= entries.count || entries[end] >> 32 != entries[start] >> 32 {
      if end - start > 1 { lists.append(entries[start..<end].map { Int($0 & 0xFFFF_FFFF) }) }
      start = end
    }
    return lists
  }
}

/// Groups of numbers that grow together; the root of a group is its smallest number.
///
/// Source: disjoint sets with path halving, R. Tarjan and J. van Leeuwen, Journal of the ACM 31 (1984).
private struct Components {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }
}
