internal import GraphSchema

/// A run of auxiliaries, adverbs and a verb, before its functions are known.
struct VerbGroup {
  var tokens: Range<Int>
  /// The token of the main verb; of "is ready", the form of "be".
  var verb: Int
  var auxiliaries: [Int] = []
  var form: Clause.Form
  var isPassive = false
  var stance = Stance()
}

/// Finds the verb groups of a sentence and what their auxiliaries say of them.
struct VerbGroupReader {
  private let view: DocumentView
  private let sentence: Sentence
  /// By token: whether it lies inside a noun phrase.
  private let isNominal: [Bool]

  init(_ view: DocumentView, sentence: Sentence, phrases: [NounPhrase]) {
    self.view = view
    self.sentence = sentence
    var isNominal = [Bool](repeating: false, count: sentence.tokens.count)
    for phrase in phrases {
      for token in phrase.tokens { isNominal[token - sentence.tokens.lowerBound] = true }
    }
    self.isNominal = isNominal
  }

  private var end: Int { sentence.tokens.upperBound }
  private func isFree(_ token: Int) -> Bool { !isNominal[token - sentence.tokens.lowerBound] }

  func read() -> [VerbGroup] {
    var groups: [VerbGroup] = []
    let isQuestion = view.lower(end - 1) == "?" || sentence.tokens.suffix(2).contains { view.lower($0) == "?" }
    var position = sentence.tokens.lowerBound
    while position < end {
      guard isFree(position), [.verb, .auxiliary].contains(view.tag(position)), var group = group(at: position) else {
        position += 1
        continue
      }
      if isQuestion, group.stance.modality == .actual { group.stance.modality = .possible }
      groups.append(group)
      position = group.tokens.upperBound
    }
    return groups
  }

  private func group(at start: Int) -> VerbGroup? {
    var auxiliaries: [Int] = []
    var isNegated = start > sentence.tokens.lowerBound && Lexicon.negations.contains(view.lower(start - 1))
    var modality = sentenceModality(start)
    if start > sentence.tokens.lowerBound, view.tag(start - 1) == .adverb {
      modality = adverbModality(start - 1) ?? modality
    }
    var verb: Int?
    var position = start
    scan: while position < end, isFree(position) {
      switch view.tag(position) {
      case .auxiliary: auxiliaries.append(position)
      case .verb:
        // "has been made to pay": the second verb begins a group of its own.
        if verb != nil { break scan }
        verb = position
        position += 1
        break scan
      case .adverb, .particle:
        if Lexicon.negations.contains(view.lower(position)) {
          isNegated = true
        } else if view.lower(position) == "to" || !leadsToVerb(position) {
          break scan
        } else if let found = adverbModality(position) {
          modality = found
        }
      case .determiner where view.lower(position) == "no" && position + 1 < end && view.lower(position + 1) == "longer":
        guard leadsToVerb(position) else { break scan }
      default: break scan
      }
      position += 1
    }
    guard let main = verb ?? auxiliaries.last else { return nil }
    var group = VerbGroup(
      tokens: start..<main + 1, verb: main, auxiliaries: auxiliaries.filter { $0 != main }, form: .finite)
    group.form = form(of: group)
    group.isPassive = isPassive(group)
    group.stance = stance(of: group, isNegated: isNegated, modality: modality ?? hangingModality(main))
    if isEnded(group) {
      group.stance.isEnded = true
      group.stance.tense = .past
    }
    return group
  }

  /// "is *no longer*", "*no longer* supports"
  private func isEnded(_ group: VerbGroup) -> Bool {
    func says(_ first: Int) -> Bool {
      guard sentence.tokens.contains(first), sentence.tokens.contains(first + 1) else { return false }
      return view.lower(first) == "no" && view.lower(first + 1) == "longer"
    }
    return says(group.tokens.upperBound) || says(group.tokens.lowerBound - 2) || group.tokens.contains(where: says)
  }

  /// "*Reportedly*, Norway has bought ships": what opens a sentence before a comma is said of its first verb.
  private func sentenceModality(_ start: Int) -> Modality? {
    let first = sentence.tokens.lowerBound
    guard first + 1 < start, view.lower(first + 1) == ",",
      !(first..<start).contains(where: { isFree($0) && view.tag($0) == .verb })
    else { return nil }
    return adverbModality(first)
  }

  /// What the tree hangs on a verb from further away.
  private func hangingModality(_ verb: Int) -> Modality? {
    sentence.tokens.lazy.filter {
      view.token($0).dependency?.label == .adverbialModifier && view.head(of: $0) == verb
    }.compactMap(adverbModality).first
  }

  private func leadsToVerb(_ token: Int) -> Bool {
    var position = token + 1
    while position < end, position < token + 4, isFree(position) {
      switch view.tag(position) {
      case .verb, .auxiliary: return true
      case .adverb, .particle: position += 1
      default: return false
      }
    }
    return false
  }

  private func adverbModality(_ token: Int) -> Modality? {
    if Lexicon.allegingAdverbs.contains(view.lower(token)) { return .alleged }
    return Lexicon.possibleAdverbs.contains(view.lower(token)) ? .possible : nil
  }

  private func form(of group: VerbGroup) -> Clause.Form {
    if group.tokens.lowerBound > sentence.tokens.lowerBound {
      var before = group.tokens.lowerBound - 1
      while before > sentence.tokens.lowerBound, view.tag(before) == .adverb { before -= 1 }
      if view.lower(before) == "to", view.tag(before) != .adposition || view.verbForm(group.verb) == .base {
        return .infinitive
      }
    }
    let first = group.auxiliaries.first ?? group.verb
    switch view.verbForm(first) {
    case .gerund: return .gerund
    case .participle where group.auxiliaries.isEmpty: return .participle
    default: return .finite
    }
  }

  private func isPassive(_ group: VerbGroup) -> Bool {
    let form = view.verbForm(group.verb)
    guard view.tag(group.verb) == .verb, form == .participle || form == .past else { return false }
    guard let last = group.auxiliaries.last else { return group.form == .participle }
    return ["be", "get"].contains(view.lemma(last))
      || ["been", "being", "was", "were", "is", "are", "'s", "'re"].contains(view.lower(last))
        && view.lemma(last) != "have"
  }

  private func stance(of group: VerbGroup, isNegated: Bool, modality: Modality?) -> Stance {
    var stance = Stance()
    if isNegated { stance.polarity = .denied }
    let words = group.auxiliaries.map(view.lower)
    let first = group.auxiliaries.first ?? group.verb
    if words.contains(where: { Lexicon.futureModals.contains($0) }) {
      stance.tense = .future
      stance.modality = .planned
    } else if words.contains(where: { Lexicon.possibleModals.contains($0) }) {
      stance.modality = .possible
    } else if words.contains("have") || words.contains("has") || words.contains("had") {
      stance.tense = .past
    } else if view.verbForm(first) == .past || view.verbForm(first) == .participle
      || ["was", "were", "did"].contains(view.lower(first))
    {
      stance.tense = .past
    }
    if let modality { stance.modality = modality }
    return stance
  }
}
