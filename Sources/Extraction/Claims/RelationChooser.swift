internal import GraphSchema

/// Chooses the relation of a match that a title or kinship word decides.
struct RelationChooser {
  let view: DocumentView
  let conditions: Conditions

  /// The relation of a person with a title to the body, place or person it is tied to; `nil` when the title makes none.
  ///
  /// - Parameter reading: how the object is mentioned there: "English" makes a citizen, "Toronto" a resident.
  func predicate(of match: TitleMatch, subject: Int, object: Int, reading: Reading) -> Predicate.ID? {
    let predicate = predicate(of: match.title, subject: subject, object: object, reading: reading)
    if predicate == "head_of_state_of", match.title.words == "leader" {
      if leadsOnlySome(match) { return "citizen_of" }
      if governs(subject, object) { return "head_of_government_of" }
    }
    // "a former *deputy* treasury minister of Poland"
    if predicate == "minister_of", view.isDeputy(match) { return "holds_office_in" }
    guard predicate == "head_of" else { return predicate }
    // "Thuringia's AfD leader": a party has one for each state and chamber.
    if view.isParty(object), isRegional(match, of: object) { return "party_member_of" }
    guard let among = match.among else {
      // "EU Migration Commissioner Berg": a union of states has several.
      return match.title.words == "commissioner" && view.subkind(ofChain: object) == "international"
        ? "holds_office_in" : predicate
    }
    if among == .part {
      if view.isParty(object) { return "party_member_of" }
      return conditions.isPublicBody(object) || conditions.isLegislature(object) ? "holds_office_in" : "employed_by"
    }
    // A bureau has one director at a time, and several who were.
    if conditions.isPublicBody(object) { return match.isFormer ? predicate : "holds_office_in" }
    return among == .staff ? "employed_by" : "member_of"
  }

  /// "German leader Angela Merkel": the packs know a head of government, and no head of state.
  private func governs(_ person: Int, _ country: Int) -> Bool {
    guard let entry = view.entries[person], let place = view.entries[country] else { return false }
    let held = Set(view.facts.offices(of: entry.id).filter { $0.object == place.id }.map(\.predicate))
    return held.contains("head_of_government_of") && !held.contains("head_of_state_of")
  }

  /// "France's *far-right* leader", "the Iraqi *Shiite* leader": of those who are so in the country, not of the country.
  private func leadsOnlySome(_ match: TitleMatch) -> Bool {
    let title = view.document.tokens[match.words.lowerBound]
    var token = match.words.lowerBound - 1
    while token >= 0, view.covering[token] == nil {
      let word = view.document.tokens[token]
      guard [.adjective, .noun, .properNoun, .adverb].contains(word.tag) else { return false }
      if Lexicon.camps.contains(word.lower) || word.lower.hasPrefix("pro-") || word.lower.hasPrefix("anti-") {
        return true
      }
      if word.text != word.lower, title.text == title.lower { return true }
      token -= 1
    }
    return false
  }

  /// Whether the words around the title of a party's leader name a place smaller than a country, or a chamber: "Hesse's CDU |
  /// leader", "the AfD's | leader in the European Parliament".
  private func isRegional(_ match: TitleMatch, of party: Int) -> Bool {
    func word(_ token: Int) -> String? { view.covering.indices.contains(token) ? view.lower(token) : nil }
    func chain(at token: Int) -> Int? {
      view.covering.indices.contains(token) ? view.covering[token].flatMap { view.chainOf[$0] } : nil
    }
    func isPart(_ chain: Int?) -> Bool {
      guard let chain, chain != party else { return false }
      return conditions.size(chain).map { $0 < .country } ?? conditions.isLegislature(chain)
    }
    var after = match.words.upperBound
    if ["in", "for"].contains(word(after)) {
      after += 1
      while ["the", "state", "region", "city", "of"].contains(word(after)) { after += 1 }
      if isPart(chain(at: after)) { return true }
    }
    // "the head of the | SPD in Lower Saxony"; in a town it may be the meeting.
    if word(after) == "of", var end = (after + 1..<after + 3).first(where: { chain(at: $0) == party }) {
      while chain(at: end) == party { end += 1 }
      if word(end) == "in", let place = chain(at: end + 1) { return conditions.size(place) == .region }
    }
    var before = match.start - 1
    while chain(at: before) == party { before -= 1 }
    guard before < match.start - 1 else { return false }
    if ["'s", "'", "’s", "’"].contains(word(before)) { before -= 1 }
    return isPart(chain(at: before))
  }

