internal import GraphSchema

/// Reads the relations that a pack adds to the catalogue: `predicates.tsv`, one a row.
enum PredicateTable {
  static let file = "predicates.tsv"

  /// The catalogue with the relations of a file; one of the built-in ones keeps its kinds and cannot be replaced.
  static func add(_ file: PackFile, to catalogue: Catalogue) throws(PackError) -> Catalogue {
    var predicates = catalogue.predicates
    let rows = try Table(file, columns: ["id", "label", "inverse", "subject", "object", "aspect"]).rows
    for row in rows {
      let predicate = try predicate(row)
      guard Catalogue.standard[predicate.id] == nil else {
        throw PackError(
          code: .malformed, what: "'\(predicate.id)' is a relation of the built-in catalogue", place: row.place,
          remedy: "give yours an id of its own")
      }
      predicates.append(predicate)
    }
    return Catalogue(predicates: predicates, subkinds: catalogue.subkinds)
  }

  private static func predicate(_ row: Table.Row) throws(PackError) -> Predicate {
    let id = try row.required("id")
    let isWord = id.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
    guard isWord, id.utf8.count <= 60 else {
      throw PackError(
        code: .malformed, what: "'\(id)' is no id of a relation", place: row.place,
        remedy: "write it with small letters and '_', as member_of")
    }
    let label = try row.required("label")
    let isSymmetric = try row.flag("symmetric")
    let (subjects, objects) = (try row.kinds("subject"), try row.kinds("object"))
    guard !isSymmetric || subjects == objects else {
      throw PackError(
        code: .malformed, what: "'\(id)' is symmetric and joins different kinds at its ends", place: row.place,
        remedy: "write the same kinds under 'subject' and 'object'")
    }
    var functional: Predicate.Functional?
    if row.value("functional") != nil { functional = try row.choice("functional") }
    return Predicate(
      id: id, family: row.value("family") ?? "own", label: label,
      inverse: try row.required("inverse"), subjectKinds: subjects, objectKinds: objects,
      aspect: try row.choice("aspect"), isSymmetric: isSymmetric, definition: row.value("definition") ?? label,
      functional: functional)
  }
}

extension Table.Row {
  /// A cell that says true or false; nothing is false.
  fileprivate func flag(_ column: String) throws(PackError) -> Bool {
    switch value(column) {
    case nil, "false": return false
    case "true": return true
    case let text?:
      throw PackError(
        code: .unknownValue, what: "'\(text)' is not a value of '\(column)'", place: place, remedy: "true or false")
    }
  }

  /// A cell that lists kinds: "person|organization".
  fileprivate func kinds(_ column: String) throws(PackError) -> Set<EntityKind> {
    _ = try required(column)
    var kinds: Set<EntityKind> = []
    for text in list(column) {
      guard let kind = EntityKind(rawValue: text) else {
        throw PackError(
          code: .unknownValue, what: "'\(text)' is no kind", place: place, remedy: "person, place or organization")
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
