/// A person's name, taken apart.
///
/// Titles, postnominal letters and nicknames in quotes are set aside. Every word is folded (`Folding`): lower case,
/// without accents. "Gen. Abdel-Fattah el-Sisi" has the forenames ["abdelfattah"], the particles ["el"] and the family
/// name ["sisi"].
public struct PersonName: Hashable, Sendable {
  /// As given.
  public let written: String
  /// "gen", "president": what stood before the name.
  public let titles: [String]
  /// Given and middle names in order; initials are one letter. Empty for a name of one word.
  public let forenames: [String]
  /// "von", "der", "al", "bin": before the family name, often left out.
  public let particles: [String]
  /// Empty only when the text held no letter. A name of one word is here, though it may be a given name.
  public let family: [String]
  /// "jr", "sr", or the number of a king or a namesake as digits: "2".
  public let suffix: String?
  /// From quotes or brackets inside the name: Joseph "Joe" Kellogg.
  public let nickname: String?
  /// Whether the family name was read first: "Xi Jinping", or "Lavrov, Sergey".
  public let isFamilyFirst: Bool

  /// Whether it is one word, so that it may be a given or a family name.
  public var isSingle: Bool { forenames.isEmpty && family.count <= 1 }

  /// The first given name that is not an initial.
  public var given: String? { forenames.first { $0.utf8.count > 1 } }

  /// All words of the name proper, in the order written, without particles, titles and suffix.
  public var core: [String] { isFamilyFirst && !hasComma ? family + forenames : forenames + family }

  /// All words of the name, particles with them, in the order written.
  let inOrder: [String]

  /// Whether it is written without its short vowels, so that only its consonants can be compared.
  let isAbjad: Bool

  private let hasComma: Bool

  /// - Complexity: O(length).
  public init(_ text: String) {
    written = text
    isAbjad = Scripts.isAbjad(text)
    var rest = Scripts.romanised(text) ?? text
    nickname = Self.takeNickname(from: &rest)

    var words: [NameWord]
    var afterComma: [NameWord] = []
    if let comma = rest.firstIndex(of: ",") {
      words = NameWord.words(of: String(rest[..<comma]), dotsSeparate: true)
      afterComma = NameWord.words(of: String(rest[rest.index(after: comma)...]), dotsSeparate: true)
    } else {
      words = NameWord.words(of: rest, dotsSeparate: true)
    }

    var suffix: String?
    Self.dropPostnominals(&afterComma, afterComma: true)
    if let last = afterComma.last, let mark = WordTables.suffixes[last.folded] {
      suffix = mark
      afterComma.removeLast()
    }
    Self.dropPostnominals(&words, afterComma: false)
    if words.count > 1, let last = words.last, let mark = WordTables.suffixes[last.folded],
      mark.first?.isNumber != true || last.written.allSatisfy(\.isUppercase)
    {
      // "Vinicius Junior" and "Pope John Paul II"; but "Jinping Xi".
      suffix = mark
      words.removeLast()
    }
    if suffix == nil, words.count == 2, text.hasSuffix(" I") {
      suffix = "1"  // "Elizabeth I", not an initial
      words.removeLast()
    }
    var titles: [String] = []
    Self.takeTitles(from: &words, into: &titles)
    Self.takeTitles(from: &afterComma, into: &titles)
    self.suffix = suffix
    self.titles = titles
    words = words.flatMap { Self.splitInitials($0, among: words) }
    if afterComma.isEmpty, let end = Self.endOfCapitals(words) {
      // "SHOIGU Sergei K."
      afterComma = Array(words[end...])
      words.removeSubrange(end...)
    }
    let initials = words.reversed().prefix { $0.folded.utf8.count == 1 }.count
    if afterComma.isEmpty, initials > 0, initials < words.count, words[0].folded.utf8.count > 2 {
      // "Putin V.V."
      afterComma = Array(words.suffix(initials))
      words.removeLast(initials)
    }
    hasComma = !afterComma.isEmpty
    inOrder = (words + afterComma).map(\.folded)

    if hasComma {
      let (particles, family) = Self.splitParticles(Self.joinCompounds(words).map(\.folded))
      self.particles = particles
      self.family = family
      forenames = Self.joinCompounds(afterComma).map(\.folded)
      isFamilyFirst = true
    } else if EastAsianOrder.isFamilyFirst(words) {
      particles = []
      family = [words[0].folded]
      // The apostrophes of Wade-Giles: "Hsi Chin-p'ing".
      forenames = [words.dropFirst().map(\.folded).joined().filter { $0 != "'" }]
      isFamilyFirst = true
    } else {
      (forenames, particles, family) = Self.parts(of: Self.joinCompounds(words))
      isFamilyFirst = false
    }
  }

  /// Where the given names begin behind a family name in capitals, as forms and records write it; `nil` for names in one
  /// case, and for those of China and Korea, which have their order anyway.
  private static func endOfCapitals(_ words: [NameWord]) -> Int? {
    let capitals = words.prefix { $0.written.allSatisfy { !$0.isLetter || $0.isUppercase } }.count
    guard capitals > 0, capitals < words.count, words[0].folded.utf8.count > 3,
      words[capitals...].contains(where: { $0.written.contains(where: \.isLowercase) }),
      !WordTables.familyFirst.contains(words[0].folded)
    else { return nil }
    return capitals
  }

