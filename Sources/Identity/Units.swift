internal import GraphSchema
internal import Names

/// Chains that bear the same name and of which nothing says that they differ: what is compared as one.
struct Unit {
  /// Indices of records, ascending.
  let members: [Int]
  /// Distinct forms of its name, at most eight.
  let forms: [ParsedName]
  let keys: [String]
  let profile: Profile
  /// The names beside it in its articles.
  let company: [Int]
  let own: Set<Int>
  /// Whether its name is so common that it needs support to be one with its like.
  let isCommon: Bool
  let isBare: Bool
  let kind: EntityKind

  init(members: [Int], records: [ChainRecord], neighbourhoods: Neighbourhoods) {
    self.members = members
    var forms: [ParsedName] = []
    var profile = Profile()
    var own: Set<Int> = []
    var seen: Set<String> = []
    for member in members {
      for form in records[member].forms where forms.count < 8 && seen.insert(form.written).inserted {
        forms.append(form)
      }
      profile.formUnion(records[member].profile)
      if let number = neighbourhoods.number(of: records[member].neighbourKey) { own.insert(number) }
    }
    self.forms = forms
    self.profile = profile
    self.own = own
    kind = records[members[0]].kind
    isBare = members.allSatisfy { records[$0].isBare }
    isCommon = members.allSatisfy { records[$0].entry == nil && records[$0].needsSupport }
    company = neighbourhoods.company(of: members.map { records[$0].article }, without: own)
    var keys = Set(forms.flatMap(\.keys))
    keys.insert("=" + records[members[0]].plain)
    self.keys = keys.sorted()
  }

  /// Divides the records into units: the members of one entry; else the records of one kind, name, gender and profile that
  /// nobody told apart.
  static func units(of records: [ChainRecord], verdicts: Verdicts, in neighbourhoods: Neighbourhoods) -> [Unit] {
    var groups: [Signature: [Int]] = [:]
    var alone: [[Int]] = []
    for (index, record) in records.enumerated() {
      if let entry = record.entry {
        let signature = Signature(name: entry, kind: .place, isEntry: true, gender: nil, profile: Profile(), sides: [])
        groups[signature, default: []].append(index)
      } else if record.needsSupport || record.plain.isEmpty {
        alone.append([index])
      } else {
        let signature = Signature(
          name: record.plain, kind: record.kind, isEntry: false, gender: record.gender, profile: record.profile,
          sides: verdicts.sides[record.reference] ?? [])
        groups[signature, default: []].append(index)
      }
    }
    // Two chains of one article that bear one name were kept apart by its reader, who knew more.
    for members in groups.values {
      var articles: Set<Int> = []
      let isEntry = records[members[0]].entry != nil
      var together: [Int] = []
      for member in members {
        if isEntry || articles.insert(records[member].article).inserted {
          together.append(member)
        } else {
          alone.append([member])
        }
      }
      alone.append(together)
    }
    return alone.sorted { $0[0] < $1[0] }.map { Unit(members: $0, records: records, neighbourhoods: neighbourhoods) }
  }

  private struct Signature: Hashable {
    let name: String
    let kind: EntityKind
    let isEntry: Bool
    let gender: Gender?
    let profile: Profile
    /// What a person told apart is no unit.
    let sides: Set<Int>
  }
}
