internal import GraphSchema

/// Finds names of known places that an article places somewhere else: "Paris, Texas" is not the Paris of the packs.
struct PlacesElsewhere {
  private let words: Set<[String]>
  private let text: TaggedText

  /// - Parameter names: without overlaps, in any order.
  init(names: [MentionProposal], in text: TaggedText, lexicon: NameLexicon) {
    let names = names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    self.text = text
    var elsewhere: Set<[String]> = []
    var here: Set<[String]> = []
    for (index, name) in names.enumerated() where name.kind == .place && !name.candidates.isEmpty {
      guard let holder = Self.holder(after: index, names, text, lexicon) else { continue }
      let isThere = name.candidates.contains { id in
        holder.candidates.contains { Self.lies(id, in: $0, lexicon) }
      }
      let words = Self.words(name, text)
      if isThere { here.insert(words) } else { elsewhere.insert(words) }
    }
    // An article that speaks of both is not told apart: the chains of one name are one.
    self.words = elsewhere.subtracting(here)
  }

  /// Whether the candidates of a name are not meant anywhere in the article.
  func holds(_ name: MentionProposal) -> Bool {
    name.kind == .place && name.reading == .name && !words.isEmpty && words.contains(Self.words(name, text))
  }

  /// The larger place that a smaller one is set in by a comma, "Paris, Texas", and no list: "Paris, Germany and Italy".
  private static func holder(
    after index: Int, _ names: [MentionProposal], _ text: TaggedText, _ lexicon: NameLexicon
  ) -> MentionProposal? {
    guard names[index].candidates.allSatisfy({ isSmall($0, lexicon) }), index + 1 < names.count else { return nil }
    let holder = names[index + 1]
    let comma = names[index].tokens.upperBound
    guard holder.tokens.lowerBound == comma + 1, text.tokens[comma].lower == ",", isLarge(holder, lexicon) else {
      return nil
    }
    var next = holder.tokens.upperBound
    if next < text.tokens.count, text.tokens[next].lower == "," { next += 1 }
    if next < text.tokens.count, ["and", "or", "&"].contains(text.tokens[next].lower) { next += 1 }
    if next < text.tokens.count, text.tokens[next].lower == "the" { next += 1 }
    // What follows is a place like the holder, and does not hold it in turn: a list.
    if next > holder.tokens.upperBound, index + 2 < names.count, names[index + 2].tokens.lowerBound == next,
      isLarge(names[index + 2], lexicon)
    {
      let holds = holder.candidates.compactMap { lexicon.entries[$0] }.contains { inner in
        names[index + 2].candidates.contains { inner.country == $0 || inner.within == $0 }
      }
      guard holds else { return nil }
    }
    return holder
  }

  private static func words(_ name: MentionProposal, _ text: TaggedText) -> [String] {
    text.tokens[name.tokens].map(\.lower)
  }

  private static func isSmall(_ id: PackEntry.ID, _ lexicon: NameLexicon) -> Bool {
    lexicon.entries[id].map { $0.kind == .place && $0.subkind == "city" } ?? false
  }

  private static func isLarge(_ name: MentionProposal, _ lexicon: NameLexicon) -> Bool {
    guard name.kind == .place, name.reading == .name, !name.candidates.isEmpty else { return false }
    return name.candidates.contains { id in
      lexicon.entries[id].map { $0.subkind == "country" || $0.subkind == "region" && $0.country != nil } ?? false
    }
  }

  /// Whether the packs say that a city may lie in a place, or do not say that it lies elsewhere.
  private static func lies(_ inner: PackEntry.ID, in outer: PackEntry.ID, _ lexicon: NameLexicon) -> Bool {
    guard let city = lexicon.entries[inner], let place = lexicon.entries[outer] else { return true }
    guard let country = city.country else { return true }
    if place.subkind == "country" { return country == place.id }
    guard country == place.country else { return false }
    // Only a region that has cities is one of those that divide the country: not "Southern California".
    guard let region = city.within, lexicon.regionsOfCities.contains(region), lexicon.regionsOfCities.contains(outer)
    else { return true }
    return region == outer
  }
}
