internal import GraphSchema

/// What the words, the tree and the patterns leave of a relation that only the trained reader sees.
///
/// The reader knows what two names often mean to each other; it does not see that the title beside one of them belongs to
/// another, that one place cannot lie in the other, or that two names stand in different clauses.
struct ReadingGuard {
  let view: DocumentView
  let catalogue: Catalogue
  /// What the patterns found, by the sentence it was found in.
  private let found: [RelationClaim]
  private let bearers: TitleBearers
  private let conditions: Conditions

  init(view: DocumentView, catalogue: Catalogue, found: [RelationClaim]) {
    self.view = view
    self.catalogue = catalogue
    self.found = found
    bearers = TitleBearers(view)
    conditions = Conditions(view: view)
  }

  enum Verdict {
    /// The predicate that is left, and the title that says it, where one does.
    case holds(Predicate.ID, TitleMatch?)
    /// Why it cannot be.
    case refused(String)
  }

  /// The predicates that a title makes.
  private static let offices: Set<Predicate.ID> = [
    "head_of_state_of", "head_of_government_of", "minister_of", "holds_office_in", "head_of", "spokesperson_of",
  ]
  /// Each has one holder or one partner in a sentence: whom a pattern has named is the one.
  private static let single: Set<Predicate.ID> = offices.union(["represents", "envoy_to", "candidate_for"])

  /// Few hold one twice: who heads a body in the words of the article heads no other that only the reader sees.
  private static let heads: Set<Predicate.ID> = ["head_of_state_of", "head_of_government_of", "minister_of", "head_of"]

  /// What a sentence says of the one whom it speaks of.
  private static let homes: Set<Predicate.ID> = ["born_in", "died_in", "lives_in"]

  /// Whom a pattern names in a sentence is not joined by somebody whom only the reader sees.
  private static let oneHolder: Set<Predicate.ID> = ["founded", "parent_of"]

  /// What goes from the one to the other and not back.
  private static let ranks: Set<Predicate.ID> = owning.union([
    "parent_of", "located_in", "part_of", "subsidiary_of", "agency_of", "founded",
  ])
  private static let owning: Set<Predicate.ID> = ["owns", "acquired"]

  /// Who heads or serves a body works there, and is not against it for what the reader sees alone.
  private static let service: Set<Predicate.ID> = offices.union([
    "member_of", "plays_for", "adviser_to", "party_member_of",
  ])
  private static let hostile: Set<Predicate.ID> = [
    "criticizes", "opposes", "threatens", "attacked", "protests_against",
  ]

  /// Each is one place, and those that hold it.
  private static let seats: Set<Predicate.ID> = ["headquartered_in", "born_in", "died_in"]

  /// - Parameter range: of the sentence, in code points.
  func verdict(
    on predicate: Predicate.ID, subject: Int, object: Int, mentions: (Int, Int), sentence: Sentence,
    range: CodePointRange
  ) -> Verdict {
    var left = (predicate: predicate, title: TitleMatch?.none)
    if Self.offices.contains(predicate) {
      let titles = bearers.titles(of: subject, in: sentence.tokens)
      guard let titled = titled(predicate, titles, subject: subject, object: object, mention: mentions.1) else {
        return .refused("no title makes it so")
      }
      left = titled
    }
    if let reason = objection(to: &left.predicate, subject: subject, object: object, range: range) {
      return .refused(reason)
    }
    if let reason = WordedRelations(view: view).objection(to: predicate, mentions: mentions, in: sentence) {
      return .refused(reason)
    }
    if predicate == "spouse_of", isTaken(subject, object, in: range),
      !sentence.tokens.contains(where: { view.lemma($0) == "marry" })
    {
      return .refused("a pattern says it of another couple")
    }
    if catalogue[predicate]?.aspect == .event, !isOneClause(mentions.0, mentions.1, in: sentence) {
      return .refused("the two stand in different clauses")
    }
    return .holds(left.predicate, left.title)
  }

  /// "Berg and his wife, Anna, met Lund": Anna is not Lund's wife. Who was married to several may be each one's.
  private func isTaken(_ subject: Int, _ object: Int, in range: CodePointRange) -> Bool {
    let pair = Set([subject, object])
    return found.contains { other in
      guard other.predicate == "spouse_of", other.evidence.range == range else { return false }
      let couple = Set([other.subject, other.object])
      return pair != couple && !pair.isDisjoint(with: couple)
    }
  }

