internal import GraphSchema

/// How a clause says what it says.
struct Stance: Hashable {
  var polarity: Polarity = .asserted
  var modality: Modality = .actual
  var tense: Tense = .present
  /// "is no longer": what is said was so before.
  var isEnded = false

  /// What a governing verb, noun or adjective does to what depends on it: "plans to visit", "talks were cancelled".
  enum Effect: Hashable {
    case none, planned, possible, alleged, denied

    /// The effect of a lemma on an infinitive, a gerund or a noun that it governs.
    init(of lemma: String) {
      if Lexicon.negating.contains(lemma) {
        self = .denied
      } else if Lexicon.planning.contains(lemma) {
        self = .planned
      } else if Lexicon.wishing.contains(lemma) {
        self = .possible
      } else if Lexicon.alleging.contains(lemma) {
        self = .alleged
      } else {
        self = .none
      }
    }

    /// The effect of a verb with the particle behind it: "called | off", "ruled | out".
    init(ofVerb verb: Int, in view: DocumentView) {
      let next = verb + 1
      if next < view.document.tokens.count,
        Lexicon.negatingPhrasal.contains("\(view.lemma(verb)) \(view.lower(next))")
      {
        self = .denied
      } else {
        self = Effect(of: view.lemma(verb))
      }
    }
  }

  /// The stance of what depends on a clause of this stance through a word with the effect.
  func governing(_ effect: Effect) -> Stance {
    var stance = self
    switch effect {
    case .none: break
    case .planned: if stance.modality == .actual { stance.modality = .planned }
    case .possible: if stance.modality == .actual { stance.modality = .possible }
    case .alleged: if stance.modality == .actual { stance.modality = .alleged }
    case .denied:
      // "insists that Kyiv abandon its ambitions": as long as nobody has, they may be there.
      if [.planned, .possible].contains(stance.modality) {
        stance.modality = .possible
      } else {
        stance.polarity = stance.polarity == .asserted ? .denied : .asserted
      }
    }
    return stance
  }

  /// The stance of a dependent clause that has its own marks, under a governor.
  func under(_ governor: Stance) -> Stance {
    var stance = self
    if stance.modality == .actual { stance.modality = governor.modality }
    if governor.polarity == .denied { stance.polarity = stance.polarity == .asserted ? .denied : .asserted }
    return stance
  }
}
