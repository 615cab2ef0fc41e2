internal import Evaluation
internal import GraphSchema
internal import ReadingModel

extension Evaluator {
  /// Chains over the mentions of the gold.
  ///
  /// The reading model alone is given the mentions. The whole stage finds its own, and each mention of the gold is in
  /// the chain of the one that overlaps it most, or alone.
  func coreference(_ file: String) throws -> EvaluationReport {
    let texts = try AnnotatedText.texts(Self.lines(file))
    let kinds = options.kinds.map(Set.init)
    let given = texts.map { GivenMentions($0, kinds: kinds) }
    var chains = CoreferenceScorer()
    var pairs = PairScorer()
    let isPairs = given.allSatisfy(\.isPair)
    let read = try chainReader()
    var (words, seconds, mentions, pairTexts) = (0, 0.0, 0, 0)
    for (text, gold) in zip(texts, given) {
      let (labels, antecedents) = timed(&seconds) { read(text, gold) }
      words += gold.words.count
      mentions += gold.mentions.count
      chains.add(gold: gold.chains, found: GivenMentions.chains(labels))
      if isPairs, let pronoun = gold.mentions.firstIndex(where: { $0.type == .pronoun }) {
        pairTexts += 1
        let names = gold.mentions.indices.filter { $0 != pronoun }
        pairs.add(
          names: names.map { gold.mentions[$0].entity }, pronoun: gold.mentions[pronoun].entity,
          chosen: names.indices.filter {
            let name = names[$0]
            return antecedents.map { $0[pronoun] == name } ?? (labels[name] == labels[pronoun])
          })
      }
    }
    guard mentions > 0 else {
      throw EvaluationError(
        .choice, "the texts have no mentions that can be joined", place: file,
        remedy: "give texts with \"mentions\" that have an \"entity\", of the kinds that you choose")
    }
    var notes = [
      options.modelAlone
        ? "the mentions are given"
        : "each mention is in the chain of the found one that overlaps it most; one that was not found is alone"
    ]
    if let chosen = options.kinds { notes.append("only mentions of the kinds \(chosen.joined(separator: ", "))") }
    let leftOut = given.reduce(0) { $0 + $1.leftOut }
    if leftOut > 0 { notes.append("\(amount(leftOut, "mention")) left out: not on words of one sentence") }
    let rows: [EvaluationReport.Row] =
      isPairs && pairTexts > 0
      ? [.init("pairs", pairs.score)]
      : [.init("MUC", chains.muc), .init("B3", chains.bCubed), .init("CEAFe", chains.ceaf)]
    return EvaluationReport(
      layer: .coreference, file: file, reader: options.modelAlone ? Self.modelAlone : Self.wholeStage, notes: notes,
      amounts: [amount(texts.count, "text"), amount(mentions, "mention"), amount(words, "word")], rows: rows,
      figures: isPairs && pairTexts > 0 ? [] : [.init("CoNLL average", chains.average)], words: words,
      seconds: seconds)
  }

  /// Labels of the mentions, equal where they are in one chain, and what each goes back to where that is known.
  private func chainReader() throws -> (AnnotatedText, GivenMentions) -> (labels: [Int], antecedents: [Int?]?) {
    if options.modelAlone {
      let model = try model()
      return { _, given in
        let read = model.read(given.sentences, syntax: false)
        let flat = given.sentences.flatMap { $0 }
        let mentions = given.mentions.map { mention in
          CoreferenceMention(
            words: mention.words, texts: Array(flat[mention.words]), sentence: mention.sentence,
            type: mention.type.modelType, kind: .init(label: mention.kind))
        }
        let antecedents = read.antecedents(of: mentions).map { $0?.mention }
        var labels: [Int] = []
        for (index, earlier) in antecedents.enumerated() { labels.append(earlier.map { labels[$0] } ?? index) }
        return (labels, antecedents)
      }
    }
    let analysis = try analysis()
    return { text, given in
      let document = analysis.document(Article(source: text.id, text: text.text))
      let alignment = MentionAlignment(document)
      // Chains count from 0, mentions that stand alone from the number of chains.
      let labels = given.mentions.enumerated().map { index, mention in
        alignment.chain(at: mention.range) ?? document.chains.count + index
      }
      return (labels, nil)
    }
  }
}

extension GivenMentions {
  /// Whether this is one pronoun with up to two names that it may stand for, as in GAP.
  var isPair: Bool {
    let pronouns = mentions.count { $0.type == .pronoun }
    return pronouns <= 1 && mentions.count - pronouns <= 2 && mentions.allSatisfy { $0.type != .description }
  }
}

extension AnnotatedText.Mention.MentionType {
  fileprivate var modelType: CoreferenceMention.MentionType {
    switch self {
    case .name: .name
    case .description: .description
    case .pronoun: .pronoun
    }
  }
}

extension CoreferenceMention.Kind {
  fileprivate init(label: String) {
    switch label {
    case "PER": self = .person
    case "LOC": self = .place
    case "ORG": self = .organization
    case "DEM": self = .demonym
    default: self = .none
    }
  }
}
