internal import GraphSchema
internal import Names

/// Groups of chains that grow by uniting two, as long as nothing speaks against it.
///
/// Most of millions of records stay alone, and what holds for those follows from the record: only groups of several are kept.
struct Clusters {
  /// What holds for a whole group, kept at its root.
  private struct State {
    var members: [Int]
    var articles: Set<Int>
    /// One, or more where a person called them the same.
    var entries: Set<PackEntry.ID>
    var women: Int
    var men: Int
    var holdsPeople: Bool
    var holdsThings: Bool
    var profile: Profile
    /// Full names of people, distinct; the first eight are compared.
    var people: [PersonName]
    /// On which sides of what a person told apart it stands (`Verdicts.sides`).
    var sides: Set<Int>
    /// The judgements that name a member as the same as something.
    var kin: Set<Int>
    /// Whether a person's word holds some of it together.
    var isJoined = false

    /// What at least twice as many members say as say otherwise.
    var gender: Gender? {
      if women > 0, women >= 2 * men { return .female }
      return men > 0 && men >= 2 * women ? .male : nil
    }

    mutating func add(_ gone: State) {
      members += gone.members
      articles.formUnion(gone.articles)
      sides.formUnion(gone.sides)
      kin.formUnion(gone.kin)
      profile.formUnion(gone.profile)
      entries.formUnion(gone.entries)
      women += gone.women
      men += gone.men
      if gone.holdsPeople { holdsPeople = true }
      if gone.holdsThings { holdsThings = true }
      if gone.isJoined { isJoined = true }
      if people.count < 8 {
        people += gone.people.filter { name in !people.contains { $0.core == name.core && $0.suffix == name.suffix } }
      }
    }
  }

  struct Merge {
    let first: Int
    let second: Int
    let score: Double
    let reason: String
  }

  private let records: [ChainRecord]
  private let verdicts: Verdicts
  private var parents: [Int]
  /// Of groups of several.
  private var grown: [Int: State] = [:]
  private(set) var merges: [Merge] = []