  /// What is left of a relation between two chains that no sentence of the article names together.
  func verdict(across predicate: Predicate.ID, subject: Int, object: Int) -> Verdict {
    if Self.offices.contains(predicate), !bearers.hasTitle(subject) { return .refused("no title makes it so") }
    var left = predicate
    if let reason = objection(to: &left, subject: subject, object: object, range: nil) { return .refused(reason) }
    return .holds(left, nil)
  }

  /// What the packs and the patterns have against a predicate, which they may make narrower.
  ///
  /// - Parameter range: of the sentence, `nil` where no sentence names both.
  private func objection(
    to predicate: inout Predicate.ID, subject: Int, object: Int, range: CodePointRange?
  ) -> String? {
    if predicate == "agency_of", !conditions.hold([.notPrivate, .notMovement], subject: subject, object: object) {
      return "the packs know that no state has it"
    }
    let isOfTwoSorts = [(subject, object), (object, subject)].contains {
      !conditions.hold([.notSigning], subject: $0.0, object: $0.1)
    }
    if predicate == "opposes", isOfTwoSorts { return "teams play against teams" }
    // An embassy stands where it is; its seat is at home.
    if predicate == "headquartered_in", isMission(subject) { predicate = "located_in" }
    if predicate == "located_in" {
      guard conditions.hold([.inside], subject: subject, object: object) else {
        return "the packs know that it does not lie there"
      }
      // A body has its seat there, unless it is a building.
      let isBody = view.document.chains[subject].kind == .organization
      if isBody, !conditions.hold([.site], subject: subject, object: object) { predicate = "headquartered_in" }
    }
    if predicate == "headquartered_in" || predicate == "agency_of", isCalledAfterAnother(subject, than: object) {
      return "it is called after another country"
    }
    return contradicts(predicate, subject: subject, object: object, range: range) ? "a pattern says otherwise" : nil
  }

  /// "German Bundesliga" is of no country but Germany; "Georgia Institute of Technology" may be of the United States.
  private func isCalledAfterAnother(_ body: Int, than country: Int) -> Bool {
    guard conditions.size(country) == .country, let entry = view.entries[country],
      let first = view.document.chains[body].name.lowercased().split(separator: " ").first
    else { return false }
    let called = view.facts.places(named: String(first)).compactMap(view.facts.entry)
    return called.contains { $0.subkind == "country" }
      && !called.contains { $0.id == entry.id || view.facts.lies($0, in: entry) }
  }

  private func isMission(_ chain: Int) -> Bool {
    view.document.chains[chain].name.split(separator: " ").contains { Self.missions.contains($0.lowercased()) }
  }

  private static let missions: Set<String> = ["embassy", "consulate"]

  /// What the title of a person makes of an office that the reader sees.
  private func titled(
    _ predicate: Predicate.ID, _ titles: [TitleMatch], subject: Int, object: Int, mention: Int
  ) -> (predicate: Predicate.ID, title: TitleMatch?)? {
    // An office that is only spoken of elsewhere in the text.
    if titles.isEmpty { return bearers.hasTitle(subject) ? (predicate, nil) : nil }
    let chooser = RelationChooser(view: view, conditions: conditions)
    let reading = view.document.mentions[mention].reading
    var said: [(predicate: Predicate.ID, title: TitleMatch?)] = []
    for title in titles {
      let office = chooser.predicate(of: title, subject: subject, object: object, reading: reading)
      if let office { said.append((office, title)) }
    }
    return said.first { $0.predicate == predicate } ?? said.first
  }

