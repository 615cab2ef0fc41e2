public import GraphSchema

/// Which names of a drawing stand in one frame.
public enum DrawingGroups: Hashable, Sendable {
  case none
  /// The country itself with who governs, serves or lies in it, as the relations say; of two countries the one that more
  /// stories tell, then the first by id.
  case countries
  /// The names that belong together more than to others, each group called after the one among those drawn that most drawn
  /// relations join. The ids of the members; nobody is in two.
  case communities([[Entity.ID]])
  /// By what is written on the frame.
  case named(IDTable<String>)

  /// The groups with two members or more among those drawn, by name; the members in the order of the entities.
  ///
  /// - Parameter whole: what the drawing is a part of: its relations say what belongs to a country, too.
  func frames(of drawn: Subgraph, in whole: Subgraph) -> [(name: String, members: [Entity.ID])] {
    let names: IDTable<String>
    switch self {
    case .none: return []
    case .countries: names = Self.countries(of: whole)
    case .communities(let communities): names = Self.leaders(of: communities, in: drawn)
    case .named(let given): names = given
    }
    var members = IDTable<[Entity.ID]>()
    for entity in drawn.entities { if let name = names[entity.id] { members[name, default: []].append(entity.id) } }
    return members.ids.compactMap { name in
      members[name].flatMap { $0.count > 1 ? (name, $0) : nil }
    }
  }

  private static func countries(of subgraph: Subgraph) -> IDTable<String> {
    let countries = subgraph.entities.filter { $0.kind == .place && $0.subkind == "country" }
    var groups = IDTable(countries.map { ($0.id, $0.name) })
    let own = groups
    var best = IDTable<Int>()
    for relation in subgraph.relations where belonging.contains(relation.predicate) && relation.standing == .actual {
      guard own[relation.subject] == nil, let name = own[relation.object] else { continue }
      // Relations are sorted, so that of equals the first stays.
      if relation.stories > best[relation.subject] ?? 0 {
        best[relation.subject] = relation.stories
        groups[relation.subject] = name
      }
    }
    return groups
  }

  private static func leaders(of communities: [[Entity.ID]], in drawn: Subgraph) -> IDTable<String> {
    var degrees = IDTable<Int>()
    for relation in drawn.relations {
      degrees[relation.subject, default: 0] += 1
      degrees[relation.object, default: 0] += 1
    }
    let names = IDTable(drawn.entities.map { ($0.id, $0.name) })
    var groups = IDTable<String>()
    for (index, members) in communities.enumerated() {
      let present = members.filter { names[$0] != nil }.sorted { a, b in
        let (x, y) = (degrees[a] ?? 0, degrees[b] ?? 0)
        return x == y ? a.precedes(b) : x > y
      }
      guard let leader = present.first, let name = names[leader] else { continue }
      // Two communities may each be led by a "John Smith": their frames stay two.
      let isTaken = groups.all.contains { $0.isSame(as: "around \(name)") }
      for member in present { groups[member] = isTaken ? "around \(name) (\(index + 1))" : "around \(name)" }
    }
    return groups
  }

  /// Relations that say whose somebody is. Visits, envoys and alliances lead to other countries.
  private static let belonging: Set<Predicate.ID> = [
    "head_of_state_of", "head_of_government_of", "minister_of", "holds_office_in", "citizen_of", "agency_of",
    "capital_of", "located_in", "headquartered_in", "spokesperson_of", "part_of", "candidate_for",
  ]
}
