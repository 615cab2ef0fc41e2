internal import GraphSchema
internal import Names

/// Finds entities by what people type.
struct NameIndex: Sendable {
  private struct Spelling: Sendable {
    /// Index into `entities`.
    let entity: Int
    let text: String
    let plain: String
  }

  let entities: [Entity]
  private let byID: IDTable<Int>
  private let spellings: [Spelling]
  private let byPlain: [String: [Int]]

  /// - Parameter entities: sorted by id.
  init(_ entities: [Entity]) {
    self.entities = entities
    byID = IDTable(entities.enumerated().map { ($1.id, $0) })
    spellings = entities.enumerated().flatMap { index, entity in
      Set(entity.names).union([entity.name]).sorted().map {
        Spelling(entity: index, text: $0, plain: NameKey.plain($0))
      }
    }
    byPlain = Dictionary(grouping: spellings.indices, by: { [spellings] in spellings[$0].plain })
  }

  /// Who may be meant, best first: by grade, then score, then number of articles, then id; each entity once.
  ///
  /// Weaker grades are only looked for where the better ones found nobody, except that parts and forms are looked for
  /// together with whole spellings when `all` is set.
  ///
  /// - Complexity: O(1) for a spelling in the articles, otherwise O(spellings).
  func matches(_ text: String, all: Bool = false) -> [NameMatch] {
    var best: [Int: NameMatch] = [:]
    func add(_ index: Int, _ grade: NameMatch.Grade, _ spelling: String, score: Double = 1) {
      if let old = best[index], (old.grade, old.score) >= (grade, score) { return }
      best[index] = NameMatch(entity: entities[index], grade: grade, score: score, spelling: spelling)
    }
    if let index = byID[text] { add(index, .id, entities[index].name) }
    let plain = NameKey.plain(text)
    if !plain.isEmpty {
      for index in byPlain[plain] ?? [] {
        let spelling = spellings[index]
        let isShown = NameKey.plain(entities[spelling.entity].name) == plain
        add(spelling.entity, isShown ? .name : .spelling, spelling.text)
      }
      if best.isEmpty || all, text.utf8.count <= Limits.comparedName { addForms(of: text, plain: plain, add) }
      if best.isEmpty || all { addBeginnings(of: plain, add) }
    }
    return best.values.sorted {
      if $0.grade != $1.grade { return $0.grade > $1.grade }
      if $0.score != $1.score { return $0.score > $1.score }
      if $0.entity.articles != $1.entity.articles { return $0.entity.articles > $1.entity.articles }
      return $0.entity.id.precedes($1.entity.id)
    }
  }

  /// Other forms of a whole name, and names that this is a part of: in the same letters, or at least in the same sounds.
  private func addForms(
    of text: String, plain: String, _ add: (Int, NameMatch.Grade, String, Double) -> Void
  ) {
    let wanted = Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ($0, ParsedName(text, kind: $0)) })
    let words = plain.split(separator: " ")
    let keys = NameKey.search(text)
    for spelling in spellings where spelling.text.utf8.count <= Limits.comparedName {
      let kind = entities[spelling.entity].kind
      guard let name = wanted[kind] else { continue }
      let parsed = ParsedName(spelling.text, kind: kind)
      let comparison = name.compared(to: parsed)
      if comparison.isSame {
        add(spelling.entity, .form, spelling.text, comparison.score)
      } else if Self.holds(spelling.plain.split(separator: " "), all: words) {
        add(spelling.entity, .part, spelling.text, 1)
      } else if name.isPartial(of: parsed) || Self.holds(NameKey.search(spelling.text), all: keys) {
        add(spelling.entity, .part, spelling.text, 0.8)
      }
    }
  }

  private func addBeginnings(of plain: String, _ add: (Int, NameMatch.Grade, String, Double) -> Void) {
    let wanted = plain.split(separator: " ")
    for spelling in spellings {
      let words = spelling.plain.split(separator: " ")
      if wanted.allSatisfy({ start in words.contains { $0.hasPrefix(start) } }) {
        add(spelling.entity, .beginning, spelling.text, 1)
      }
    }
  }

  private static func holds<Word: Hashable & Collection>(_ words: [Word], all wanted: [Word]) -> Bool {
    let held = Set(words)
    return !wanted.isEmpty && wanted.allSatisfy { !$0.isEmpty && held.contains($0) }
  }

  /// The names most like a text, for an error message.
  func nearest(to text: String, limit: Int) -> [String] {
    if text.utf8.count > Limits.comparedName { return [] }
    return Likeness.nearest(
      to: text, among: spellings.map(\.text).filter { $0.utf8.count <= Limits.comparedName }, limit: limit)
  }
}
