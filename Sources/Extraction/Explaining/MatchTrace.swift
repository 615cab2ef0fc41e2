internal import GraphSchema

/// Takes down what the matchers nearly found; only `kith explain` has one.
///
/// A class, because the matchers are values that hand copies of themselves on.
final class MatchTrace {
  /// A pattern that was set off by some words and then failed.
  struct Failure: Hashable {
    let pattern: Int
    let tokens: Range<Int>
    let reason: String
  }

  private(set) var failures: [Failure] = []

  func note(_ pattern: Int, _ tokens: Range<Int>, _ reason: String) {
    let failure = Failure(pattern: pattern, tokens: tokens, reason: reason)
    if !failures.contains(failure) { failures.append(failure) }
  }
}

/// How far a sequence pattern came from one token.
final class SequenceProgress {
  private(set) var end: Int
  private(set) var expected: [SequenceNode] = []
  /// Whether the part that matched holds a name, pronoun or description for one of the ends.
  private(set) var hasEnd = false

  init(at start: Int) { end = start }

  /// A node that did not match at a token, with what was bound before.
  func stopped(at position: Int, by node: SequenceNode, _ match: SequenceMatch) {
    if position > end {
      end = position
      expected = []
      hasEnd = false
    }
    guard position == end else { return }
    if !expected.contains(node) { expected.append(node) }
    if !match.subjects.isEmpty || !match.objects.isEmpty { hasEnd = true }
  }
}

extension SequenceNode: CustomStringConvertible {
  /// As it is written in a pattern, long lists of words cut.
  var description: String {
    switch self {
    case .word(let words):
      let sorted = words.sorted()
      return sorted.prefix(4).joined(separator: "/") + (sorted.count > 4 ? "/..." : "")
    case .tag(let node):
      let names = node.tags.map(\.rawValue) + node.modifiers.map { $0.rawValue + ":modifier" }
      return "[" + names.sorted().joined(separator: "/") + "]"
    case .mention(let node):
      let kinds =
        node.kinds.count == EntityKind.allCases.count
        ? "name" : node.kinds.map(\.rawValue).sorted().joined(separator: "|")
      return "{\(node.role.rawValue):\(kinds)\(node.isPossessive ? " possessive" : "")}"
    case .title: return "{title}"
    case .kinship: return "{kinship}"
    case .group(let alternatives, _, _):
      return "(" + alternatives.map { $0.map(\.description).joined(separator: " ") }.joined(separator: " | ") + ")"
    }
  }
}
