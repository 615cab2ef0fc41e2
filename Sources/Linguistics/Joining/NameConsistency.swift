internal import GraphSchema

/// Makes what the model sees in one sentence agree with what it sees in the rest of the article.
///
/// The model reads a window at a time and decides word by word, so it may call a man an organization where only his
/// family name stands. In one article the same words name the same thing, unless the model is very sure:
///
/// 1. One word that ends the name of a person of several words is that person: "on CNN, Fox warned", of Vicente Fox. Only
///    a very sure model says otherwise: what Michael Dell leads.
/// 2. One word that is a company's name but for its suffix is that company: "Cipriani" where the article has Cipriani S.A.
/// 3. The same words take the kind for which the model is surest over the whole article, or none, where that is surer; and
///    what is none of our kinds is as sure as the mean over its occurrences.
struct NameConsistency: Sendable {
  /// From here on the model is believed against the rest of the article. Set by hand, not tuned.
  static let sure = 0.9
  /// The same for a word that is the family name of a person of the article. Set by hand, not tuned.
  private static let sureOfAnother = 0.95

  let cues: CueWords

  func agreed(_ names: [ModelName], in text: TaggedText) -> [ModelName] {
    var sums: [[String]: [EntityKind?: Double]] = [:]
    var counts: [[String]: Int] = [:]
    var familyNames: Set<String> = []
    var companies: Set<String> = []
    for name in names where !name.isDemonym {
      let words = text.tokens[name.tokens].map(\.text)
      sums[words, default: [:]][name.kind, default: 0] += name.confidence
      if name.kind == nil { counts[words, default: 0] += 1 }
      if name.kind == .person, words.count > 1, name.confidence >= 0.5 {
        familyNames.insert(cues.familyName(words))
      }
      if name.kind == .organization, words.count == 2, cues.companySuffixes.contains(words[1].lowercased()) {
        companies.insert(words[0])
      }
    }
    return names.map { name in
      guard !name.isDemonym else { return name }
      let words = text.tokens[name.tokens].map(\.text)
      let isFamilyName = name.kind != nil && words.count == 1 && familyNames.contains(words[0])
      guard name.confidence < (isFamilyName ? Self.sureOfAnother : Self.sure) else { return name }
      var best = name.kind
      if isFamilyName {
        best = .person
      } else if name.kind != nil, words.count == 1, companies.contains(words[0]) {
        best = .organization
      } else if let sum = sums[words] {
        for other in EntityKind.allCases.map(Optional.some) + [nil]
        where sum[other, default: 0] > sum[best, default: 0] { best = other }
      }
      var agreed = name
      if best == nil, let sum = sums[words]?[nil] {
        agreed.confidence = sum / Double(counts[words] ?? 1)
      } else if best != name.kind {
        agreed.confidence = 0.5
      }
      agreed.kind = best
      return agreed
    }
  }

  /// "Seyed" and "Mohammad Mir-Mohammadi", which the rules see as one name of a person, are one; and so is "Cyrus R. Vance"
  /// with "Jr." after it.
  func rejoined(_ names: [ModelName], rules: [MentionProposal], in text: TaggedText) -> [ModelName] {
    let people = TokenCover(names.filter { $0.kind == .person }.map(\.tokens))
    var wholes: [Int: Range<Int>] = [:]
    for rule in rules where rule.kind == .person {
      let isSuffixed =
        people.ranges(overlapping: rule.tokens).first.map { first in
          first.lowerBound == rule.tokens.lowerBound && first.upperBound < rule.tokens.upperBound
            && text.tokens[first.upperBound..<rule.tokens.upperBound].allSatisfy {
              $0.text == "," || cues.nameSuffixes.contains($0.lower) && !NameTrimmer.letters.contains($0.text)
            }
        } ?? false
      guard isSuffixed || people.tiles(of: rule.tokens).count > 1 else { continue }
      for token in rule.tokens { wholes[token] = rule.tokens }
    }
    guard !wholes.isEmpty else { return names }
    return names.compactMap { name in
      guard let whole = wholes[name.tokens.lowerBound] else { return name }
      return name.tokens.lowerBound == whole.lowerBound ? name.with(tokens: whole) : nil
    }
  }
}
