/// A file in CoNLL-U: sentences of words with their parts of speech and trees.
///
/// Ranges of words ("3-4") and empty nodes ("5.1") are passed over. `# newdoc` begins a document.
public struct Treebank: Sendable {
  public struct Word: Hashable, Sendable {
    public let form: String
    /// The universal part of speech.
    public let part: String
    /// 0 is the root, 1... the words of the sentence.
    public let head: Int
    /// The universal relation to the head, with its subtype: "nsubj:pass".
    public let relation: String

    public init(form: String, part: String, head: Int, relation: String) {
      self.form = form
      self.part = part
      self.head = head
      self.relation = relation
    }
  }

  public let documents: [[[Word]]]

  /// - Throws: `EvaluationError` with `.malformed` and the line, or `.empty`.
  public init(_ lines: GoldLines) throws(EvaluationError) {
    var documents: [[[Word]]] = []
    var sentences: [[Word]] = []
    var words: [Word] = []
    var start = 0
    func closeSentence() throws(EvaluationError) {
      if let wrong = words.firstIndex(where: { $0.head > words.count }) {
        throw lines.error(
          "word \(wrong + 1) of the sentence hangs on word \(words[wrong].head) of \(words.count)", line: start,
          remedy: "the seventh column is the number of a word of the same sentence, or 0")
      }
      if !words.isEmpty { sentences.append(words) }
      words = []
    }
    for (number, line) in lines.lines.enumerated() {
      if line.isEmpty {
        try closeSentence()
      } else if line.hasPrefix("#") {
        if line.hasPrefix("# newdoc"), !sentences.isEmpty {
          documents.append(sentences)
          sentences = []
        }
      } else {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 10 else {
          throw lines.error(
            "the line has \(columns.count) columns; CoNLL-U has 10", line: number,
            remedy: "give a file in CoNLL-U, see https://universaldependencies.org/format.html")
        }
        guard columns[0].utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
        guard Int(columns[0]) == words.count + 1, let head = Int(columns[6]), head >= 0 else {
          throw lines.error(
            "the line is not word \(words.count + 1) of the sentence with the number of its head", line: number,
            remedy: "words count from 1 in each sentence, and the seventh column is a number")
        }
        if words.isEmpty { start = number }
        words.append(
          Word(form: String(columns[1]), part: String(columns[3]), head: head, relation: String(columns[7])))
      }
    }
    try closeSentence()
    if !sentences.isEmpty { documents.append(sentences) }
    guard !documents.isEmpty else {
      throw EvaluationError(.empty, "the file has no words", place: lines.file, remedy: "give a file in CoNLL-U")
    }
    self.documents = documents
  }
}
