internal import GraphSchema

/// The way from a name in a pack's file to the entry it means.
struct EntryDirectory {
  private var countries: [String: PackEntry.ID] = [:]
  private var organizations: [String: PackEntry.ID] = [:]
  private var people: [String: PackEntry.ID] = [:]
  private var places: [String: [Place]] = [:]

  private struct Place {
    let subkind: String
    let country: String?
    let id: PackEntry.ID
  }

  init(
    countries: [Table.Row], places: [Table.Row], organizations: [Table.Row], people: [Table.Row]
  ) throws(PackError) {
    for row in countries { self.countries[try row.required("iso2")] = try row.countryID() }
    for row in places {
      let place = Place(subkind: try row.required("subkind"), country: row.value("country"), id: try row.placeID())
      self.places[try row.required("name"), default: []].append(place)
    }
    for row in organizations { self.organizations[try row.required("name")] = try row.organizationID() }
    for row in people { self.people[try row.required("name")] = try row.entryID(prefix: "person") }
  }

  /// The country with the code in a column, or `nil` where the cell is empty.
  func country(_ column: String, of row: Table.Row) throws(PackError) -> PackEntry.ID? {
    guard let code = row.value(column) else { return nil }
    guard let id = countries[code] else {
      throw row.unknown(code, "country", remedy: "write the ISO 3166 code of a row of countries.tsv")
    }
    return id
  }

  /// The region of a place: of the same country where two share the name.
  func region(of row: Table.Row) throws(PackError) -> PackEntry.ID? {
    guard let name = row.value("region") else { return nil }
    let country = row.value("country")
    let regions = (places[name] ?? []).filter { $0.subkind == "region" }
    guard let region = regions.first(where: { $0.country == country }) ?? regions.first else {
      throw row.unknown(name, "region", remedy: "add a row with the subkind 'region' to places.tsv")
    }
    return region.id
  }

  /// The city where a body or a country's government sits.
  func seat(_ column: String, country: String?, of row: Table.Row) throws(PackError) -> PackEntry.ID? {
    guard let name = row.value(column) else { return nil }
    guard let id = place(named: name, country: country) else {
      throw row.unknown(name, "place", remedy: "add a row to places.tsv")
    }
    return id
  }

  func parent(of row: Table.Row) throws(PackError) -> PackEntry.ID? {
    guard let name = row.value("parent") else { return nil }
    guard let id = organizations[name] else {
      throw row.unknown(name, "organization", remedy: "add a row to organizations.tsv")
    }
    return id
  }

  /// A country by its code, or a body, or a place by its name: what an office or a metonym belongs to.
  func body(named name: String, at row: Table.Row) throws(PackError) -> PackEntry.ID {
    guard let id = countries[name] ?? organizations[name] ?? place(named: name, country: nil) else {
      throw row.unknown(
        name, "country, organization or place", remedy: "write a country's code or a name of the tables")
    }
    return id
  }

  func holding(_ row: Table.Row, _ catalogue: Catalogue) throws(PackError) -> OfficeHolding {
    let name = try row.required("person")
    guard let person = people[name] else {
      throw row.unknown(name, "person", remedy: "add a row to people.tsv")
    }
    guard let predicate = try row.predicate("predicate", of: catalogue) else {
      throw PackError(
        code: .malformed, what: "the office has no predicate", place: row.place, remedy: "for example minister_of")
    }
    return OfficeHolding(
      person: person, predicate: predicate, object: try body(named: row.required("object"), at: row),
      role: try row.required("role"), start: row.value("start"), end: row.value("end"))
  }

  /// Of several places with one name, the one of the country, then a city before a region.
  private func place(named name: String, country: String?) -> PackEntry.ID? {
    let found = places[name] ?? []
    let inCountry = found.filter { country != nil && $0.country == country }
    let choices = inCountry.isEmpty ? found : inCountry
    return (choices.first { $0.subkind == "city" } ?? choices.first)?.id
  }
}

extension Table.Row {
  func unknown(_ name: String, _ kind: String, remedy: String) -> PackError {
    PackError(code: .unknownReference, what: "no \(kind) is called '\(name)'", place: place, remedy: remedy)
  }

  func countryID() throws(PackError) -> PackEntry.ID {
    if let wikidata = value("wikidata") { return wikidata }
    return try "pack:country/" + required("iso2").lowercased()
  }

  func placeID() throws(PackError) -> PackEntry.ID {
    try entryID(prefix: [required("subkind"), value("country")?.lowercased()].compactMap { $0 }.joined(separator: "/"))
  }

  func organizationID() throws(PackError) -> PackEntry.ID {
    try entryID(prefix: ["organization", value("country")?.lowercased()].compactMap { $0 }.joined(separator: "/"))
  }

  /// The Wikidata id, else one made of the kind and the name.
  func entryID(prefix: String) throws(PackError) -> PackEntry.ID {
    if let wikidata = value("wikidata") { return wikidata }
    let name = try required("name").lowercased()
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      // The same as below, a byte at a time: nearly all names are ASCII.
      var slug = Array("pack:\(prefix)/".utf8)
      for byte in name.utf8 {
        if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
          slug.append(byte)
        } else if slug.last != UInt8(ascii: "-") {
          slug.append(UInt8(ascii: "-"))
        }
      }
      return String(decoding: slug, as: UTF8.self)
    }
    var slug = ""
    for character in name {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if slug.last != "-" {
        slug.append("-")
      }
    }
    return "pack:\(prefix)/\(slug)"
  }
}
