public import GraphSchema

/// Reads from one sentence what its verbs say of two names, in the words of the sentence.
///
/// A verb with a name as its subject, and behind it, in one stretch of words without another verb or a comma, a name: the
/// words between are the phrase. So nothing is put together that the sentence does not write together.
struct OpenReader {
  let view: DocumentView
  let extractor: SentenceExtractor
  /// The pairs of chains that a relation of the catalogue joins in this sentence.
  let known: Set<Set<Int>>

  private var sentence: Sentence { extractor.read.sentence }
  private var syntax: SentenceSyntax { extractor.read.syntax }

  /// The longest phrase, in words: beyond it the object is rarely the verb's.
  private static let longest = 8

  /// In text order, one for each verb and object.
  func relations() -> [OpenRelation] {
    var found: [OpenRelation] = []
    for clause in syntax.clauses where isTold(clause) {
      guard let subject = clause.subjects.first, let name = name(of: subject) else { continue }
      for object in objects(of: clause) {
        guard let chain = view.chainOf[object.mention], let own = view.chainOf[name], chain != own,
          !known.contains([chain, own]), let relation = relation(clause, name, object)
        else { continue }
        found.append(relation)
        break
      }
    }
    return found
  }

  /// "Berg is in Oslo" and "Berg said in Oslo" tell nothing of the two.
  private func isTold(_ clause: Clause) -> Bool {
    let lemma = view.lemma(clause.verb)
    guard view.tag(clause.verb) == .verb, !["be", "say", "tell", "have", "do"].contains(lemma) else { return false }
    return clause.form == .finite || clause.form == .infinitive
  }

  private func name(of phrase: Int) -> Int? {
    guard let mention = syntax.phrases[phrase].mention, view.chainOf[mention] != nil,
      !Lexicon.possessivePronouns.subtracting(["her"]).contains(view.lower(syntax.phrases[phrase].head))
    else { return nil }
    return isWhole(syntax.phrases[phrase], mention) ? mention : nil
  }

  /// "reported *Berg* had left", "permitted *Berg* to leave": a name behind a verb that does something itself.
  private func actsItself(_ mention: Int) -> Bool {
    let tokens = view.document.mentions[mention].tokens
    if tokens.upperBound < sentence.tokens.upperBound, view.lower(tokens.upperBound) == "to",
      view.tag(tokens.upperBound) != .adposition
    {
      return true
    }
    return tokens.contains { token in
      [.subject, .passiveSubject].contains(view.token(token).dependency?.label)
        && view.head(of: token).map { !tokens.contains($0) } ?? false
    }
  }

  /// "two Norwegians" and "a Democrat" are not whom the name stands for.
  private func isWhole(_ phrase: NounPhrase, _ mention: Int) -> Bool {
    guard view.document.mentions[mention].reading == .demonym else { return true }
    return phrase.tokens.count == view.document.mentions[mention].tokens.count
      || view.lower(phrase.tokens.lowerBound) == "the"
  }

  private struct Object {
    let mention: Int
    /// The name's first word.
    let start: Int
  }

  /// The names behind the verb, nearest first, as far as they are its own.
  private func objects(of clause: Clause) -> [Object] {
    var found: [Object] = []
    for (index, phrase) in syntax.phrases.enumerated() {
      guard phrase.tokens.lowerBound >= clause.verbs.upperBound, phrase.possessor == nil,
        !syntax.phrases.contains(where: { $0.possessor == index }), let mention = name(of: index),
        !actsItself(mention),
        view.document.mentions[mention].reading != .pronoun || phrase.tokens.lowerBound == clause.verbs.upperBound
      else { continue }
      let gap = clause.verbs.upperBound..<phrase.tokens.lowerBound
      guard gap.count <= Self.longest, gap.allSatisfy(isPlain), phrase.modifiers.isEmpty else { continue }
      let isDirect = clause.objects.contains(index) && gap.isEmpty
      // "met in Oslo on Friday with": by the preposition that leads to it.
      guard isDirect || phrase.prepositionToken.map(gap.contains) ?? gap.allSatisfy(isLight) else { continue }
      found.append(Object(mention: mention, start: view.document.mentions[mention].tokens.lowerBound))
    }
    return found
  }

  private func isLight(_ token: Int) -> Bool { [.adverb, .particle, .determiner].contains(view.tag(token)) }

  /// A word of one clause: no verb, no mark, nothing that opens another clause, and no other name.
  private func isPlain(_ token: Int) -> Bool {
    if view.covering[token] != nil { return false }
    switch view.tag(token) {
    case .verb: return view.isModifier(token)
    case .auxiliary, .punctuation, .subordinator, .coordinator, .pronoun: return false
    default:
      return !Lexicon.relativizers.contains(view.lower(token)) && !Lexicon.questionWords.contains(view.lower(token))
    }
  }

  private func relation(_ clause: Clause, _ subject: Int, _ object: Object) -> OpenRelation? {
    var end = object.start
    // The article of the name is no part of what is said.
    while end - 1 > clause.verb, view.tag(end - 1) == .determiner || view.tag(end - 1) == .adjective { end -= 1 }
    guard end > clause.verb, let first = view.chainOf[subject], let last = view.chainOf[object.mention] else {
      return nil
    }
    let chains = view.document.chains
    func side(_ mention: Int, _ chain: Int) -> OpenRelation.End {
      let found = view.document.mentions[mention]
      return OpenRelation.End(
        text: view.document.text(of: found.span), name: chains[chain].name, kind: chains[chain].kind,
        range: extractor.index.range(of: found.span))
    }
    let speaker = extractor.attribution.speaker(at: clause.verb, isNominal: false)
    return OpenRelation(
      subject: side(subject, first), phrase: view.text(clause.verbs.lowerBound..<end),
      object: side(object.mention, last),
      polarity: clause.stance.polarity, modality: clause.stance.modality, tense: clause.stance.tense,
      speaker: speaker.map { chains[$0].name }, range: extractor.index.range(of: sentence.span),
      quote: view.document.text(of: sentence.span))
  }
}

extension Extractor {
  /// What the document says of two names in its own words, where no relation of the catalogue says it.
  ///
  /// - Returns: in text order; empty where every pair of names of a sentence is joined by a relation.
  /// - Complexity: as `claims(of:)`.
  public func openRelations(of document: Document) -> [OpenRelation] {
    let (view, index) = reading(of: document)
    let claims = claims(of: document).relations
    let bySentence = Dictionary(grouping: claims) { $0.evidence.range }
    return extractors(view, index).flatMap { extractor in
      let told = bySentence[index.range(of: extractor.read.sentence.span)] ?? []
      return OpenReader(view: view, extractor: extractor, known: Set(told.map { [$0.subject, $0.object] })).relations()
    }
  }
}