  /// Whether "former" before a title puts a relation in the past: a former Democratic senator is a Democrat all the same.
  static func isOver(_ predicate: Predicate.ID, with title: TitleMatch) -> Bool {
    title.isFormer && (!lasting.contains(predicate) || ["member", "citizen"].contains(title.title.words))
  }

  /// Whether a relation does not wait for an office: who is elected governor is of the party already.
  static func lasts(_ predicate: Predicate.ID) -> Bool { lasting.contains(predicate) }

  private static let lasting: Set<Predicate.ID> = ["party_member_of", "citizen_of", "born_in"]

  private func predicate(of title: Title, subject: Int, object: Int, reading: Reading) -> Predicate.ID? {
    switch view.document.chains[object].kind {
    case .person: return title.personPredicate
    case .organization:
      guard view.isParty(object) else { return predicate(of: title, in: object) }
      // "Republican senator": the party is not where the office is.
      switch title.organizationPredicate {
      case "head_of": return reading == .demonym ? "party_member_of" : "head_of"
      case "spokesperson_of": return "spokesperson_of"
      default: return "party_member_of"
      }
    case .place:
      guard let predicate = title.placePredicate else { return nil }
      let size = conditions.size(object)
      switch (predicate, size) {
      // "the Catalan leader": a region has a government of its own, and no head of state.
      case ("head_of_state_of", .region) where ["leader", "regional president"].contains(title.words):
        return "head_of_government_of"
      case ("head_of_state_of", .city), ("head_of_state_of", .site), ("head_of_state_of", .county),
        ("head_of_state_of", .region), ("head_of_state_of", .continent):
        return nil
      // "Germany's first Green state premier": a country has several.
      case ("head_of_government_of", .country) where Lexicon.regional.contains(title.words): return "holds_office_in"
      // A cabinet post below the country is a public office.
      case ("minister_of", .region), ("minister_of", .county), ("minister_of", .city): return "holds_office_in"
      // "the Iranian director Berg" makes films; a country has no director.
      case ("holds_office_in", _) where title.words == "director":
        return reading == .demonym && size == .country ? "citizen_of" : nil
      // "South London police officer": where somebody works is not where they live.
      // "United States Attorney Berg" prosecutes for it; an "American attorney" comes from there.
      case ("citizen_of", _) where title.words == "attorney" && reading == .name: return "holds_office_in"
      // "the owner of the Lund Lodge"; a town has none.
      case ("citizen_of", _) where title.organizationPredicate == "owns" && reading != .demonym:
        return size == nil || size == .site ? "owns" : nil
      // "the Tyrolean banker": of Austria, if of any country.
      case ("citizen_of", .region):
        return reading == .demonym && conditions.isHomeNation(object) ? "citizen_of" : nil
      case ("citizen_of", .city), ("citizen_of", .county), ("citizen_of", .site), ("citizen_of", .continent): return nil
      default: return predicate
      }
    }
  }

  /// The relation to a body that is no party.
  private func predicate(of title: Title, in body: Int) -> Predicate.ID? {
    switch title.organizationPredicate {
    // "Liberal National MP": what is before the seat and is no chamber is a party, known or not.
    case "holds_office_in"
    where Lexicon.legislators.contains(title.words) && view.subkind(ofChain: body) == nil
      && !conditions.isLegislature(body) && !conditions.isPublicBody(body):
      "party_member_of"
    // "a member of Parliament" has an office there.
    case "member_of" where conditions.isLegislature(body): "holds_office_in"
    // "the assembly's vice president" is one of its members.
    case "employed_by" where title.words.hasSuffix("president") && conditions.isLegislature(body): "holds_office_in"
    // "a candidate for the Senate"
    case "party_member_of" where conditions.isLegislature(body):
      title.words.hasSuffix("member") ? "holds_office_in" : "candidate_for"
    case "party_member_of" where conditions.isPublicBody(body): nil
    // "Barcelona star Lionel Messi", but "Fox News star"
    case "plays_for" where Lexicon.famous.contains(title.words) && view.subkind(ofChain: body) != "team": nil
    // "Formula One driver": a league employs none of those who compete in it.
    case "employed_by" where view.subkind(ofChain: body) == "team" && !conditions.isTeam(body): nil
    // "Coast Guard captain": not every captain has a team.
    case "plays_for" where view.subkind(ofChain: body).map { $0 != "team" } ?? false: "employed_by"
    case let predicate: predicate
    }
  }
}
