/// What a person types into a search, as SQLite's FTS5 understands it: every word must occur, "quoted words" must stand
/// next to each other, and a word that ends in `*` stands for every word that begins so.
///
/// Everything else that FTS5 would take for its own syntax (AND, NEAR, brackets, colons) is only text here.
struct SearchWords {
  /// `nil` when there is no letter or digit to look for.
  let pattern: String?

  init(_ text: String) {
    var parts: [String] = []
    // Every second piece stood between quotation marks; a last one that was never closed counts as closed.
    let plain = text.replacing("\u{201C}", with: "\"").replacing("\u{201D}", with: "\"")
    for (index, piece) in plain.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        for word in piece.split(whereSeparator: \.isWhitespace) {
          parts.append(contentsOf: Self.quoted(word.drop { $0 == "*" }, isPrefix: word.last == "*"))
        }
      } else {
        parts.append(contentsOf: Self.quoted(piece, isPrefix: false))
      }
    }
    pattern = parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func quoted(_ text: Substring, isPrefix: Bool) -> [String] {
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
    return ["\"\(text.filter { $0 != "\0" })\"" + (isPrefix ? " *" : "")]
  }
}
