internal import GraphSchema

/// Which relations schema.org can say, and how.
///
/// The catalogue names the nearest property; schema.org fixes what may stand on both sides of it. A property is written
/// only where it means what the relation means, so a reader who knows schema.org alone is never misled.
enum SchemaOrg {
  struct Edge: Equatable {
    let property: String
    /// From the object to the subject.
    let isReversed: Bool
  }

  static func edge(for predicate: Predicate?, from subject: EntityKind, to object: EntityKind) -> Edge? {
    guard let property = predicate?.schemaOrg else { return nil }
    switch property {
    // An occupation, not the body that it is held in; and a part of a creative work.
    case "hasOccupation", "isPartOf": return nil
    // Owns a product.
    case "owns": return nil
    // Runs from the organization to whoever founded it, who is no place.
    case "founder": return subject == .place ? nil : Edge(property: property, isReversed: true)
    case "parentOrganization", "worksFor", "affiliation", "alumniOf", "memberOf":
      return object == .organization && subject != .place ? Edge(property: property, isReversed: false) : nil
    // Between persons.
    case "knows": return subject == .person && object == .person ? Edge(property: property, isReversed: false) : nil
    // Places lie in places; organizations have a location.
    case "containedInPlace":
      return Edge(property: subject == .place ? property : "location", isReversed: false)
    default: return Edge(property: property, isReversed: false)
    }
  }

  /// Whether any relation of this predicate is said from its object to its subject.
  static func mayBeReversed(_ predicate: Predicate) -> Bool {
    EntityKind.allCases.contains { subject in
      EntityKind.allCases.contains { edge(for: predicate, from: subject, to: $0)?.isReversed == true }
    }
  }

  /// The schema.org types of an entity, the general one first.
  static func types(of entity: Entity) -> [String] {
    let narrow: String? =
      switch (entity.kind, entity.subkind) {
      case (.place, "country"): "Country"
      case (.place, "region"): "AdministrativeArea"
      case (.place, "city"): "City"
      case (.organization, "government"): "GovernmentOrganization"
      case (.organization, "party"): "PoliticalParty"
      case (.organization, "company"): "Corporation"
      case (.organization, "media"): "NewsMediaOrganization"
      case (.organization, "team"): "SportsTeam"
      case (.organization, "education"): "EducationalOrganization"
      case (.organization, "ngo"): "NGO"
      default: nil
      }
    let kind: String =
      switch entity.kind {
      case .person: "Person"
      case .place: "Place"
      case .organization: "Organization"
      }
    return [kind] + (narrow.map { [$0] } ?? [])
  }
}
