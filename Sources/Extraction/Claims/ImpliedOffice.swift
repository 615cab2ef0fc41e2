internal import GraphSchema

/// Finds the country or body of a title that stands alone: "President Putin" in an article about Russia.
///
/// The title is in the text and so is the country; that they belong together is what the packs know, or what the
/// sentences before say.
struct ImpliedOffice {
  let view: DocumentView
  let conditions: Conditions
  /// By relation: chains of which the article says that somebody else holds the office.
  var taken: [Predicate.ID: Set<Int>] = [:]

  struct Found {
    let predicate: Predicate.ID
    /// A chain.
    let object: Int
    /// Whether the packs know that it had ended when the article was published.
    var isOver = false
  }

  /// The offices of the packs that the title's wording fits, as far as the document names their country or body.
  func known(_ title: TitleMatch, of subject: Int) -> Found? {
    guard let entry = view.entries[subject] else { return nil }
    let published = view.document.article.published
    let fitting = view.facts.offices(of: entry.id).filter { holding in
      [title.title.placePredicate, title.title.organizationPredicate].contains(holding.predicate)
        && isWorded(title, as: holding) && (published == nil || (holding.start ?? "") <= published ?? "")
    }
    // The latest office that had begun when the article was published; another one is not meant where the article is
    // silent about the latest: a prime minister is no longer the mayor.
    guard let holding = fitting.max(by: { ($0.start ?? "", $0.object) < ($1.start ?? "", $1.object) }) else {
      return nil
    }
    // Compared as exactly as the end is known: what ended some day of 2016 may have lasted until May.
    let isOver = holding.end.map { end in published.map { end < $0.prefix(end.count) } ?? false } ?? false
    return view.chainOfEntry[holding.object].map { Found(predicate: holding.predicate, object: $0, isOver: isOver) }
  }

  /// Whether a title can be the wording of a public office: a mayor is no prime minister, a representative no senator.
  /// What no office of the packs is called may be any, and so may a "leader".
  private func isWorded(_ title: TitleMatch, as holding: OfficeHolding) -> Bool {
    guard holding.predicate != "head_of", view.facts.offices.contains(title.title.words) else { return true }
    let (said, held) = (Self.post(title.title.words), Self.post(holding.role))
    return said == held || said == "leader" || held == "leader"
  }

  /// "minister" of "prime minister", "secretary" of "secretary of state", "president" of "president-elect".
  private static func post(_ role: String) -> Substring? {
    let words = role.split { $0 == " " || $0 == "-" }.filter { $0 != "elect" }
    return words.firstIndex(of: "of").flatMap { $0 > 0 ? words[$0 - 1] : nil } ?? words.last
  }

  /// Whether the packs know an office of the person: then the text around is no guide.
  func isHeld(by subject: Int) -> Bool {
    view.entries[subject].map { !view.facts.offices(of: $0.id).isEmpty } ?? false
  }

  /// The company of an executive, the chamber of a lawmaker, or the country, region or city that the text around names, of the
  /// size that the title asks for.
  func contextual(_ title: TitleMatch, of subject: Int, mention: Int, sentence: Sentence) -> Found? {
    guard title.title.rank == .office else { return nil }
    if Self.executives.contains(title.title.words) {
      guard standsAlone(title), title.among == nil else { return nil }
      let body = Surroundings(view: view, conditions: conditions).body(before: mention, in: sentence)
      return body.map { Found(predicate: "head_of", object: $0) }
    }
    guard let predicate = title.title.placePredicate else { return nil }
    if let chamber = Self.chambers[title.title.words] {
      let chain = view.document.chains.indices.first { chain in
        view.document.chains[chain].kind == .organization && !isOfRegion(chain)
          && chamber.contains { view.document.chains[chain].name.contains($0) }
      }
      return chain.map { Found(predicate: "holds_office_in", object: $0) }
    }
    guard standsAlone(title) else { return nil }
    let sizes: Set<Conditions.Size>
    switch (predicate, title.title.words) {
    case ("head_of_state_of", "president"), ("head_of_state_of", "king"), ("head_of_state_of", "queen"),
      ("head_of_state_of", "president-elect"), ("head_of_state_of", "emperor"), ("head_of_state_of", "supreme leader"),
      ("minister_of", _), ("candidate_for", "presidential candidate"), ("candidate_for", "presidential nominee"),
      ("candidate_for", "presidential hopeful"), (_, "prime minister"), (_, "vice president"):
      sizes = [.country]
    case ("head_of_government_of", "governor"), ("head_of_government_of", "regional governor"),
      ("head_of_government_of", "provincial governor"):
      sizes = [.region]
    case ("head_of_government_of", "mayor"): sizes = [.city]
    case ("head_of_government_of", _): sizes = [.country, .region]
    default: return nil
    }
    let around = Surroundings(view: view, conditions: conditions)
    let place =
      sizes == [.country]
      ? around.country(around: mention, in: sentence, besides: taken[predicate] ?? [])
      : around.nearest(to: mention, in: sentence, sizes: sizes) ?? around.prevailing(before: mention, sizes: sizes)
    // Whose country the packs know leads no other.
    if let place, let own = view.entries[subject]?.country, let entry = view.entries[place], entry.id != own,
      entry.country != own
    {
      return nil
    }
    let held = predicate == "minister_of" && view.isDeputy(title) ? "holds_office_in" : predicate
    return place.map { Found(predicate: held, object: $0) }
  }

  /// "Michigan House of Representatives": of a state, so not where a member of Congress sits.
  private func isOfRegion(_ chamber: Int) -> Bool {
    let name = view.document.chains[chamber].name
    return view.document.chains.indices.contains { place in
      conditions.size(place) == .region && name.hasPrefix(view.document.chains[place].name + " ")
    }
  }

  /// "Senate President" and "Council President" are no heads of state: before the title stand only words of status.
  private func standsAlone(_ title: TitleMatch) -> Bool {
    // "Montana | Secretary of State Berg"
    if title.start > 0, let before = view.covering[title.start - 1], view.mentionKind(before) == .place { return false }
    guard title.title.placePredicate != "minister_of" else { return true }
    for token in title.start..<title.words.lowerBound {
      let word = view.lower(token)
      guard Lexicon.status.contains(word) || Lexicon.pastStatus.contains(word) else { return false }
    }
    guard title.start > 0 else { return true }
    return view.covering[title.start - 1] == nil && !view.isPossessiveMark(title.start - 1)
  }

  /// Heads of companies, whom an article about one names without it.
  private static let executives: Set<String> = [
    "chief executive", "chief executive officer", "group chief executive", "ceo", "managing director",
    "director-general",
    "director general", "executive director", "chairman", "chairwoman", "chairman and chief executive",
    "chairman and ceo",
    "president and chief executive", "president and ceo", "editor-in-chief", "editor in chief",
  ]

  private static let chambers: [String: [String]] = [
    "senator": ["Senate"], "sen.": ["Senate"], "representative": ["House of Representatives"],
    "rep.": ["House of Representatives"], "congressman": ["House of Representatives", "Congress"],
    "congresswoman": ["House of Representatives", "Congress"],
    "mp": ["House of Commons", "Parliament"], "member of parliament": ["House of Commons", "Parliament"],
  ]
}
