internal import GraphSchema

/// Mentions by name that are taken to name the same, while chains are being built.
struct NameCluster {
  var kind: EntityKind
  var entry: PackEntry.ID?
  var gender: Gender?
  /// Indices into the list of mentions.
  var mentions: [Int]
  /// Distinct names as words, in plain lower case without accents.
  var names: [[String]]
  /// Title words that stood beside a mention: "president", "minister".
  var titles: Set<String> = []
}

/// What two personal names of one article have in common.
enum PersonNames {
  static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]

  /// Without suffixes, the comma before one, and initials; the words that must agree.
  static func core(_ words: [String]) -> [String] {
    let kept = words.filter { $0 != "," && !suffixes.contains($0) && !($0.utf8.count <= 2 && $0.hasSuffix(".")) }
    return kept.isEmpty ? words : kept
  }

  /// Whether two full names (two words or more) may be one person: same last word, and first words that agree.
  static func agree(_ a: [String], _ b: [String]) -> Bool {
    let first = core(a)
    let second = core(b)
    if first == second { return true }
    guard let lastA = first.last, let lastB = second.last, first.count > 1, second.count > 1 else { return false }
    if lastA == lastB { return alike(first[0], second[0]) }
    // "Sirhan Bishara Sirhan", "Carlos Mendez Lopez" with "Carlos Mendez"
    if first[0] == second[0] {
      let (long, short) = first.count > second.count ? (first, second) : (second, first)
      if long.count > short.count { return short.dropFirst().allSatisfy { long.dropFirst().contains($0) } }
      return first.count == second.count && first.count == 2 && near(lastA, lastB)
    }
    return false
  }

  private static func alike(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if a.hasSuffix("."), b.hasPrefix(a.dropLast()) { return true }
    if b.hasSuffix("."), a.hasPrefix(b.dropLast()) { return true }
    if a.utf8.count >= 3, b.hasPrefix(a) || a.hasPrefix(b), b.utf8.count >= 3 { return true }
    return near(a, b)
  }

  /// One letter apart, in words of five letters or more: "Sergei", "Sergey".
  static func near(_ a: String, _ b: String) -> Bool {
    let x = Array(a.utf8)
    let y = Array(b.utf8)
    guard min(x.count, y.count) >= 5, abs(x.count - y.count) <= 1 else { return false }
    var i = 0
    while i < x.count, i < y.count, x[i] == y[i] { i += 1 }
    if x.count == y.count { return x[(min(i + 1, x.count))...].elementsEqual(y[(min(i + 1, y.count))...]) }
    let (long, short) = x.count > y.count ? (x, y) : (y, x)
    return long[(i + 1)...].elementsEqual(short[i...])
  }
}
