internal import GraphSchema

/// Chooses, of the dates of a sentence, the one on which something is said to happen.
///
/// By the tree a date belongs to the verb that it hangs on: "Lund said *on Tuesday* that Norway attacked" does not say when
/// the attack was. Where nobody read a tree, the nearest date counts.
struct DateChooser {
  private let view: DocumentView
  private let sentence: Sentence
  private let dates: [DateReader.Found]

  init(view: DocumentView, sentence: Sentence) {
    self.view = view
    self.sentence = sentence
    dates = DateReader(view).dates(in: sentence)
  }

  /// In ISO 8601, as exact as the text is; `nil` where the sentence names no date for it.
  ///
  /// - Parameters:
  ///   - trigger: the token that says what happens.
  ///   - stance: "on Friday" lies behind what has happened and ahead of what will.
  func date(of trigger: Int, _ stance: Stance) -> String? {
    let ranked = dates.compactMap { date in rank(date.token, of: trigger).map { (date, $0) } }
    let best = ranked.min { ($0.1, abs($0.0.token - trigger)) < ($1.1, abs($1.0.token - trigger)) }
    guard let found = best?.0 else { return nil }
    // "announced *on Monday* new aid": the day lies behind, what was announced ahead.
    if let holder = view.way(from: found.token, in: sentence).first(where: isVerb), view.verbForm(holder) == .past {
      return found.back ?? found.iso
    }
    if stance.tense == .future || stance.modality == .planned { return found.ahead ?? found.iso }
    return stance.tense == .past ? found.back ?? found.iso : found.iso
  }

  /// How near a date is by the tree, 0 the nearest; `nil` where it belongs to something else.
  private func rank(_ date: Int, of trigger: Int) -> Int? {
    guard view.token(date).dependency != nil, view.token(trigger).dependency != nil else { return 1 }
    let way = view.way(from: date, in: sentence)
    let own = view.way(from: trigger, in: sentence)
    let verb = own.first(where: isVerb)
    // "Norway attacked Sweden, Lund said on Tuesday", wherever the tree hangs the day.
    if own.contains(where: { isVerb($0) && trigger < $0 && $0 < date && Lexicon.speech.contains(view.lemma($0)) }) {
      return nil
    }
    // Up to its first verb: "Norvik, founded in 1998, *bought* Asker" does not say when it bought it.
    let near = way.firstIndex(where: isVerb).map { way[...$0] } ?? way[...]
    if near.contains(trigger) { return 0 }
    guard let holder = way.first(where: isVerb) else { return 1 }
    if holder == verb { return 0 }
    // "Born on 3 May 1950, Berg met Lund": nothing else happened on that day.
    if view.lower(holder) == "born" { return nil }
    if Lexicon.speech.contains(view.lemma(holder)) {
      // "Norway attacked Sweden, Lund said on Tuesday" against "Lund said that Norway attacked on Tuesday", hung wrongly.
      let isSaid = holder > trigger ? date > holder : date < trigger
      return isSaid ? nil : 2
    }
    guard let verb else { return 2 }
    // "On Tuesday Berg visited Oslo and *met* Lund"
    if own.contains(holder) {
      switch view.token(verb).dependency?.label {
      case .clausalComplement, .relativeClause: return nil
      // "agreed on Tuesday to meet" against "started on Tuesday to meet"
      case .openComplement: return Stance.Effect(of: view.lemma(holder)) == .none ? 2 : nil
      default: return 2
      }
    }
    return way.contains(verb) ? nil : 3
  }

  private func isVerb(_ token: Int) -> Bool { view.covering[token] == nil && view.tag(token) == .verb }
}
