internal import GraphSchema

/// Weighted evidence for what a name names, added up over all its occurrences in an article.
struct NameVotes {
  var person = 0.0
  var place = 0.0
  var organization = 0.0
  /// None of the three: an event, a law, a work, an ordinary word.
  var other = 0.0
  /// The strongest cue for each kind, for the finder's name.
  var occurrences = 0

  /// The kind with the most evidence, when it is at least the threshold and more than for no kind.
  func decision(threshold: Double) -> (kind: EntityKind, score: Double)? {
    let best = max(person, organization, place)
    guard best >= threshold, best > other else { return nil }
    // Ties: a person before an organization before a place; unknown names of two words are most often people.
    if person == best { return (.person, best) }
    return organization == best ? (.organization, best) : (.place, best)
  }

  /// Whether it is surely a name of none of the three kinds.
  var isOther: Bool { other >= 4.5 && other > max(person, organization, place) + 1 }

  static func += (a: inout NameVotes, b: NameVotes) {
    a.person += b.person
    a.place += b.place
    a.organization += b.organization
    a.other += b.other
    a.occurrences += b.occurrences
  }
}
