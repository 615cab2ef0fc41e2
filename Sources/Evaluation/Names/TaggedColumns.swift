/// A file in CoNLL columns: a word and its BIO tag on each line, a blank line after each sentence.
///
/// `-DOCSTART-` or `# doc = ` begins a document. Columns are parted by a tab; further columns are passed over.
public struct TaggedColumns: Sendable {
  public struct Sentence: Hashable, Sendable {
    public let words: [String]
    /// "O", "B-PER", "I-PER"
    public let tags: [String]
  }

  public let documents: [[Sentence]]
  /// The kinds that the tags name, sorted.
  public let kinds: [String]

  /// - Throws: `EvaluationError` with `.malformed` and the line, or `.empty`.
  public init(_ lines: GoldLines) throws(EvaluationError) {
    var documents: [[Sentence]] = []
    var sentences: [Sentence] = []
    var words: [String] = []
    var tags: [String] = []
    var kinds: Set<String> = []
    func closeSentence() {
      if !words.isEmpty { sentences.append(Sentence(words: words, tags: tags)) }
      (words, tags) = ([], [])
    }
    func closeDocument() {
      closeSentence()
      if !sentences.isEmpty { documents.append(sentences) }
      sentences = []
    }
    for (number, line) in lines.lines.enumerated() {
      if line.isEmpty {
        closeSentence()
      } else if line.hasPrefix("-DOCSTART-") || line.hasPrefix("# doc = ") {
        closeDocument()
      } else {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count >= 2, !columns[0].isEmpty, Self.isTag(columns[1]) else {
          throw lines.error(
            "the line is not a word, a tab and a BIO tag", line: number,
            remedy: "write WORD<tab>O, WORD<tab>B-PER or WORD<tab>I-PER, and a blank line after each sentence")
        }
        words.append(String(columns[0]))
        tags.append(String(columns[1]))
        if columns[1] != "O" { kinds.insert(String(columns[1].dropFirst(2))) }
      }
    }
    closeDocument()
    guard !documents.isEmpty else {
      throw EvaluationError(
        .empty, "the file has no words", place: lines.file, remedy: "give a file in CoNLL columns: WORD<tab>TAG")
    }
    self.documents = documents
    self.kinds = kinds.sorted()
  }

  private static func isTag(_ tag: Substring) -> Bool {
    tag == "O" || ((tag.hasPrefix("B-") || tag.hasPrefix("I-")) && tag.utf8.count > 2)
  }
}
