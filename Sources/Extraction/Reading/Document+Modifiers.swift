internal import GraphSchema

extension Document {
  /// Whether the tree of a sentence has a word as a modifier before its head: "the *elected* president", "the *elected and
  /// sworn* president"; `nil` where nobody read one.
  ///
  /// - Complexity: O(words joined with it).
  func isModifier(_ token: Int, in sentence: Sentence) -> Bool? {
    guard tokens[token].dependency != nil else { return nil }
    func label(_ token: Int) -> DependencyLabel { tokens[token].dependency?.label ?? .unspecified }
    var first = token
    while label(first) == .conjunct, let head = head(of: first, in: sentence), head < first { first = head }
    guard let head = head(of: first, in: sentence), head > token else { return false }
    return [.adjectivalModifier, .compound, .describedName, .numericModifier].contains(label(first))
  }
}
