public import GraphSchema

/// One small encoder with heads for names, parts of speech, syntax, coreference and relations.
///
/// Immutable once opened, so one model serves any number of threads; each call brings its own buffers. The answer is a
/// pure function of the words.
public final class TrainedReader: WordReader {
  private let storage: WeightBytes
  private let wordPiece: WordPiece
  private let encoder: Encoder
  private let names, parts: Linear
  private let parser: Parser
  private let coreference: Coreference
  private let relations: RelationReader
  private let passages: PassageReader
  private let decoder: NameDecoder
  private let tagLabels: [String]
  private let partLabels: [PartOfSpeech]
  private let dependencyLabels: [DependencyLabel]
  private let nameKinds: [SentenceReading.Name.Kind?]
  /// Names the weights: the hash in their header.
  public let hash: String

  /// The weights inside the executable. Opening takes 15 ms (by profile, on a Xeon with AVX-512, 2026-11-21).
  public static func embedded() throws(WeightError) -> TrainedReader {
    try TrainedReader(WeightBytes(), verifying: false)
  }

  /// The weights of a file, whose hash is checked.
  public static func open(path: String) throws(WeightError) -> TrainedReader {
    try TrainedReader(try WeightBytes(path: path), verifying: true)
  }

  init(_ storage: WeightBytes, verifying: Bool) throws(WeightError) {
    self.storage = storage
    let file = try WeightFile(storage.bytes, verifying: verifying)
    let width = file.header.encoder.width
    wordPiece = WordPiece(vocabulary: try Vocabulary(lines: try file.text("vocabulary")))
    encoder = try Encoder(file)
    guard wordPiece.vocabulary.count == file.header.encoder.vocabulary else {
      throw WeightError(.incomplete, "the vocabulary and its embeddings differ in size")
    }
    tagLabels = file.header.tags
    partLabels = file.header.parts.compactMap(PartOfSpeech.init)
    dependencyLabels = file.header.relations.map(DependencyLabel.init)
    guard partLabels.count == file.header.parts.count else {
      throw WeightError(.incomplete, "the weight file has parts of speech that this program does not know")
    }
    names = try Linear(file, "names", from: width, to: tagLabels.count)
    parts = try Linear(file, "parts", from: width, to: partLabels.count)
    parser = try Parser(file, width: width)
    coreference = try Coreference(file, width: width)
    relations = try RelationReader(file, width: width)
    passages = try PassageReader(file, width: width)
    decoder = NameDecoder(tags: tagLabels)
    nameKinds = tagLabels.map { SentenceReading.Name.Kind(rawValue: String($0.dropFirst(2))) }
    hash = file.header.hash
  }

  /// A sentence, or a part of one that is too long for a window.
  private struct Unit {
    let sentence: Int
    let words: Int
    let pieces: Int
    /// Where its pieces begin, and which of them begin a word.
    let start: Int
    let firsts: Range<Int>
  }

  public func reading(of sentences: [[String]]) -> any WordReading { read(sentences) }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - sentences: the words of each sentence, in text order.
  ///   - syntax: whether parts of speech and trees are wanted; without them `parts` and `dependencies` are empty.
  ///   - keepingStates: whether coreference and relations will be asked for.
  /// - Returns: one result per sentence.
  /// - Complexity: linear in the number of pieces, except for trees, which are only built for sentences of at most 200
  ///   words. 4,331 words a second on one such core (`Tests/Benchmarks`, part `words`, 2026-11-21).
  public func read(_ sentences: [[String]], syntax: Bool = true, keepingStates: Bool = true) -> ReadText {
    var pieces: [Int32] = []
    var cases: [CaseClass] = []
    var firsts: [Int] = []
    var units: [Unit] = []
    for (number, sentence) in sentences.enumerated() {
      var (start, firstWord) = (pieces.count, firsts.count)
      func close() {
        guard firsts.count > firstWord else { return }
        units.append(
          Unit(
            sentence: number, words: firsts.count - firstWord, pieces: pieces.count - start, start: start,
            firsts: firstWord..<firsts.count))
        (start, firstWord) = (pieces.count, firsts.count)
      }
      for word in sentence {
        let found = wordPiece.pieces(of: word)
        if pieces.count - start + found.count > Windows.most { close() }
        firsts.append(pieces.count)
        pieces += found
        cases += [CaseClass](repeating: CaseClass(word), count: found.count)
      }
      close()
    }
    return read(units, pieces, cases, firsts, sentences: sentences.count, syntax: syntax, keepingStates: keepingStates)
  }

