internal import Names

/// Finds what was probably meant, for error messages.
struct Likeness {
  private let wanted: [[String: Int]]

  /// - Parameter text: compared as a whole and word by word.
  init(to text: String) {
    let words = NameKey.plain(text).split(separator: " ").map(String.init)
    wanted = Set(words + [text]).sorted().map(Self.pairs)
  }

  /// Whether a word shares half of its letter pairs with the text or a word of it.
  func admits(_ word: String) -> Bool {
    let pairs = Self.pairs(word)
    return wanted.contains { Self.dice($0, pairs) >= 0.5 }
  }

  /// The names most like a text, best first, then by name; only those that share half of their letter pairs.
  ///
  /// Source: L. R. Dice, Ecology 26 (1945), over pairs of letters.
  static func nearest(to text: String, among names: [String], limit: Int) -> [String] {
    let wanted = pairs(text)
    let scored = names.compactMap { name -> (score: Double, name: String)? in
      // A surname typed alone should find the full name, so the best of the whole and its words counts.
      let candidates = [name] + NameKey.plain(name).split(separator: " ").map(String.init)
      let score = candidates.map { dice(wanted, pairs($0)) }.max() ?? 0
      return score >= 0.5 ? (score, name) : nil
    }
    let sorted = scored.sorted { ($1.score, $0.name) < ($0.score, $1.name) }
    var seen: Set<String> = []
    return Array(sorted.map(\.name).filter { seen.insert($0).inserted }.prefix(limit))
  }

  private static func pairs(_ text: String) -> [String: Int] {
    let letters = Array(" " + NameKey.plain(text) + " ")
    return zip(letters, letters.dropFirst()).reduce(into: [:]) { $0["\($1.0)\($1.1)", default: 0] += 1 }
  }

  private static func dice(_ a: [String: Int], _ b: [String: Int]) -> Double {
    let common = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
    let total = a.values.reduce(0, +) + b.values.reduce(0, +)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }
}

extension QueryError {
  /// "'a', 'b' or 'c'"
  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
