import GraphSchema

/// Builds a document by hand: "Putin/PROPN@person wants/VERB:present/want to/PART meet/VERB:base".
///
/// A word is its text, its tag, its verb form and its lemma; "@kind" makes it a name of its own chain, "@kind=2" a
/// mention of chain 2 of those before. Words of one name are joined with "_". "^2:nsubj" at the end hangs the word on the
/// second word of the sentence, "^0:root" on nothing; the later words of a name hang on its first.
func document(_ source: String, published: String? = "2024-12-26") -> Document {
  var text = ""
  var tokens: [Token] = []
  var mentions: [Mention] = []
  var members: [[Int]] = []
  var kinds: [EntityKind] = []
  for whole in source.split(separator: " ") {
    let branch = whole.split(separator: "^", maxSplits: 1)
    let piece = branch[0]
    let hang = branch.count == 2 ? branch[1].split(separator: ":", maxSplits: 1) : []
    let halves = piece.split(separator: "@", maxSplits: 1)
    let fields = halves[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let tag = fields.count > 1 ? fields[1].split(separator: ":").map(String.init) : ["X"]
    let first = tokens.count
    for word in fields[0].split(separator: "_") {
      if !text.isEmpty, word != ",", word != ".", word != "'s" { text += " " }
      let start = text.utf8.count
      text += word
      let lower = word.lowercased()
      var dependency: Dependency?
      if hang.count == 2, let head = Int(hang[0]) {
        dependency =
          tokens.count > first
          ? Dependency(head: first, label: .flat)
          : Dependency(head: head == 0 ? nil : head - 1, label: DependencyLabel(named: hang[1]))
      }
      tokens.append(
        Token(
          span: Span(start, text.utf8.count), text: String(word), lower: lower,
          lemma: fields.count > 2 ? fields[2] : lower, tag: PartOfSpeech(rawValue: tag[0]) ?? .other,
          verbForm: tag.count > 1 ? VerbForm(rawValue: tag[1]) : nil, dependency: dependency))
    }
    guard halves.count == 2 else { continue }
    let marks = halves[1].split(separator: "=")
    let kind = EntityKind(rawValue: String(marks[0])) ?? .person
    mentions.append(
      Mention(
        span: tokens[first].span.joined(with: tokens[tokens.count - 1].span), tokens: first..<tokens.count, sentence: 0,
        kind: kind, reading: tag[0] == "PRON" ? .pronoun : (tag[0] == "ADJ" ? .demonym : .name), finder: "test"))
    if marks.count == 2, let chain = Int(marks[1]) {
      members[chain].append(mentions.count - 1)
    } else {
      members.append([mentions.count - 1])
      kinds.append(kind)
    }
  }
  let sentence = Sentence(span: Span(0, text.utf8.count), tokens: 0..<tokens.count)
  let chains = members.indices.map { index in
    let span = mentions[members[index][0]].span
    return Chain(mentions: members[index], kind: kinds[index], name: text.slice(span))
  }
  return Document(
    article: Article(source: "test", text: text, published: published), sentences: [sentence], tokens: tokens,
    mentions: mentions, chains: chains)
}

/// A pack with nothing but patterns.
func pack(_ patterns: [PatternDeclaration], titles: [Title] = [], kinship: [KinshipWord] = []) -> Pack {
  Pack(
    entries: [], offices: [], metonyms: [], titles: titles, kinship: kinship, givenNames: [:], words: [:],
    patterns: patterns, hash: "test")
}

/// A frame pattern with verbs.
func frame(
  _ id: String, _ predicate: Predicate.ID, verbs: [String] = [], nouns: [String] = [], subject: String = "subject",
  object: String = "object", isReciprocal: Bool = false
) -> PatternDeclaration {
  PatternDeclaration(
    id: id, relation: .predicate(predicate),
    form: .frame(
      FrameDeclaration(verbs: verbs, nouns: nouns, subject: subject, object: object, isReciprocal: isReciprocal)))
}

extension Claims {
  /// "Putin met_with Trump possible", sorted.
  var summary: [String] {
    relations.map { relation in
      let evidence = relation.evidence
      let ends = "\(chains[relation.subject].name) \(relation.predicate) \(chains[relation.object].name)"
      return ends + (evidence.polarity == .denied ? " denied" : "") + " \(evidence.modality)"
    }.sorted()
  }
}
