internal import GraphSchema

/// Reads profiles from the relations of one article.
struct Profiles {
  /// Predicates whose object tells who the subject is.
  ///
  /// Only what lasts: a minister stays a minister from one article to the next, a meeting is over.
  private static let telling: Set<Predicate.ID> = [
    "head_of_state_of", "head_of_government_of", "minister_of", "holds_office_in", "head_of", "envoy_to", "represents",
    "spokesperson_of", "candidate_for", "employed_by", "member_of", "party_member_of", "plays_for", "educated_at",
    "adviser_to", "agency_of", "spouse_of", "parent_of", "sibling_of", "headquartered_in", "subsidiary_of", "part_of",
    "located_in", "founded", "capital_of",
  ]

  /// Predicates that bind the subject to the country of the object. An envoy is sent abroad, and a visitor is no citizen.
  private static let binding: Set<Predicate.ID> = [
    "head_of_state_of", "head_of_government_of", "minister_of", "holds_office_in", "citizen_of", "agency_of",
    "located_in",
    "candidate_for",
  ]

  private let countries: [PackEntry.ID: PackEntry]

  init(pack: Pack) {
    countries = Dictionary(pack.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The country that an entry is or lies in; `nil` when no pack knows.
  func country(of entry: PackEntry.ID?) -> PackEntry.ID? {
    guard let entry = entry.flatMap({ countries[$0] }) else { return nil }
    return entry.subkind == "country" ? entry.id : entry.country
  }

  func name(of entry: PackEntry.ID) -> String? { countries[entry]?.name }

  /// Notes where the places of one article lie and whose its public bodies are, as it says, by what its reader knows of the
  /// larger ones.
  func place(_ records: inout ArraySlice<ChainRecord>, from relations: [RelationClaim]) {
    let start = records.startIndex
    for relation in relations where relation.evidence.polarity == .asserted {
      guard relation.subject < records.count, relation.object < records.count else { continue }
      let telling = records[start + relation.subject].kind == .place ? "located_in" : "agency_of"
      if relation.predicate == telling, let holder = records[start + relation.object].entry {
        records[start + relation.subject].profile.holders.insert(holder)
      }
    }
  }

  /// Fills the profiles of the chains of one article; `records` are its chains in order.
  func fill(_ records: inout ArraySlice<ChainRecord>, from relations: [RelationClaim]) {
    let start = records.startIndex
    for relation in relations where relation.evidence.polarity == .asserted && relation.evidence.modality == .actual {
      guard relation.subject < records.count, relation.object < records.count else { continue }
      let object = records[start + relation.object]
      let key = object.entry ?? object.plain
      if Self.telling.contains(relation.predicate) {
        records[start + relation.subject].profile.offices.insert("\(relation.predicate) \(key)")
      }
      if Self.binding.contains(relation.predicate), let country = country(of: object.entry) {
        records[start + relation.subject].profile.countries.insert(country)
      }
    }
    // A place that its article knows is of a country without being said to be.
    for index in records.indices where records[index].kind == .place {
      if let entry = records[index].entry, let country = country(of: entry), country != entry {
        records[index].profile.countries.insert(country)
      }
    }
  }

  /// The profile that the pack itself gives a person: the offices held.
  func profile(of entry: PackEntry, holdings: [OfficeHolding]) -> Profile {
    var profile = Profile()
    if let country = entry.country { profile.countries.insert(country) }
    for holding in holdings {
      profile.offices.insert("\(holding.predicate) \(holding.object)")
      if Self.binding.contains(holding.predicate), let country = country(of: holding.object) {
        profile.countries.insert(country)
      }
    }
    return profile
  }
}
