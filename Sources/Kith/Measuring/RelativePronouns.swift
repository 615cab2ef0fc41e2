internal import GraphSchema

/// The relative pronouns of a document and the chains that they point to: "Berg, *who* lives in Oslo".
///
/// The stage reads through them, and keeps no mention of them. For measuring against gold that does.
struct RelativePronouns {
  /// By chain, the code points of its relative pronouns, in text order.
  let ranges: [Int: [Range<Int>]]

  init(_ document: Document) {
    var chainOf: [Int: Int] = [:]
    for (number, chain) in document.chains.enumerated() {
      for mention in chain.mentions { for token in document.mentions[mention].tokens { chainOf[token] = number } }
    }
    let index = CodePointIndex(document.article.text)
    var ranges: [Int: [Range<Int>]] = [:]
    for sentence in document.sentences {
      for token in sentence.tokens where Self.words.contains(document.tokens[token].lower) {
        guard let noun = Self.antecedent(of: token, in: sentence, document),
          let chain = Self.chain(under: noun, in: sentence, document, chainOf)
        else { continue }
        let range = index.range(of: document.tokens[token].span)
        ranges[chain, default: []].append(range.start..<range.end)
      }
    }
    self.ranges = ranges
  }

  private static let words: Set<String> = ["who", "whom", "whose", "which", "that"]

  /// What the clause of a relative pronoun hangs on.
  private static func antecedent(of token: Int, in sentence: Sentence, _ document: Document) -> Int? {
    guard document.tokens[token].tag == .pronoun || document.tokens[token].tag == .determiner else { return nil }
    var word = token
    for _ in 0..<8 {
      guard let up = document.head(of: word, in: sentence) else { return nil }
      if document.tokens[word].dependency?.label == .relativeClause { return up < token ? up : nil }
      word = up
    }
    return nil
  }

  /// The chain of a noun: its own, that of the name it stands beside, or that of whom it is said to be.
  private static func chain(
    under noun: Int, in sentence: Sentence, _ document: Document, _ chainOf: [Int: Int]
  ) -> Int? {
    var word = noun
    for _ in 0..<8 {
      if let chain = chainOf[word] { return chain }
      let below = sentence.tokens.filter { document.head(of: $0, in: sentence) == word }
      if let subject = below.first(where: { document.tokens[$0].dependency?.label == .subject }) {
        return chainOf[subject]
      }
      guard let label = document.tokens[word].dependency?.label, [.apposition, .conjunct, .flat].contains(label),
        let up = document.head(of: word, in: sentence)
      else { return nil }
      word = up
    }
    return nil
  }
}
