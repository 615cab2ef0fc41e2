internal import Evaluation
internal import GraphSchema
internal import ReadingModel

extension Evaluator {
  /// Names in the words of the gold: the reading model reads them as they are; the whole stage reads a text in which a
  /// blank stands between words and each sentence is a paragraph, and what it finds is laid over the words.
  func names(_ file: String) throws -> EvaluationReport {
    let gold = try TaggedColumns(Self.lines(file))
    let kinds = try countedKinds(gold, file: file)
    var scorer = NameScorer(kinds: kinds)
    var (words, seconds) = (0, 0.0)
    let read = try nameReader()
    for document in gold.documents {
      let found = timed(&seconds) { read(document) }
      for (sentence, names) in zip(document, found) {
        words += sentence.words.count
        scorer.add(gold: NameSpan.spans(of: sentence.tags), found: names)
      }
    }
    var notes = ["a name is right when its words and its kind are"]
    if !kinds.contains("DEM") {
      notes.append("demonyms (\"Russian\", \"Germans\") are left out: the file has no kind for them")
    }
    if !options.modelAlone {
      notes.append("a metonym (\"the Kremlin said\") counts by the kind of what it stands for")
    }
    return EvaluationReport(
      layer: .names, file: file, reader: options.modelAlone ? Self.modelAlone : Self.wholeStage, notes: notes,
      amounts: [
        amount(gold.documents.count, "document"), amount(gold.documents.reduce(0) { $0 + $1.count }, "sentence"),
        amount(words, "word"),
      ],
      rows: kinds.map { .init($0, scorer.scores[$0]) } + [.init("all", scorer.scores.all)], words: words,
      seconds: seconds)
  }

  /// Our kinds by the labels of the files: demonyms of places are DEM, what the graph does not hold is MISC.
  private static let labels = ["PER", "LOC", "ORG", "DEM", "MISC"]

  private func countedKinds(_ gold: TaggedColumns, file: String) throws(EvaluationError) -> [String] {
    let kinds = options.kinds ?? ["PER", "LOC", "ORG"] + gold.kinds.filter { $0 == "DEM" }
    if let unknown = kinds.first(where: { !Self.labels.contains($0) }) {
      throw EvaluationError(
        .choice, "'\(unknown)' is no kind of name", place: nil,
        remedy: "choose among \(Self.labels.joined(separator: ", "))")
    }
    guard kinds.contains(where: gold.kinds.contains) else {
      throw EvaluationError(
        .choice, "the file has no names of the kinds \(kinds.joined(separator: ", "))", place: file,
        remedy: gold.kinds.isEmpty
          ? "give a file with tags like B-PER" : "its kinds are \(gold.kinds.joined(separator: ", "))")
    }
    return kinds
  }

  private func nameReader() throws -> ([TaggedColumns.Sentence]) -> [[NameSpan]] {
    if options.modelAlone {
      let model = try model()
      return { document in
        model.read(document.map(\.words), syntax: false, keepingStates: false).sentences.map { sentence in
          sentence.names.map { NameSpan(words: $0.words, kind: $0.kind.rawValue) }
        }
      }
    }
    let analysis = try analysis()
    return { document in
      let text = SpacedText(document.map(\.words))
      let read = analysis.document(Article(source: "eval", text: text.text))
      var found = [[NameSpan]](repeating: [], count: document.count)
      for mention in read.mentions {
        guard let label = mention.label, let place = text.words(under: mention.span) else { continue }
        found[place.sentence].append(NameSpan(words: place.words, kind: label))
      }
      return found
    }
  }
}

extension Mention {
  /// What files call its kind; `nil` for what is no name.
  var label: String? {
    switch reading {
    case .pronoun, .description: nil
    case .demonym where kind == .place: "DEM"
    case .name, .demonym, .metonym: kind.label
    }
  }
}

/// Sentences of given words as running text.
struct SpacedText {
  let text: String
  /// Each word with its sentence, its place in that, and its bytes.
  private let words: [(sentence: Int, word: Int, span: Span)]

  init(_ sentences: [[String]]) {
    var text = ""
    var words: [(sentence: Int, word: Int, span: Span)] = []
    var length = 0
    for (number, sentence) in sentences.enumerated() {
      for (index, word) in sentence.enumerated() {
        let gap = index > 0 ? " " : number > 0 ? "\n\n" : ""
        text += gap + word
        length += gap.utf8.count
        words.append((number, index, Span(length, length + word.utf8.count)))
        length += word.utf8.count
      }
    }
    self.text = text
    self.words = words
  }

  /// The words that a span touches, as far as they lie in the sentence in which it begins.
  func words(under span: Span) -> (sentence: Int, words: Range<Int>)? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    guard low < words.count, words[low].span.overlaps(span) else { return nil }
    let first = words[low]
    var last = first.word
    while low + 1 < words.count, words[low + 1].sentence == first.sentence, words[low + 1].span.overlaps(span) {
      low += 1
      last = words[low].word
    }
    return (first.sentence, first.word..<(last + 1))
  }
}
