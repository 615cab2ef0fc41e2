internal import GraphSchema

/// The relations that one line of a drawing stands for: all between two entities that run the same way.
///
/// What reads the same from both ends has a line of its own, without an arrowhead: joined with directed ones, the arrow
/// would say too much of it.
struct DrawingBundle: Hashable {
  let from: Entity.ID
  let to: Entity.ID
  let isSymmetric: Bool
  /// Most stories first, then by predicate.
  let relations: [Relation]

  /// The firmest standing among them; the line is drawn as it.
  var standing: Relation.Standing {
    Relation.Standing.allCases.first { standing in relations.contains { $0.standing == standing } } ?? .actual
  }

  var stories: Int { relations.map(\.stories).max() ?? 1 }

  /// The lines of a drawing, in the order of their first relations.
  static func all(of relations: [Relation], catalogue: Catalogue) -> [DrawingBundle] {
    struct Ends: Hashable {
      let from: TextBytes
      let to: TextBytes
      let isSymmetric: Bool
    }
    var order: [Ends] = []
    var grouped: [Ends: [Relation]] = [:]
    for relation in relations {
      let isSymmetric = catalogue[relation.predicate]?.isSymmetric ?? false
      let isTurned = isSymmetric && relation.object.precedes(relation.subject)
      let ends = Ends(
        from: TextBytes(isTurned ? relation.object : relation.subject),
        to: TextBytes(isTurned ? relation.subject : relation.object),
        isSymmetric: isSymmetric)
      if grouped[ends] == nil { order.append(ends) }
      grouped[ends, default: []].append(relation)
    }
    return order.map { ends in
      let sorted = (grouped[ends] ?? []).sorted {
        ($1.stories, $0.predicate) < ($0.stories, $1.predicate)
      }
      return DrawingBundle(
        from: ends.from.text, to: ends.to.text, isSymmetric: ends.isSymmetric, relations: sorted)
    }
  }
}