  /// Every record by itself, but for those that a person called the same.
  init(_ records: [ChainRecord], verdicts: Verdicts) {
    self.records = records
    self.verdicts = verdicts
    parents = Array(records.indices)
    guard !verdicts.links.isEmpty else { return }
    let numbers = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.reference, $0) })
    for link in verdicts.links {
      guard let first = numbers[link.first], let second = numbers[link.second] else { continue }
      unite(first, second, score: 1, reason: "\(link.judgement.author) said so (judgement \(link.judgement.number))")
      let root = root(of: first)
      var state = state(ofRoot: root)
      state.isJoined = true
      grown[root] = state
    }
  }

  private func state(ofRoot root: Int) -> State { grown[root] ?? alone(root) }

  /// What holds for a record by itself.
  private func alone(_ index: Int) -> State {
    let record = records[index]
    let people = record.forms.compactMap { form in
      if case .person(let person) = form, !person.isSingle { person } else { nil }
    }
    return State(
      members: [index], articles: [record.article], entries: Set([record.entry].compactMap { $0 }),
      women: record.gender == .female ? 1 : 0, men: record.gender == .male ? 1 : 0,
      holdsPeople: record.kind == .person, holdsThings: record.kind != .person, profile: record.profile,
      people: people, sides: verdicts.sides[record.reference] ?? [], kin: verdicts.kin[record.reference] ?? [])
  }

  mutating func root(of record: Int) -> Int {
    var root = record
    while parents[root] != root { root = parents[root] }
    var walk = record
    while parents[walk] != root { (walk, parents[walk]) = (parents[walk], root) }
    return root
  }

  /// Roots in ascending order.
  var roots: [Int] { parents.indices.filter { parents[$0] == $0 } }

  func members(ofRoot root: Int) -> [Int] { grown[root]?.members.sorted() ?? [root] }
  func articles(ofRoot root: Int) -> Set<Int> { grown[root]?.articles ?? [records[root].article] }
  func entry(ofRoot root: Int) -> PackEntry.ID? { state(ofRoot: root).entries.min() }
  func profile(ofRoot root: Int) -> Profile { grown[root]?.profile ?? records[root].profile }
  func sides(ofRoot root: Int) -> Set<Int> { state(ofRoot: root).sides }
  func gender(ofRoot root: Int) -> Gender? { state(ofRoot: root).gender }
  func holdsPeople(root: Int) -> Bool { state(ofRoot: root).holdsPeople }
  func people(ofRoot root: Int) -> [PersonName] { state(ofRoot: root).people }

  /// Whether the groups of two records may be one.
  ///
  /// Never: what a person has told apart; chains of one article (unless `inOneArticle`), different entries, different given
  /// names, father and son; nor people of different genders or countries, unless an office or much company they share
  /// says that one of the articles was misread. Where a person has called names the same, their differing is no reason.
  mutating func mayUnite(_ a: Int, _ b: Int, despite isSupported: Bool = false, inOneArticle: Bool = false) -> Bool {
    let (rootA, rootB) = (root(of: a), root(of: b))
    guard rootA != rootB else { return false }
    let (x, y) = (state(ofRoot: rootA), state(ofRoot: rootB))
    guard (x.holdsPeople && y.holdsPeople) || (x.holdsThings && y.holdsThings) else { return false }
    if Verdicts.differ(x.sides, y.sides) { return false }
    if !x.kin.isDisjoint(with: y.kin) || !x.entries.isDisjoint(with: y.entries) { return true }
    if !x.entries.isEmpty, !y.entries.isEmpty { return false }
    if !inOneArticle, standInOneArticle(x, y) { return false }
    if !isSupported, let gender = x.gender, let other = y.gender, gender != other { return false }
    if !isSupported, !x.profile.countries.isEmpty, !y.profile.countries.isEmpty,
      x.profile.countries.isDisjoint(with: y.profile.countries)
    {
      return false
    }
    return !haveOtherNames(x, y)
  }

  /// Whether an article names both. What a person called the same by two names may stand in one article by both.
  private func standInOneArticle(_ x: State, _ y: State) -> Bool {
    let (few, many) = x.articles.count < y.articles.count ? (x.articles, y.articles) : (y.articles, x.articles)
    guard few.contains(where: many.contains) else { return false }
    guard x.isJoined || y.isJoined else { return true }
    func names(_ state: State) -> Set<[String]> {
      Set(state.members.map { [String(records[$0].article), records[$0].plain] })
    }
    return !names(x).isDisjoint(with: names(y))
  }

  private func haveOtherNames(_ x: State, _ y: State) -> Bool {
    func bears(_ state: State, _ name: PersonName) -> Bool {
      state.people.contains { $0.core == name.core && $0.suffix == name.suffix }
    }
    for person in x.people.prefix(8) {
      if y.isJoined, bears(y, person) { continue }
      for other in y.people.prefix(8) {
        if x.isJoined, bears(x, other) { continue }
        if person.compared(to: other).isConflict { return true }
      }
    }
    return false
  }

  /// Makes the groups of two records one.
  mutating func unite(_ a: Int, _ b: Int, score: Double, reason: String) {
    let (rootA, rootB) = (root(of: a), root(of: b))
    guard rootA != rootB else { return }
    let (sizeA, sizeB) = (grown[rootA]?.members.count ?? 1, grown[rootB]?.members.count ?? 1)
    let (root, leaf) = (sizeA, rootB) > (sizeB, rootA) ? (rootA, rootB) : (rootB, rootA)
    let gone = grown.removeValue(forKey: leaf) ?? alone(leaf)
    // Taken out while it changes, so that nothing is copied.
    var state = grown.removeValue(forKey: root) ?? alone(root)
    parents[leaf] = root
    merges.append(Merge(first: min(a, b), second: max(a, b), score: score, reason: reason))
    state.add(gone)
    grown[root] = state
  }
}