  private func read(
    _ units: [Unit], _ pieces: [Int32], _ cases: [CaseClass], _ firsts: [Int], sentences: Int, syntax: Bool,
    keepingStates: Bool
  ) -> ReadText {
    let width = encoder.width
    let windows = Windows.plan(units.map(\.pieces))
    let longest =
      windows.map { units[$0.before.lowerBound..<$0.kept.upperBound].reduce(2) { $0 + $1.pieces } }.max() ?? 0
    let scratch = Encoder.Scratch(for: encoder, pieces: max(longest, 1))
    var parts = [[(sentence: SentenceReading, words: Int)]](repeating: [], count: sentences)
    var kept: [Float] = []
    var shared: [Float] = []
    var keptWords = 0
    var numbers: [Int32] = []
    var classes: [CaseClass] = []
    for window in windows {
      let shown = units[window.before.lowerBound..<window.kept.upperBound]
      guard let first = shown.first, let last = shown.last else { continue }
      let span = first.start..<(last.start + last.pieces)
      numbers.removeAll(keepingCapacity: true)
      classes.removeAll(keepingCapacity: true)
      numbers.append(wordPiece.vocabulary.start)
      numbers += pieces[span]
      numbers.append(wordPiece.vocabulary.end)
      classes.append(.none)
      classes += cases[span]
      classes.append(.none)
      let states = encoder.read(numbers, classes, sharing: relations.sharing, in: scratch)
      for unit in units[window.kept] {
        var rows: [Float] = []
        rows.reserveCapacity(unit.words * width)
        let places = unit.firsts.map { (firsts[$0] - span.lowerBound + 1) * width }
        for place in places { rows += UnsafeBufferPointer(start: states.last + place, count: width) }
        parts[unit.sentence].append((sentence(rows, words: unit.words, syntax: syntax), unit.words))
        if keepingStates, keptWords == unit.firsts.lowerBound, keptWords + unit.words <= ReadText.mostWords {
          kept += rows
          for place in places { shared += UnsafeBufferPointer(start: states.shared + place, count: width) }
          keptWords += unit.words
        }
      }
    }
    return ReadText(
      sentences: parts.map(Self.joined), rows: kept, sharedRows: shared, words: keptWords, coreference: coreference,
      relationReader: relations, passageReader: passages)
  }

  private func sentence(_ rows: [Float], words: Int, syntax: Bool) -> SentenceReading {
    let tagScores = names.apply(rows, rows: words)
    guard syntax else {
      return SentenceReading(names: foundNames(tagScores, words: words), parts: [], dependencies: [])
    }
    let partScores = parts.apply(rows, rows: words)
    let tree = parser.parse(rows[...], words: words)
    let partCount = partLabels.count
    return SentenceReading(
      names: foundNames(tagScores, words: words),
      parts: (0..<words).map { word in
        var best = 0
        for part in 1..<partCount where partScores[word * partCount + part] > partScores[word * partCount + best] {
          best = part
        }
        return partLabels[best]
      },
      dependencies: zip(tree.heads, tree.relations).map { head, label in
        Dependency(head: head == 0 ? nil : head - 1, label: dependencyLabels[label])
      })
  }

  private func foundNames(_ scores: [Float], words: Int) -> [SentenceReading.Name] {
    let tags = decoder.decode(scores[...], words: words)
    var probabilities = scores
    Activation.softmax(&probabilities, rows: words, columns: tagLabels.count)
    var found: [SentenceReading.Name] = []
    var word = 0
    while word < words {
      guard let kind = nameKinds[tags[word]] else {
        word += 1
        continue
      }
      var end = word + 1
      while end < words, nameKinds[tags[end]] == kind, tagLabels[tags[end]].hasPrefix("I-") { end += 1 }
      let least = (word..<end).map { probabilities[$0 * tagLabels.count + tags[$0]] }.min() ?? 0
      found.append(SentenceReading.Name(words: word..<end, kind: kind, confidence: Double(least)))
      word = end
    }
    return found
  }

  /// One sentence from the parts it was read in; only sentences of hundreds of words have more than one.
  private static func joined(_ parts: [(sentence: SentenceReading, words: Int)]) -> SentenceReading {
    guard let first = parts.first else { return SentenceReading(names: [], parts: [], dependencies: []) }
    guard parts.count > 1 else { return first.sentence }
    var names: [SentenceReading.Name] = []
    var tags: [PartOfSpeech] = []
    var words = 0
    for (part, count) in parts {
      names += part.names.map { name in
        SentenceReading.Name(
          words: (name.words.lowerBound + words)..<(name.words.upperBound + words), kind: name.kind,
          confidence: name.confidence)
      }
      tags += part.parts
      words += count
    }
    return SentenceReading(
      names: names, parts: tags,
      dependencies: tags.indices.map { word in
        Dependency(head: word == 0 ? nil : word - 1, label: word == 0 ? .root : .unspecified)
      })
  }

  /// The scores of every tag for every word of one sentence read alone, for the test against PyTorch.
  func scores(of words: [String]) -> (tags: [Float], parts: [Float], arcs: [Float]) {
    var numbers = [wordPiece.vocabulary.start]
    var classes = [CaseClass.none]
    var firsts: [Int] = []
    for word in words {
      firsts.append(numbers.count)
      let found = wordPiece.pieces(of: word)
      numbers += found
      classes += [CaseClass](repeating: CaseClass(word), count: found.count)
    }
    numbers.append(wordPiece.vocabulary.end)
    classes.append(.none)
    let scratch = Encoder.Scratch(for: encoder, pieces: numbers.count)
    let states = encoder.read(numbers, classes, sharing: relations.sharing, in: scratch)
    var rows: [Float] = []
    for first in firsts {
      rows += UnsafeBufferPointer(start: states.last + first * encoder.width, count: encoder.width)
    }
    return (
      names.apply(rows, rows: words.count), parts.apply(rows, rows: words.count),
      parser.arcScores(of: rows, words: words.count)
    )
  }

  /// The pieces of a word, for the test against Python.
  func pieces(of word: String) -> [Int32] { wordPiece.pieces(of: word) }
}
