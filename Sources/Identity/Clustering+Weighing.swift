internal import GraphSchema
internal import Names

extension Clustering {
  /// What speaks for and against two units being one, by the measures of `Resolver`; `nil` where their names have nothing
  /// to do with each other.
  ///
  /// The score is that of the names, less where the context says less than would be enough, and halved by every objection:
  /// what unites is near 1, what just fails near the middle.
  mutating func weigh(_ a: Unit, _ b: Unit) -> Weighing? {
    let support = Support(
      a.profile, a.company, b.profile, b.company, own: a.own.union(b.own), in: neighbourhoods, label: label)
    guard let names = alikeness(a, b, support) else { return nil }
    let objections = objections(a.members[0], b.members[0], support) + names.objections
    // Even no context is something: a name that needs little and has nothing is nearer to one that needs nothing.
    let slack = 0.2
    var score = names.score * min(1, (support.weight + slack) / (names.needed + slack))
    for _ in objections { score /= 2 }
    let context =
      support.weight < names.needed
      ? ["what else is known weighs \(Self.rounded(support.weight)), and \(Self.rounded(names.needed)) would be enough"]
      : []
    return Weighing(
      score: score, reasons: names.reasons + support.reasons, objections: objections + context)
  }

  /// How the names of two units are alike, and what context must weigh for it to count.
  private func alikeness(
    _ a: Unit, _ b: Unit, _ support: Support
  ) -> (score: Double, needed: Double, reasons: [String], objections: [String])? {
    guard (a.kind == .person) == (b.kind == .person) else { return nil }
    var best = NameComparison.unlike
    var conflict: [String] = []
    for form in a.forms {
      for other in b.forms {
        let comparison = form.compared(to: other)
        if comparison.isConflict { conflict = comparison.reasons }
        if comparison.score > best.score { best = comparison }
      }
    }
    if best.isSame {
      let needed = best.isByInitials ? PairScore.enoughForAlike : PairScore.needed(a, b, names: best)
      return (best.score, needed, best.reasons, conflict)
    }
    let fits = [(a, b), (b, a)].flatMap { short, long in
      ShortName(short).map { name in long.forms.compactMap { name.fit(in: $0) } } ?? []
    }
    guard let fit = fits.min(by: { $0.needed < $1.needed }) else { return nil }
    return (PairScore.sure, fit.needed, [fit.reason], conflict)
  }

  /// What keeps the groups of two records apart, whatever their names.
  mutating func objections(_ a: Int, _ b: Int, _ support: Support) -> [String] {
    let (x, y) = (clusters.root(of: a), clusters.root(of: b))
    var found: [String] = []
    if let (one, other) = pair(clusters.entry(ofRoot: x), clusters.entry(ofRoot: y)), one != other {
      found.append("the packs know them as two, \(label(one)) and \(label(other))")
    }
    if clusters.holdsPeople(root: x) != clusters.holdsPeople(root: y) {
      found.append("one is a person, the other is not")
    } else if records[a].kind != records[b].kind {
      found.append("one is a \(records[a].kind.rawValue), the other a \(records[b].kind.rawValue)")
    }
    if !clusters.articles(ofRoot: x).isDisjoint(with: clusters.articles(ofRoot: y)) {
      found.append("an article names both, as two")
    }
    if let (one, other) = pair(clusters.gender(ofRoot: x), clusters.gender(ofRoot: y)), one != other {
      found.append("one is called he, the other she")
    }
    let (countries, others) = (clusters.profile(ofRoot: x).countries, clusters.profile(ofRoot: y).countries)
    if support.differ || (!countries.isEmpty && !others.isEmpty && countries.isDisjoint(with: others)),
      let one = countries.min(), let other = others.min()
    {
      found.append("one is of \(label(one)), the other of \(label(other))")
    }
    return found
  }

  private func pair<Value>(_ a: Value?, _ b: Value?) -> (Value, Value)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
