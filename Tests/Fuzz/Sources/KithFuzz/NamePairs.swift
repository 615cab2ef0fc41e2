import GraphSchema
import Names

enum NamePairs {
  /// The text up to the first line end and the text after it.
  static func compare(_ text: String) {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (first, second) = (parts[0], parts.count > 1 ? parts[1] : "")
    for kind in EntityKind.allCases {
      let there = NameComparison.compare(first, second, kind: kind)
      let back = NameComparison.compare(second, first, kind: kind)
      precondition(there.score == back.score, "\(kind): '\(first)' and '\(second)' differ by their order")
      precondition((0...1).contains(there.score), "a score outside 0...1")
    }
  }
}
