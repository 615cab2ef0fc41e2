internal import GraphSchema

/// Which of FollowTheMoney's schemata say what a relation says.
///
/// A schema of its own is used only for what is reported as actual and where both ends are of the kinds that it demands;
/// everything else is an `UnknownLink`, whose role says what it is.
///
/// Source: FollowTheMoney 4.11, https://followthemoney.tech/explorer/.
enum FollowTheMoney {
  struct Link {
    let schema: String
    /// The property that holds the subject, or the object when the link runs the other way.
    let from: String
    let to: String
    /// What holds the words of the relation.
    let words: String
    var isReversed = false
  }

  static func schema(of entity: Entity) -> String {
    switch (entity.kind, entity.subkind) {
    case (.person, _): "Person"
    case (.place, _): "Territory"
    case (.organization, "company"): "Company"
    case (.organization, "government"): "PublicBody"
    case (.organization, _): "Organization"
    }
  }

  static func link(_ relation: Relation, from subject: Entity?, to object: Entity?) -> Link {
    let other = Link(schema: "UnknownLink", from: "subject", to: "object", words: "role")
    guard relation.standing == .actual, let subject, let object else { return other }
    switch (relation.predicate, subject.kind, object.kind) {
    case ("employed_by", .person, .organization), ("plays_for", .person, .organization):
      return Link(schema: "Employment", from: "employee", to: "employer", words: "role")
    case ("member_of", .person, .organization), ("member_of", .organization, .organization),
      ("party_member_of", .person, .organization):
      return Link(schema: "Membership", from: "member", to: "organization", words: "role")
    case ("head_of", .person, .organization):
      return Link(schema: "Directorship", from: "director", to: "organization", words: "role")
    case ("spouse_of", .person, .person), ("parent_of", .person, .person), ("sibling_of", .person, .person),
      ("relative_of", .person, .person):
      return Link(schema: "Family", from: "person", to: "relative", words: "relationship")
    case ("adviser_to", .person, .person), ("associated_with", .person, .person):
      return Link(schema: "Associate", from: "person", to: "associate", words: "relationship")
    case ("succeeded", .person, .person), ("succeeded", .organization, .organization):
      return Link(schema: "Succession", from: "predecessor", to: "successor", words: "role", isReversed: true)
    case ("represents", let from, let to), ("spokesperson_of", let from, let to):
      guard from != .place, to != .place else { return other }
      return Link(schema: "Representation", from: "agent", to: "client", words: "role")
    case ("owns", let from, .organization), ("acquired", let from, .organization):
      guard from != .place, schema(of: object) == "Company" else { return other }
      return Link(schema: "Ownership", from: "owner", to: "asset", words: "role")
    case ("subsidiary_of", .organization, .organization):
      guard schema(of: subject) == "Company" else { return other }
      return Link(schema: "Ownership", from: "owner", to: "asset", words: "role", isReversed: true)
    default: return other
    }
  }

  /// Readable where the id has only what FollowTheMoney allows in one, a hash where not.
  static func id(_ kind: String, _ id: String) -> String {
    let isPlain =
      !id.isEmpty && id.utf8.count <= 128
      && id.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2D }
      && id.utf8.last != 0x2D
    // A dot marks the hash, and no plain id has one: so no two ids become one.
    return "kith-\(kind)" + (isPlain ? "-" + id : "." + StableHash.hex128(id))
  }
}