  /// Whether a pattern says something that leaves no room for it.
  private func contradicts(_ predicate: Predicate.ID, subject: Int, object: Int, range: CodePointRange?) -> Bool {
    let isSingle = Self.single.contains(predicate)
    let functional = catalogue[predicate]?.functional
    let isOne = functional == .object || functional == .both
    return found.contains { other in
      guard other.evidence.polarity == .asserted else { return false }
      let isHere = other.evidence.range == range
      if other.predicate == predicate, other.object == object, other.subject != subject {
        // "Berg, and Lund, who founded Norvik Bank"; "Berg said that his daughter Lily": the pattern has said whose.
        return isOne || isHere && (isSingle || Self.oneHolder.contains(predicate))
      }
      // "Arkon, which owns King, will belong to Norvik": what owns it here is not its own.
      if isHere, Self.ranks.contains(predicate), Self.ranks.contains(other.predicate), other.subject == object,
        other.object == subject,
        predicate == other.predicate || Self.owning.isSuperset(of: [predicate, other.predicate])
      {
        return true
      }
      if Self.heads.contains(predicate), other.predicate == predicate, other.subject == subject {
        return other.evidence.tense != .past
      }
      // "Democrat Biden led Trump, the Republican nominee": one party is enough.
      if predicate == "party_member_of", other.predicate == predicate, other.subject == subject { return true }
      // "Berg flew to Bangui": where somebody goes is not where they live.
      if isHere, predicate == "lives_in", other.predicate == "visited", other.subject == subject, other.object == object
      {
        return true
      }
      // "France's Bartoli beat Germany's Lisicki": who is of one country here is not of the other's.
      if isHere, predicate == "citizen_of", other.predicate == predicate, other.subject == subject { return true }
      // A capital lies in what it is the capital of.
      if predicate == "located_in", other.predicate == "capital_of", other.subject == subject, other.object == object {
        return true
      }
      // "Chancellor Berg (CDU)": who is of a party does not lead it for the title of another office.
      if isHere, predicate == "head_of", other.predicate == "party_member_of", other.subject == subject,
        other.object == object
      {
        return true
      }
      // "Liao, who lives in Berlin, praised Liu": Liu does not live there for that.
      if isHere, Self.homes.contains(predicate), other.predicate == predicate, other.object == object {
        return other.subject != subject
      }
      // Who leads a party is of it.
      if predicate == "party_member_of", other.predicate == "head_of", other.subject == subject, other.object == object
      {
        return true
      }
      if other.subject == subject, other.object == object, Self.service.contains(other.predicate),
        predicate == "employed_by" || Self.hostile.contains(predicate) && other.evidence.tense != .past
      {
        return true
      }
      // Who attacked is not at war for that.
      if isHere, predicate == "at_war_with", other.predicate == "attacked",
        Set([subject, object]) == Set([other.subject, other.object])
      {
        return true
      }
      // Who is somebody's grandson is not his son.
      if isHere, WordedRelations.kin.isSuperset(of: [predicate, other.predicate]),
        Set([subject, object]) == Set([other.subject, other.object])
      {
        return true
      }
      // "Denmark-based Salling" is not seated in the United Kingdom, too.
      if isHere, other.predicate == predicate, other.subject == subject, Self.seats.contains(predicate),
        !isInside(object, other.object, range: range), !isInside(other.object, object, range: range)
      {
        return true
      }
      // The same two, or the same office elsewhere: "US President Trump" is not the president of Russia too.
      guard other.subject == subject, isHere, isSingle else { return false }
      return Self.single.contains(other.predicate) && (other.predicate == predicate || other.object == object)
    }
  }

  /// Whether one place lies in the other, as the packs know or the sentence says: "in Marlow, Buckinghamshire".
  private func isInside(_ inner: Int, _ outer: Int, range: CodePointRange?) -> Bool {
    conditions.isKnown(inner, in: outer)
      || found.contains {
        $0.predicate == "located_in" && $0.subject == inner && $0.object == outer && $0.evidence.range == range
      }
  }

  /// Whether nothing but a list, a title, a preposition or a controlled verb stands between two names and what joins them.
  private func isOneClause(_ subject: Int, _ object: Int, in sentence: Sentence) -> Bool {
    guard sentence.tokens.contains(where: { view.token($0).dependency != nil }) else { return true }
    let ways = [subject, object].map { way(from: view.document.mentions[$0].tokens) }
    guard let joint = ways[1].first(where: ways[0].contains) else { return false }
    return ways.allSatisfy { way in
      way.prefix { $0 != joint }.allSatisfy { token in
        guard let label = view.token(token).dependency?.label else { return true }
        return !Self.openings.contains(label)
      }
    }
  }

  /// What opens a clause with a subject of its own.
  private static let openings: Set<DependencyLabel> = [
    .clausalComplement, .adverbialClause, .adverbialRelativeClause, .parataxis, .clausalSubject,
  ]

  /// From the word of a name that hangs outside of it to the root.
  private func way(from tokens: Range<Int>) -> [Int] {
    let exit = tokens.first { view.head(of: $0).map { !tokens.contains($0) } ?? true } ?? tokens.lowerBound
    var out = [exit]
    while let last = out.last, let head = view.head(of: last), out.count < 64 { out.append(head) }
    return out
  }
}
