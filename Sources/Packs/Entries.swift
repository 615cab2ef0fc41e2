internal import GraphSchema

extension EntryDirectory {
  /// The entries of all rows, sorted by id; a later row with the id of an earlier one replaces it.
  func entries(
    countries: [Table.Row], places: [Table.Row], organizations: [Table.Row], people: [Table.Row]
  ) throws(PackError) -> [PackEntry] {
    var found: [PackEntry] = []
    for row in countries { found.append(try country(row)) }
    for row in places { found.append(try place(row)) }
    for row in organizations { found.append(try organization(row)) }
    for row in people { found.append(try person(row)) }
    // Places in the list are sorted, not the entries: they are large.
    let order = found.indices.sorted { (found[$0].id, $0) < (found[$1].id, $1) }
    return order.indices.compactMap { at in
      at + 1 < order.count && found[order[at + 1]].id == found[order[at]].id ? nil : found[order[at]]
    }
  }

  private func country(_ row: Table.Row) throws(PackError) -> PackEntry {
    let name = try row.required("name")
    let code = try row.required("iso2")
    let official = row.value("official_name").map { [$0] } ?? []
    return PackEntry(
      id: try row.countryID(), kind: .place, subkind: "country", name: name,
      aliases: distinct(official + row.list("aliases"), except: name),
      demonyms: distinct(row.list("adjectives") + row.list("people"), except: name),
      seat: try seat("capital", country: code, of: row), wikidata: row.value("wikidata"), code: code)
  }

  private func place(_ row: Table.Row) throws(PackError) -> PackEntry {
    let name = try row.required("name")
    let subkind = try row.subkind(of: .place)
    let region = try region(of: row)
    let country = try country("country", of: row)
    return PackEntry(
      id: try row.placeID(), kind: .place, subkind: subkind, name: name,
      aliases: distinct(row.list("aliases"), except: name), demonyms: distinct(row.list("demonyms"), except: name),
      country: country, within: region ?? country, wikidata: row.value("wikidata"))
  }

  private func organization(_ row: Table.Row) throws(PackError) -> PackEntry {
    let name = try row.required("name")
    return PackEntry(
      id: try row.organizationID(), kind: .organization, subkind: try row.subkind(of: .organization),
      name: name, aliases: distinct(row.list("aliases"), except: name),
      demonyms: distinct(row.list("demonyms"), except: name), country: try country("country", of: row),
      within: try parent(of: row), seat: try seat("seat", country: row.value("country"), of: row),
      wikidata: row.value("wikidata"))
  }

  private func person(_ row: Table.Row) throws(PackError) -> PackEntry {
    let name = try row.required("name")
    return PackEntry(
      id: try row.entryID(prefix: "person"), kind: .person, name: name,
      aliases: distinct(row.list("aliases"), except: name), country: try country("country", of: row),
      wikidata: row.value("wikidata"), gender: try row.gender())
  }

  /// Each spelling once, in the order given.
  private func distinct(_ names: [String], except name: String) -> [String] {
    // A name has few others: a list is searched sooner than a table is made.
    var kept: [String] = []
    for other in names where other != name && !kept.contains(other) { kept.append(other) }
    return kept
  }
}

extension Table.Row {
  /// The subkind, which must be one of the catalogue's for the kind.
  func subkind(of kind: EntityKind) throws(PackError) -> String? {
    guard let subkind = value("subkind") else { return nil }
    let known = Catalogue.standard.subkinds[kind] ?? []
    guard known.contains(subkind) else {
      throw PackError(
        code: .unknownValue, what: "'\(subkind)' is not a subkind of \(kind.rawValue)", place: place,
        remedy: "one of \(known.joined(separator: ", "))")
    }
    return subkind
  }
}
