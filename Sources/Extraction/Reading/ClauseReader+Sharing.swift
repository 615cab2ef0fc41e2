internal import GraphSchema

/// What a verb has from elsewhere: from the verb that "and" joins it with, or from the noun that its clause says more of.
extension ClauseReader {
  /// "Berg, *whom* Lund accused", "Norvik Bank, *which* Lund founded": the name before a relative word that is an object.
  func antecedent(of group: VerbGroup) -> Int? {
    guard view.token(group.verb).dependency?.label == .relativeClause, let noun = view.head(of: group.verb),
      noun < group.tokens.lowerBound,
      let relative = (noun..<group.tokens.lowerBound).last(where: { Lexicon.relativizers.contains(view.lower($0)) }),
      view.tag(relative - 1) != .adposition
    else { return nil }
    // "whom" is nobody's subject, whatever the tree makes of it.
    let isObject = view.token(relative).dependency?.label == .object && view.head(of: relative) == group.verb
    guard isObject || view.lower(relative) == "whom" else { return nil }
    // Of "policies that they oppose" nobody knows whose they are.
    return phrases.firstIndex { $0.tokens.contains(noun) && $0.mention != nil }
  }

  /// "founded and leads Norvik Bank", "works for and is a shareholder of Norvik Bank", "was founded and is led by Berg":
  /// two verbs with nothing but "and" between them share what follows the second.
  mutating func shareComplements() {
    for index in clauses.indices.dropLast().reversed() where clauses[index].objects.isEmpty {
      let (clause, next) = (clauses[index], clauses[index + 1])
      guard clause.verbs.upperBound < next.verbs.lowerBound, clause.predicate == nil, clause.adjective == nil,
        clause.form != .gerund
      else { continue }
      var gap = Array(clause.verbs.upperBound..<next.verbs.lowerBound)
      // "works | for | and is"
      let preposition = gap.first.flatMap { view.tag($0) == .adposition && !isParticle($0) ? view.lower($0) : nil }
      if preposition != nil { gap.removeFirst() }
      guard let joint = gap.first, ["and", "or", "but"].contains(view.lower(joint)),
        gap.dropFirst().allSatisfy({ [.adverb, .particle].contains(view.tag($0)) && view.lower($0) != "to" })
      else { continue }
      let shared = sharedPhrases(of: next)
      guard !shared.isEmpty else { continue }
      if let preposition {
        clauses[index].obliques += shared.map { Clause.Oblique(preposition: preposition, phrase: $0) }
      } else if !clause.isPassive {
        clauses[index].sharedObjects = shared
      } else if next.isPassive || next.form == .participle, clause.obliques.isEmpty {
        clauses[index].obliques += next.obliques.filter { $0.preposition == "by" }
      }
    }
  }

  /// What a verb joined with the one before may share with it: its object, or, of "is CEO of Norvik Bank", the bank.
  private func sharedPhrases(of clause: Clause) -> [Int] {
    if !clause.objects.isEmpty || !clause.sharedObjects.isEmpty { return clause.objects + clause.sharedObjects }
    if clause.isPassive { return clause.obliques.filter { $0.preposition == "by" }.map(\.phrase) }
    if let predicate = clause.predicate {
      let noun = phrases[predicate]
      guard let first = phrases.indices.first(where: { $0 > predicate && phrases[$0].governor == predicate }),
        ["of", "for", "at"].contains(phrases[first].preposition),
        phrases[first].tokens.lowerBound <= noun.tokens.upperBound + 2
      else { return [] }
      return members(first)
    }
    // "founded and works for Norvik Bank"
    let token = clause.verbs.upperBound
    guard token < end, let first = phrases.firstIndex(where: { $0.prepositionToken == token }) else { return [] }
    return members(first)
  }
}
