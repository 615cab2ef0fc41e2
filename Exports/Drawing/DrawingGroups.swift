public import GraphSchema

/// Which names of a drawing stand in one frame, and what is written on it.
public struct DrawingGroups: Hashable, Sendable {
  /// The name of the group by the entities in it.
  private let names: IDTable<String>

  public init(_ names: IDTable<String>) { self.names = names }

  public static let none = DrawingGroups(IDTable())

  var isEmpty: Bool { names.isEmpty }

  subscript(entity: Entity.ID) -> String? { names[entity] }

  /// By country: the country itself with who governs, serves or lies in it, as the relations say; of two countries the one
  /// that more stories tell, then the first by id.
  public static func countries(in subgraph: Subgraph) -> DrawingGroups {
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
    return DrawingGroups(groups)
  }

  /// By community: the names that belong together more than to others, each group called after the one among those drawn
  /// that most relations join.
  ///
  /// - Parameter communities: the ids of their members; nobody is in two.
  public static func communities(_ communities: [[Entity.ID]], in subgraph: Subgraph) -> DrawingGroups {
    var degrees = IDTable<Int>()
    for relation in subgraph.relations {
      degrees[relation.subject, default: 0] += 1
      degrees[relation.object, default: 0] += 1
    }
    let names = IDTable(subgraph.entities.map { ($0.id, $0.name) })
    var groups = IDTable<String>()
    for (index, members) in communities.enumerated() {
      let drawn = members.filter { names[$0] != nil }.sorted { a, b in
        let (x, y) = (degrees[a] ?? 0, degrees[b] ?? 0)
        return x == y ? a.precedes(b) : x > y
      }
      guard let leader = drawn.first, let name = names[leader] else { continue }
      // Two communities may each be led by a "John Smith": their frames stay two.
      let isTaken = groups.all.contains { $0.isSame(as: "around \(name)") }
      for member in drawn { groups[member] = isTaken ? "around \(name) (\(index + 1))" : "around \(name)" }
    }
    return DrawingGroups(groups)
  }

  /// Relations that say whose somebody is. Visits, envoys and alliances lead to other countries.
  private static let belonging: Set<Predicate.ID> = [
    "head_of_state_of", "head_of_government_of", "minister_of", "holds_office_in", "citizen_of", "agency_of",
    "capital_of", "located_in", "headquartered_in", "spokesperson_of", "part_of", "candidate_for",
  ]

  /// The groups with two members or more among these, by name; the members in the order given.
  func frames(of entities: [Entity]) -> [(name: String, members: [Entity.ID])] {
    var members = IDTable<[Entity.ID]>()
    for entity in entities { if let name = names[entity.id] { members[name, default: []].append(entity.id) } }
    return members.ids.compactMap { name in
      members[name].flatMap { $0.count > 1 ? (name, $0) : nil }
    }
  }
}
