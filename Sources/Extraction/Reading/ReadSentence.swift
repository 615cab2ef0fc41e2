internal import GraphSchema

/// A sentence with its grammar: what the patterns are matched against.
struct ReadSentence {
  let sentence: Sentence
  /// "PALM BEACH, Fla."
  let dateline: Sentence?
  /// The sentence without its dateline.
  let body: Sentence
  let syntax: SentenceSyntax

  /// Reads the grammar where there is a name; nobody asks for that of other sentences.
  init(_ sentence: Sentence, in view: DocumentView) {
    self.sentence = sentence
    (dateline, body) = Dateline.split(sentence, in: view)
    let hasNames = sentence.tokens.contains { view.covering[$0] != nil }
    syntax =
      hasNames && sentence.tokens.count <= Limits.sentenceTokens
      ? ClauseReader.read(view, sentence: body) : SentenceSyntax()
  }
}
