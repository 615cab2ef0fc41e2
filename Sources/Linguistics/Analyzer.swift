public import GraphSchema

/// Reads an article: sentences, tagged words, names, and which names name the same.
///
/// A pure function of the article, the pack and the recognisers; safe to call from many threads.
public struct Analyzer: Sendable {
  let tokenizer: Tokenizer
  let splitter: SentenceSplitter
  let wordSplitter: WordSplitter
  let tagger: Tagger
  let lemmatizer: Lemmatizer
  let reader: (any WordReader)?
  let recognizers: [any MentionRecognizer]
  let lexicon: NameLexicon
  let matcher: PackRecognizer
  let rules: RuleRecognizer
  let join: NameJoin
  let directories: DirectoryRecognizer?
  let merger = ProposalMerger()
  let coreference: Coreference

  /// - Parameters:
  ///   - pack: the names and words to read with.
  ///   - recognizers: further recognisers, before the pack's and the rules' own where proposals are alike.
  ///   - reader: reads parts of speech and trees; without one the parts are guessed from the words around, and there are
  ///     no trees.
  public init(pack: Pack, recognizers: [any MentionRecognizer] = [], reader: (any WordReader)? = nil) {
    self.reader = reader
    let abbreviations = Abbreviations(pack: pack)
    tokenizer = Tokenizer(abbreviations: abbreviations.all)
    splitter = SentenceSplitter(leading: abbreviations.leading)
    tagger = Tagger()
    lemmatizer = Lemmatizer.embedded
    lexicon = NameLexicon(pack: pack, tokenizer: tokenizer)
    wordSplitter = WordSplitter(names: lexicon)
    matcher = PackRecognizer(lexicon: lexicon)
    let cues = CueWords(words: lexicon.words)
    rules = RuleRecognizer(lexicon: lexicon, pack: matcher, cues: cues, lemmatizer: lemmatizer)
    join = NameJoin(lexicon: lexicon, cues: cues, lemmatizer: lemmatizer)
    directories = pack.directories.isEmpty ? nil : DirectoryRecognizer(directories: pack.directories)
    self.recognizers = recognizers
    coreference = Coreference(lexicon: lexicon, cues: cues, lemmatizer: lemmatizer)
  }

  /// - Complexity: linear in the text, but for chains, which grow with the square of the names in one article.
  public func analyze(_ article: Article) -> Document {
    let text = tagged(article)
    let lettered = PartyLetters(lexicon: lexicon).read(names(in: text), in: text)
    let offices = Portfolios(lexicon: lexicon).read(lettered, in: text)
    let bodies = MistakenPeople(lexicon: lexicon).read(StateBodies(lexicon: lexicon).read(offices, in: text), in: text)
    let parties = PartyMembers(lexicon: lexicon).read(bodies, in: text)
    let names = TeamNames(lexicon: lexicon).read(parties, in: text)
    let (mentions, chains) = coreference.resolve(names, in: text)
    return document(text, mentions: mentions, chains: chains)
  }

  /// The article of a document read with the mentions and chains of that document, whatever this analyzer would find.
  ///
  /// - Parameter document: what an analyzer like this one made of the article, but for mentions and chains.
  public func analyze(mentionsOf document: Document) -> Document {
    self.document(tagged(document.article), mentions: document.mentions, chains: document.chains)
  }

  private func document(_ text: TaggedText, mentions: [Mention], chains: [Chain]) -> Document {
    let pairs = MentionPairs(mentions: mentions, chains: chains, sentences: text.sentences)
    let passages = ChainPassages(
      mentions: mentions, chains: chains, sentences: text.sentences, words: text.tokens.map(\.lower))
    return Document(
      article: text.article, sentences: text.sentences, tokens: text.tokens, mentions: mentions, chains: chains,
      relations: text.reading.map(pairs.relations) ?? [], passages: text.reading.map(passages.readings) ?? [])
  }

  private func names(in text: TaggedText) -> [MentionProposal] {
    let further = recognizers.map { $0.proposals(for: text) }
    let looked = directories.map { [$0.proposals(for: text)] } ?? []
    guard text.reading != nil else {
      return merger.merged(further + [matcher.proposals(for: text), rules.proposals(for: text)] + looked)
    }
    let ruled = rules.proposals(for: text) + matcher.proposals(for: text).filter { $0.kind == nil }
    let joined = join.joined(
      model: ModelName.all(in: text), pack: matcher.matches(in: text), rules: ruled, in: text
    ).map { name in
      guard name.kind == .person, name.gender == nil else { return name }
      return name.with(gender: rules.gender(of: name.tokens, in: text))
    }
    return further.isEmpty && looked.isEmpty ? joined : merger.merged(further + [joined] + looked)
  }

  func tagged(_ article: Article) -> TaggedText {
    let raw = wordSplitter.split(tokenizer.tokens(in: article.text))
    var tokens: [Token] = []
    tokens.reserveCapacity(raw.count)
    var sentences: [Sentence] = []
    let cut = splitter.sentences(of: raw)
    let reading = reader?.reading(of: cut.map { raw[$0.tokens].map(\.text) })
    for (s, sentence) in cut.enumerated() {
      let words = raw[sentence.tokens]
      let texts = words.map(\.text)
      let lowers = texts.map(PlainText.lower)
      let read = reading?.sentences[s]
      let tags = tagger.tags(of: texts, lowers: lowers, parts: read?.parts)
      for (i, word) in words.enumerated() {
        let tag = tags[i]
        tokens.append(
          Token(
            span: word.span, text: word.text, lower: lowers[i],
            lemma: lemmatizer.lemma(of: lowers[i], tag.part, form: tag.form), tag: tag.part, verbForm: tag.form,
            dependency: read?.dependencies[i]))
      }
      guard let first = words.first, let last = words.last else { continue }
      sentences.append(
        Sentence(
          span: Span(first.span.start, last.span.end), tokens: sentence.tokens, isHeading: sentence.isHeading,
          paragraph: sentence.paragraph))
    }
    return TaggedText(article: article, sentences: sentences, tokens: tokens, reading: reading)
  }
}
