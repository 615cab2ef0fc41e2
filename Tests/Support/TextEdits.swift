/// What papers do to a report of an agency before they print it.
package enum TextEdits: String, CaseIterable, Sendable {
  /// The end is cut off: between 45 and 80 % of the sentences stay.
  case cut
  /// The paragraphs, or the sentences where there are no paragraphs, are in another order.
  case reordered
  /// Another title, a byline and a line at the end.
  case retitled
  /// One word in twenty is spelled otherwise.
  case respelled
  /// Every sixth sentence is replaced by one of the paper's own.
  case rewritten
  /// Cut, retitled and respelled.
  case all

  package func apply(to text: String, using generator: inout Seeded) -> String {
    switch self {
    case .cut:
      let sentences = Self.sentences(text)
      let share = Double(Int.random(in: 45...80, using: &generator)) / 100
      return sentences.prefix(max(1, Int((Double(sentences.count) * share).rounded(.up)))).joined(separator: " ")
    case .reordered:
      let paragraphs = text.split(separator: "\n").map(String.init)
      return paragraphs.count > 2
        ? paragraphs.shuffled(using: &generator).joined(separator: "\n\n")
        : Self.sentences(text).shuffled(using: &generator).joined(separator: " ")
    case .retitled:
      let body = text.split(separator: "\n").dropFirst().joined(separator: "\n\n")
      return "\(Self.invented(6, using: &generator))\n\nBy \(Self.invented(2, using: &generator))\n\n"
        + "\(body.isEmpty ? text : body)\n\nCopyright \(Self.invented(12, using: &generator))"
    case .respelled:
      return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
        Int.random(in: 0..<20, using: &generator) == 0 && word.count > 2 ? word + "h" : String(word)
      }.joined(separator: " ")
    case .rewritten:
      return Self.sentences(text).enumerated().map { number, sentence in
        number % 6 == 5 ? Self.invented(20, using: &generator) + "." : sentence
      }.joined(separator: " ")
    case .all:
      var edited = text
      for edit in [TextEdits.cut, .retitled, .respelled] { edited = edit.apply(to: edited, using: &generator) }
      return edited
    }
  }

  private static func sentences(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { $0.split(separator: ". ").map { $0.hasSuffix(".") ? String($0) : $0 + "." } }
  }

  private static func invented(_ words: Int, using generator: inout Seeded) -> String {
    (0..<words).map { _ in
      String(
        (0..<Int.random(in: 3...8, using: &generator)).compactMap { _ in "aeioulnrst".randomElement(using: &generator) }
      )
    }.joined(separator: " ")
  }
}
