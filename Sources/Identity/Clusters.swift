internal import GraphSchema
internal import Names

/// Groups of chains that grow by uniting two, as long as nothing speaks against it.
struct Clusters {
  /// What holds for a whole group, kept at its root.
  private struct State {
    var members: [Int]
    var articles: Set<Int>
    var entry: PackEntry.ID?
    var women: Int
    var men: Int
    let isPerson: Bool
    var profile: Profile
    /// Full names of people, distinct; the first eight are compared.
    var people: [PersonName]
    /// Records that a person has told apart from a member.
    var apart: Set<Int>

    /// What at least twice as many members say as say otherwise.
    var gender: Gender? {
      if women > 0, women >= 2 * men { return .female }
      return men > 0 && men >= 2 * women ? .male : nil
    }
  }

  struct Merge {
    let first: Int
    let second: Int
    let score: Double
    let reason: String
  }

  private var parents: [Int]
  private var states: [Int: State] = [:]
  private(set) var merges: [Merge] = []

  init(_ records: [ChainRecord], apart: [Int: Set<Int>]) {
    parents = Array(records.indices)
    states.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      let people = record.forms.compactMap { form in
        if case .person(let person) = form, !person.isSingle { person } else { nil }
      }
      states[index] = State(
        members: [index], articles: [record.article], entry: record.entry,
        women: record.gender == .female ? 1 : 0, men: record.gender == .male ? 1 : 0,
        isPerson: record.kind == .person, profile: record.profile, people: people, apart: apart[index] ?? [])
    }
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

  func members(ofRoot root: Int) -> [Int] { states[root]?.members.sorted() ?? [] }
  func articles(ofRoot root: Int) -> Set<Int> { states[root]?.articles ?? [] }
  func entry(ofRoot root: Int) -> PackEntry.ID? { states[root]?.entry }
  func profile(ofRoot root: Int) -> Profile { states[root]?.profile ?? Profile() }
  func people(ofRoot root: Int) -> [PersonName] { states[root]?.people ?? [] }

  /// Whether the groups of two records may be one.
  ///
  /// Never: chains of one article (unless `inOneArticle`), different entries, different given names, father and son, and what a person has told
  /// apart; nor people of different genders or countries, unless an office or much company they share says that one of
  /// the articles was misread.
  mutating func mayUnite(_ a: Int, _ b: Int, despite isSupported: Bool = false, inOneArticle: Bool = false) -> Bool {
    let (rootA, rootB) = (root(of: a), root(of: b))
    guard rootA != rootB, let x = states[rootA], let y = states[rootB] else { return false }
    if x.isPerson != y.isPerson { return false }
    if !x.apart.isEmpty, y.members.contains(where: x.apart.contains) { return false }
    if let entry = x.entry, entry == y.entry { return true }
    if x.entry != nil, y.entry != nil { return false }
    let (few, many) = x.articles.count < y.articles.count ? (x.articles, y.articles) : (y.articles, x.articles)
    if !inOneArticle, few.contains(where: many.contains) { return false }
    if !isSupported, let gender = x.gender, let other = y.gender, gender != other { return false }
    if !isSupported, !x.profile.countries.isEmpty, !y.profile.countries.isEmpty,
      x.profile.countries.isDisjoint(with: y.profile.countries)
    {
      return false
    }
    for person in x.people.prefix(8) {
      for other in y.people.prefix(8) where person.compared(to: other).isConflict { return false }
    }
    return true
  }

  /// Makes the groups of two records one.
  mutating func unite(_ a: Int, _ b: Int, score: Double, reason: String) {
    let (rootA, rootB) = (root(of: a), root(of: b))
    guard rootA != rootB, let sizeA = states[rootA]?.members.count, let sizeB = states[rootB]?.members.count else {
      return
    }
    let (root, leaf) = (sizeA, rootB) > (sizeB, rootA) ? (rootA, rootB) : (rootB, rootA)
    guard let gone = states.removeValue(forKey: leaf) else { return }
    parents[leaf] = root
    merges.append(Merge(first: min(a, b), second: max(a, b), score: score, reason: reason))
    states[root]?.members += gone.members
    states[root]?.articles.formUnion(gone.articles)
    states[root]?.apart.formUnion(gone.apart)
    states[root]?.profile.formUnion(gone.profile)
    if states[root]?.entry == nil { states[root]?.entry = gone.entry }
    states[root]?.women += gone.women
    states[root]?.men += gone.men
    if let known = states[root]?.people, known.count < 8 {
      let new = gone.people.filter { name in !known.contains { $0.core == name.core && $0.suffix == name.suffix } }
      states[root]?.people += new
    }
  }
}
