internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// The relations that the graph knows: those of the built-in catalogue, and those that a pack has added to the file.
  ///
  /// - Complexity: O(relations of the catalogue).
  public func catalogue() throws(StoreError) -> Catalogue {
    try read { db in
      let kinds = try CatalogueRows.rules(db)
      let standard = Catalogue.standard
      var predicates = standard.predicates
      for row in try Row.fetchAll(db, sql: "SELECT * FROM predicates ORDER BY position, id") {
        let id: String = try row.read("id")
        guard standard[id] == nil, let rule = kinds[id] else { continue }
        let functional: String? = try row.read("functional")
        try predicates.append(
          GraphSchema.Predicate(
            id: id, family: row.read("family"), label: row.read("label"), inverse: row.read("inverse"),
            subjectKinds: Set(rule.pairs.map(\.subject)), objectKinds: Set(rule.pairs.map(\.object)),
            aspect: Stored.value(row, "aspect"), isSymmetric: rule.isSymmetric, definition: row.read("definition"),
            functional: functional.flatMap(GraphSchema.Predicate.Functional.init(rawValue:)),
            wikidata: row.read("wikidata"), schemaOrg: row.read("schema_org")))
      }
      return Catalogue(predicates: predicates, subkinds: standard.subkinds)
    }
  }
}
