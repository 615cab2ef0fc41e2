internal import GraphSchema

/// Frames that a title sets off: whom the tree says it of, and what its prepositions lead to.
extension FrameMatcher {
  func titles(_ matches: inout [PatternMatch]) {
    guard !patterns.byTitle.isEmpty else { return }
    var tree: TitleTree?
    for title in view.titles where sentence.tokens.contains(title.words.lowerBound) {
      for pattern in patterns.byTitle[title.title.rank] ?? [] {
        let read = tree ?? TitleTree(view, sentence)
        tree = read
        self.title(title, in: read, pattern, &matches)
      }
    }
  }

  private func title(_ title: TitleMatch, in tree: TitleTree, _ pattern: Int, _ matches: inout [PatternMatch]) {
    guard let (frame, declaration) = frame(pattern), let bearers = tree.bearers(of: title) else { return }
    // "a lawyer and chairman of Norvik Bank" need not be its lawyer.
    let isShared = title.title.rank == .office || title.title.organizationPredicate == "founded"
    var objects: [Int] = []
    var mark: String?
    for function in frame.object where objects.isEmpty {
      guard case .preposition(let preposition) = function.function else { continue }
      objects = tree.objects(of: title, preposition, isShared: isShared).filter {
        function.kinds.isEmpty || function.kinds.contains(view.mentionKind($0))
      }
      mark = preposition
    }
    guard !objects.isEmpty else {
      trace?.note(pattern, title.words, "no name fills its object, '\(frame.wording.object)'")
      return
    }
    var stance = Stance()
    if let verb = bearers.verb, let clause = syntax.clauses.first(where: { $0.verbs.contains(verb) }) {
      stance.polarity = clause.stance.polarity
      stance.modality = clause.stance.modality
      // "served as mayor": it is over.
      if Lexicon.serving.contains(view.lemma(verb)), clause.stance.tense == .past { stance.tense = .past }
      if clause.stance.isEnded || view.wasSo(clause.verbs) { stance.tense = .past }
      if clause.stance.tense == .future { stance.tense = .future }
    }
    if title.isElect, stance.modality == .actual { stance.modality = .planned }
    if tree.isOver(title) { stance.tense = .past }
    for subject in bearers.mentions {
      for object in objects {
        guard let predicate = predicate(declaration.relation, title, subject, object) else { continue }
        // "the envoy *for* Ukraine" goes there, "the envoy *of* Ukraine" comes from there.
        if predicate == "represents", mark == "for", title.title.words.hasSuffix("envoy") { continue }
        var stance = stance
        if RelationChooser.isOver(predicate, with: title) { stance.tense = .past }
        matches.append(
          PatternMatch(
            pattern: pattern, predicate: predicate, subject: subject, object: object, trigger: title.words.lowerBound,
            stance: stance, role: title.role))
      }
    }
  }

  private func predicate(
    _ choice: RelationChoice, _ title: TitleMatch, _ subject: Int, _ object: Int
  ) -> Predicate.ID? {
    switch choice {
    case .predicate(let predicate): return predicate
    case .kinship: return nil
    case .title:
      guard let person = view.chainOf[subject], let place = view.chainOf[object] else { return nil }
      let chooser = RelationChooser(view: view, conditions: Conditions(view: view))
      let predicate = chooser.predicate(
        of: title, subject: person, object: place, reading: view.document.mentions[object].reading)
      // "a journalist in Turkey" need not be Turkish.
      return predicate == "citizen_of" ? nil : predicate
    }
  }
}
