internal import GRDB
internal import GraphSchema

/// The kinds at the two ends of a relation.
struct KindPair: Hashable, Comparable, Sendable {
  let subject: EntityKind
  let object: EntityKind

  static func < (a: KindPair, b: KindPair) -> Bool { (a.subject, a.object) < (b.subject, b.object) }
}

/// What the database knows of a predicate when it decides whether a relation fits.
struct PredicateRule: Hashable, Sendable {
  /// For a symmetric predicate in both orders, since which end comes first is decided by the ids.
  let pairs: Set<KindPair>
  let isSymmetric: Bool

  init(pairs: Set<KindPair>, isSymmetric: Bool) {
    self.pairs = pairs
    self.isSymmetric = isSymmetric
  }

  init(_ predicate: GraphSchema.Predicate) {
    var pairs: Set<KindPair> = []
    for subject in predicate.subjectKinds {
      for object in predicate.objectKinds {
        pairs.insert(KindPair(subject: subject, object: object))
        if predicate.isSymmetric { pairs.insert(KindPair(subject: object, object: subject)) }
      }
    }
    self.init(pairs: pairs, isSymmetric: predicate.isSymmetric)
  }
}

/// The catalogue as rows, so that the database itself can refuse what does not fit.
enum CatalogueRows {
  static func differ(from catalogue: Catalogue, in db: Database) throws -> Bool {
    try Meta.value(.catalogue, in: db) != fingerprint(catalogue)
  }

  /// Adds and changes predicates; never removes one. Empties the derived graph when a known predicate joins other kinds
  /// than before, because relations may not fit any more, or claims that did not fit now do.
  static func update(to catalogue: Catalogue, in db: Database) throws {
    let before = try rules(db)
    let changed = catalogue.predicates.contains { predicate in
      before[predicate.id].map { $0 != PredicateRule(predicate) } ?? false
    }
    if changed { try GraphRows.clear(db) }
    for (position, predicate) in catalogue.predicates.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO predicates
            (id, position, family, label, inverse, aspect, symmetric, functional, definition, wikidata, schema_org)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET
            position = excluded.position, family = excluded.family, label = excluded.label,
            inverse = excluded.inverse, aspect = excluded.aspect, symmetric = excluded.symmetric,
            functional = excluded.functional, definition = excluded.definition, wikidata = excluded.wikidata,
            schema_org = excluded.schema_org
          """,
        arguments: [
          predicate.id, position, predicate.family, predicate.label, predicate.inverse, predicate.aspect.rawValue,
          predicate.isSymmetric, predicate.functional?.rawValue, predicate.definition, predicate.wikidata,
          predicate.schemaOrg,
        ])
      let rule = PredicateRule(predicate)
      if before[predicate.id]?.pairs == rule.pairs { continue }
      try db.execute(sql: "DELETE FROM predicate_kinds WHERE predicate = ?", arguments: [predicate.id])
      for pair in rule.pairs.sorted() {
        try db.execute(
          sql: "INSERT INTO predicate_kinds (predicate, subject_kind, object_kind) VALUES (?, ?, ?)",
          arguments: [predicate.id, pair.subject.rawValue, pair.object.rawValue])
      }
    }
    try Meta.set(.catalogue, to: fingerprint(catalogue), in: db)
  }

  /// The numbers that the derived tables give the predicates.
  static func numbers(_ db: Database) throws -> [GraphSchema.Predicate.ID: Int] {
    var numbers: [GraphSchema.Predicate.ID: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, number FROM predicates") { try numbers[row.read(0)] = row.read(1) }
    return numbers
  }

  /// The rules of the file: those of the catalogue given last, and whatever earlier ones had besides.
  static func rules(_ db: Database) throws -> [GraphSchema.Predicate.ID: PredicateRule] {
    var pairs: [String: Set<KindPair>] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT predicate, subject_kind, object_kind FROM predicate_kinds") {
      let subject: EntityKind = try Stored.value(row, "subject_kind")
      let object: EntityKind = try Stored.value(row, "object_kind")
      try pairs[row.read("predicate"), default: []].insert(KindPair(subject: subject, object: object))
    }
    var rules: [String: PredicateRule] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, symmetric FROM predicates") {
      let id: String = try row.read("id")
      try rules[id] = PredicateRule(pairs: pairs[id] ?? [], isSymmetric: row.read("symmetric"))
    }
    return rules
  }

  private static func fingerprint(_ catalogue: Catalogue) -> String {
    let lines = catalogue.predicates.map { predicate in
      let kinds = PredicateRule(predicate).pairs.sorted().map { "\($0.subject.rawValue)>\($0.object.rawValue)" }
      return [
        predicate.id, predicate.family, predicate.label, predicate.inverse, predicate.aspect.rawValue,
        String(predicate.isSymmetric), predicate.functional?.rawValue ?? "", predicate.definition,
        predicate.wikidata ?? "", predicate.schemaOrg ?? "", kinds.joined(separator: " "),
      ].joined(separator: "\u{1F}")
    }
    return StableHash.hex128(lines.joined(separator: "\u{1E}"))
  }
}
