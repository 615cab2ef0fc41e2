internal import GraphSchema

/// Makes what the model sees in one sentence agree with what it sees in the rest of the article.
///
/// The model reads a window at a time and decides word by word, so it may call a man an organization where only his
/// family name stands. In one article the same words name the same kind of thing, unless the model is very sure:
///
/// 1. One word that ends the name of a person of several words is that person.
/// 2. The same words take the kind for which the model is surest over the whole article.
/// 3. A word that the model names somewhere, surely, is named wherever it stands with its capital, but not where a
///    sentence begins.
struct NameConsistency: Sendable {
  /// From here on the model is believed against the rest of the article. Set by hand, not tuned.
  static let sure = 0.9

  func agreed(_ names: [ModelNames.Name], in text: TaggedText) -> [ModelNames.Name] {
    let plausible = names.map { trimmed($0, in: text) }.filter { isName($0, in: text) }
    var sums: [[String]: [EntityKind: Double]] = [:]
    var familyNames: Set<String> = []
    for name in plausible {
      guard let kind = name.kind, !name.isDemonym else { continue }
      let words = text.tokens[name.tokens].map(\.text)
      sums[words, default: [:]][kind, default: 0] += name.confidence
      if kind == .person, words.count > 1, name.confidence >= 0.5, let last = words.last { familyNames.insert(last) }
    }
    var result = plausible.map { name -> ModelNames.Name in
      guard let kind = name.kind, !name.isDemonym, name.confidence < Self.sure else { return name }
      let words = text.tokens[name.tokens].map(\.text)
      var best = kind
      if words.count == 1, familyNames.contains(words[0]) {
        best = .person
      } else if let sum = sums[words] {
        for other in EntityKind.allCases where sum[other, default: 0] > sum[best, default: 0] { best = other }
      }
      guard best != kind else { return name }
      return ModelNames.Name(tokens: name.tokens, kind: best, isDemonym: false, confidence: 0.5)
    }
    result += missed(sums, familyNames, after: result, in: text)
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// A name does not end with a preposition, an article or a mark ("Union of Builders of", "Harvard –").
  private func trimmed(_ name: ModelNames.Name, in text: TaggedText) -> ModelNames.Name {
    var tokens = name.tokens
    while tokens.count > 1, let last = text.tokens[tokens].last, Self.dangling.contains(last.tag),
      !last.text.hasSuffix(".")
    {
      tokens = tokens.lowerBound..<(tokens.upperBound - 1)
    }
    return ModelNames.Name(tokens: tokens, kind: name.kind, isDemonym: name.isDemonym, confidence: name.confidence)
  }

  private static let dangling: Set<PartOfSpeech> = [.adposition, .determiner, .coordinator, .punctuation]

  /// A name has a capital letter or a digit somewhere, and is not an amount of money.
  private func isName(_ name: ModelNames.Name, in text: TaggedText) -> Bool {
    let words = text.tokens[name.tokens]
    if words.count == 1, words.first?.text.last == "$" { return false }
    return words.contains {
      $0.text.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
    }
  }

  /// Single words that are named elsewhere in the article.
  private func missed(
    _ sums: [[String]: [EntityKind: Double]], _ familyNames: Set<String>, after names: [ModelNames.Name],
    in text: TaggedText
  ) -> [ModelNames.Name] {
    var kinds: [String: EntityKind] = [:]
    for (words, sum) in sums where words.count == 1 {
      var best = EntityKind.person
      for kind in EntityKind.allCases where sum[kind, default: 0] > sum[best, default: 0] { best = kind }
      if sum[best, default: 0] >= Self.sure { kinds[words[0]] = best }
    }
    for word in familyNames { kinds[word] = .person }
    guard !kinds.isEmpty else { return [] }
    var taken: Set<Int> = []
    for name in names { taken.formUnion(name.tokens) }
    var found: [ModelNames.Name] = []
    for sentence in text.sentences {
      for i in sentence.tokens.dropFirst() where !taken.contains(i) {
        let word = text.tokens[i].text
        guard let kind = kinds[word], word.unicodeScalars.first?.properties.isUppercase == true else { continue }
        found.append(ModelNames.Name(tokens: i..<(i + 1), kind: kind, isDemonym: false, confidence: 0.5))
      }
    }
    return found
  }
}