  /// "JD", "JRR" are initials without their dots; but "WANG Yi", "LI Na" are in the capitals of family names.
  private static func splitInitials(_ word: NameWord, among words: [NameWord]) -> [NameWord] {
    guard words.count > 1, (2...3).contains(word.written.utf8.count), word == words[0], !word.isJoined,
      word.written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), !WordTables.familyFirst.contains(word.folded),
      !word.folded.contains(where: { "aeiou".contains($0) }),
      words.contains(where: { $0.written.utf8.count > 3 && $0.written.contains(where: \.isLowercase) })
    else { return [word] }
    return word.folded.map { NameWord(written: $0.uppercased(), folded: String($0), isJoined: false) }
  }

  /// Splits "Ursula von der Leyen" before the particles, "Anna Smith-Jones" before the hyphenated name, anything else
  /// before the last word.
  private static func parts(of words: [NameWord]) -> (forenames: [String], particles: [String], family: [String]) {
    guard words.count > 1 else { return ([], [], words.map(\.folded)) }
    var start = words.count - 1
    while start > 1, words[start].isJoined, !WordTables.particles.contains(words[start - 1].folded) { start -= 1 }
    // The whole name is one hyphenated word ("Jean-Claude"): keep it together as what it is, a given name.
    if start == 1, words[1].isJoined, !WordTables.particles.contains(words[0].folded) {
      return ([], [], words.map(\.folded))
    }
    var first = start
    while first > 1, WordTables.particles.contains(words[first - 1].folded) { first -= 1 }
    if first == 1, WordTables.particles.contains(words[0].folded), words[0].folded.utf8.count > 1 { first = 0 }
    return (
      words[..<first].map(\.folded), words[first..<start].map(\.folded), words[start...].map(\.folded)
    )
  }

  private static func splitParticles(_ words: [String]) -> (particles: [String], family: [String]) {
    var start = 0
    while start < words.count - 1, WordTables.particles.contains(words[start]) { start += 1 }
    return (Array(words[..<start]), Array(words[start...]))
  }

  /// Names of several words that are one: "Abdel Fattah", "Abd ar-Rahman", "Nour al-Din". An article inside the given names
  /// is left out, as newspapers leave it out or write it in many ways: "Saif al-Islam", "Seif el-Islam".
  private static func joinCompounds(_ words: [NameWord]) -> [NameWord] {
    var joined: [NameWord] = []
    for (index, word) in words.enumerated() {
      let isArticle = WordTables.articles.contains(word.folded) && index + 1 < words.count
      if let last = joined.last, WordTables.openings.contains(last.folded) {
        let isAbdul = last.folded == "abd" && isArticle
        joined[joined.count - 1] = NameWord(
          written: last.written + " " + word.written, folded: isAbdul ? "abdul" : last.folded + word.folded,
          isJoined: last.isJoined)
      } else if joined.count > 1, let last = joined.last, WordTables.articles.contains(last.folded),
        WordTables.faiths.contains(word.folded)
      {
        joined.removeLast()
        let named = joined.removeLast()
        joined.append(
          NameWord(
            written: named.written + " " + word.written, folded: named.folded + "eddin", isJoined: named.isJoined))
      } else {
        joined.append(word)
      }
    }
    return joined.enumerated().filter { index, word in
      // The last one before the family name is its particle.
      index == 0 || index + 2 >= joined.count || !WordTables.articles.contains(word.folded)
        || !(joined[index + 1].isJoined || word.folded == "al" || word.folded == "el")
    }.map(\.element)
  }

  private static func takeTitles(from words: inout [NameWord], into titles: inout [String]) {
    while words.count > 1 {
      let word = words[0].folded
      let isPrimeMinister = word == "prime" && words[1].folded == "minister"
      let isTitle =
        WordTables.titles.contains(word) || isPrimeMinister
        || (words.count > 2 && WordTables.royal.contains(word))
        || (word == "vice" && WordTables.titles.contains(words[1].folded))
      guard isTitle, !words[1].isJoined else { return }
      titles.append(word)
      words.removeFirst()
    }
  }

  private static func dropPostnominals(_ words: inout [NameWord], afterComma: Bool) {
    while let last = words.last, afterComma || words.count > 2, WordTables.postnominals.contains(last.folded),
      afterComma || last.written.dropFirst().contains(where: \.isUppercase)
    {
      words.removeLast()
    }
  }

  private static func takeNickname(from text: inout String) -> String? {
    for (open, close) in [("\"", "\""), ("“", "”"), ("(", ")"), ("‘", "’")] as [(Character, Character)] {
      guard let start = text.firstIndex(of: open) else { continue }
      let inside = text.index(after: start)
      guard let end = text[inside...].firstIndex(of: close), inside < end else { continue }
      let nickname = Folding.fold(String(text[inside..<end]))
      text = text[..<start] + " " + text[text.index(after: end)...]
      return nickname
    }
    return nil
  }
}
