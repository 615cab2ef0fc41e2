internal import Foundation
internal import GraphSchemaFiles

/// A relation type: what it is called and which kinds it may join.
public struct Predicate: Hashable, Sendable {
  /// "minister_of": fixed for ever; new ones are added, old ones never renamed.
  public typealias ID = String

  public let id: ID
  /// "office", "kinship", "diplomacy" ...
  public let family: String
  /// "minister of": reads from subject to object.
  public let label: String
  /// "has minister": reads from object to subject.
  public let inverse: String
  /// How it reads where it is over; `nil` for events, and for states that are told in the past while they last.
  public let past: Words?
  public let subjectKinds: Set<EntityKind>
  public let objectKinds: Set<EntityKind>
  public let aspect: Aspect
  /// Whether the relation reads the same from both ends.
  public let isSymmetric: Bool
  public let definition: String
  /// Which end has at most one partner at a time.
  public let functional: Functional?
  /// "P39"
  public let wikidata: String?
  /// A property of schema.org, without its prefix: "memberOf".
  public let schemaOrg: String?

  /// How a relation reads, from either end.
  public struct Words: Hashable, Sendable, Codable {
    /// "former minister of"
    public let label: String
    /// "had minister"
    public let inverse: String

    public init(label: String, inverse: String) {
      self.label = label
      self.inverse = inverse
    }
  }

  /// "minister of", "has minister"; "former minister of", "had minister".
  public func words(isPast: Bool, fromObject: Bool = false) -> String {
    guard isPast, let past else { return fromObject ? inverse : label }
    return fromObject ? past.inverse : past.label
  }

  /// What kind of fact a relation is: decides whether a date is a moment or a stretch of time.
  public enum Aspect: String, Hashable, Sendable, Codable {
    /// Holds over an interval.
    case state
    /// Happens.
    case event
  }

  /// Which end of a relation has at most one partner at a time: a country has one capital.
  public enum Functional: String, Hashable, Sendable, Codable {
    case subject, object, both
  }

  /// Whether the predicate may join these kinds, in this direction.
  public func admits(subject: EntityKind, object: EntityKind) -> Bool {
    subjectKinds.contains(subject) && objectKinds.contains(object)
  }

  public init(
    id: ID, family: String, label: String, inverse: String, subjectKinds: Set<EntityKind>,
    objectKinds: Set<EntityKind>, aspect: Aspect, isSymmetric: Bool, definition: String, functional: Functional? = nil,
    wikidata: String? = nil, schemaOrg: String? = nil, past: Words? = nil
  ) {
    self.id = id
    self.family = family
    self.label = label
    self.inverse = inverse
    self.past = past
    self.subjectKinds = subjectKinds
    self.objectKinds = objectKinds
    self.aspect = aspect
    self.isSymmetric = isSymmetric
    self.definition = definition
    self.functional = functional
    self.wikidata = wikidata
    self.schemaOrg = schemaOrg
  }
}

/// The closed set of relation types.
public struct Catalogue: Hashable, Sendable {
  /// In the catalogue's order: by family, then by importance.
  public let predicates: [Predicate]
  /// Kind to its subkinds.
  public let subkinds: [EntityKind: [String]]
  private let byID: [Predicate.ID: Int]

  /// Later predicates with the id of an earlier one replace it.
  public init(predicates: [Predicate], subkinds: [EntityKind: [String]]) {
    var kept: [Predicate] = []
    var byID: [Predicate.ID: Int] = [:]
    for predicate in predicates {
      if let index = byID[predicate.id] {
        kept[index] = predicate
      } else {
        byID[predicate.id] = kept.count
        kept.append(predicate)
      }
    }
    self.predicates = kept
    self.subkinds = subkinds
    self.byID = byID
  }

  public subscript(id: Predicate.ID) -> Predicate? { byID[id].map { predicates[$0] } }

  /// How a relation reads to a person: "former minister of", where whatever asserts it speaks of the past; the id of a
  /// predicate that is not here.
  ///
  /// - Parameter fromObject: whether it is read from its object: "had minister".
  public func words(for relation: Relation, fromObject: Bool = false) -> String {
    self[relation.predicate]?.words(isPast: relation.isPast, fromObject: fromObject) ?? relation.predicate
  }

  /// The catalogue that Kith is built with (`Schema/Vocabulary/catalogue.json`).
  public static let standard: Catalogue = {
    do {
      return try Catalogue(json: Data(EmbeddedFile.catalogue.bytes))
    } catch {
      // The file is part of the executable and a test reads it: a failure here is a broken build.
      preconditionFailure("the embedded catalogue cannot be read: \(error)")
    }
  }()

  private init(json: Data) throws {
    let file = try JSONDecoder().decode(File.self, from: json)
    self.init(
      predicates: file.predicates.map { row in
        Predicate(
          id: row.id, family: row.family, label: row.label, inverse: row.inverse, subjectKinds: Set(row.subject),
          objectKinds: Set(row.object), aspect: row.aspect, isSymmetric: row.symmetric, definition: row.definition,
          functional: row.functional, wikidata: row.wikidata, schemaOrg: row.schemaOrg,
          past: row.past)
      },
      subkinds: Dictionary(
        uniqueKeysWithValues: file.kinds.compactMap { name, kind in
          EntityKind(rawValue: name).map { ($0, kind.subkinds) }
        }
      ))
  }

  /// The shape of the JSON file.
  private struct File: Decodable {
    struct Kind: Decodable { let subkinds: [String] }
    struct Row: Decodable {
      let id, family, label, inverse, definition: String
      let subject, object: [EntityKind]
      let aspect: Predicate.Aspect
      let symmetric: Bool
      let functional: Predicate.Functional?
      let wikidata, schemaOrg: String?
      let past: Predicate.Words?

      enum CodingKeys: String, CodingKey {
        case id, family, label, inverse, past, definition, subject, object, aspect, symmetric, functional, wikidata
        case schemaOrg = "schema_org"
      }
    }
    let kinds: [String: Kind]
    let predicates: [Row]
  }
}
