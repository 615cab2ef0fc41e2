internal import GraphSchema

/// Finds the country or body of a title that stands alone: "President Putin" in an article about Russia.
///
/// The title is in the text and so is the country; that they belong together is what the packs know, or what the
/// sentences before say.
struct ImpliedOffice {
  let view: DocumentView
  let conditions: Conditions

  struct Found {
    let predicate: Predicate.ID
    /// A chain.
    let object: Int
  }

  /// The offices of the packs that the title's wording fits, as far as the document names their country or body.
  func known(_ title: TitleMatch, of subject: Int) -> Found? {
    guard let entry = view.entries[subject] else { return nil }
    let published = view.document.article.published
    let fitting = view.facts.offices(of: entry.id).filter { holding in
      [title.title.placePredicate, title.title.organizationPredicate].contains(holding.predicate)
        && view.chainOfEntry[holding.object] != nil && (published == nil || (holding.start ?? "") <= published ?? "")
    }
    // The latest office that had begun when the article was published.
    guard let holding = fitting.max(by: { ($0.start ?? "", $0.object) < ($1.start ?? "", $1.object) }) else {
      return nil
    }
    return view.chainOfEntry[holding.object].map { Found(predicate: holding.predicate, object: $0) }
  }

  /// The country, region or city that the text named last before the title, of the size that the title asks for.
  func contextual(_ title: TitleMatch, of subject: Int, mention: Int) -> Found? {
    guard let predicate = title.title.placePredicate, title.title.rank == .office, !title.isPlural else { return nil }
    let wanted: [Conditions.Size]
    switch predicate {
    case "head_of_state_of", "minister_of": wanted = [.country]
    case "head_of_government_of":
      switch title.title.words {
      case "governor", "lieutenant governor": wanted = [.region]
      case "mayor": wanted = [.city]
      case "prime minister": wanted = [.country]
      default: wanted = [.country, .region]
      }
    default: return nil
    }
    var counts: [Int: Int] = [:]
    for (index, candidate) in view.document.mentions.enumerated() where index < mention {
      guard let chain = view.chainOf[index], candidate.kind == .place, let size = conditions.size(chain) else {
        continue
      }
      if wanted.contains(size) { counts[chain, default: 0] += 1 }
    }
    guard let best = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { return nil }
    return Found(predicate: predicate, object: best.key)
  }
}
