internal import GraphSchema

/// Names in a table: a header row, one tab between cells, `|` between the items of a list.
///
/// Columns: `name`, `kind` (person, place, organization), and any of `id`, `subkind`, `aliases`, `country` (an id or a code
/// of ISO 3166), `within`, `wikidata`, `gender` (f, m), `pages`, `same_as`.
struct TableNames: NameLineReader {
  private let countries: [String: String]
  private var columns: [String: Int]?

  init(countries: [String: String]) { self.countries = countries }

  mutating func read(_ line: UnsafeBufferPointer<UInt8>) -> NameLine {
    let text = String(decoding: line, as: UTF8.self)
    guard text.utf8.elementsEqual(line) else {
      return .broken(what: "the line is not UTF-8", remedy: "save the table as UTF-8")
    }
    if text.hasPrefix("#") { return .other }
    let cells = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      Substring($0).trimmed()
    }
    guard let columns else {
      let header = Dictionary(cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      self.columns = header
      guard header["name"] != nil, header["kind"] != nil else {
        return .broken(
          what: "there is no column 'name' or no column 'kind'", remedy: "begin the table with a header row")
      }
      return .other
    }
    guard cells.count <= columns.count else {
      return .broken(
        what: "the row has \(cells.count) cells, the header has \(columns.count)", remedy: "separate cells by one tab")
    }
    func value(_ column: String) -> String? {
      guard let index = columns[column], index < cells.count, !cells[index].isEmpty else { return nil }
      return cells[index]
    }
    return record(value)
  }

  private func record(_ value: (String) -> String?) -> NameLine {
    guard let name = value("name") else {
      return .broken(what: "the name is empty", remedy: "write one, or take the line out")
    }
    guard let kind = value("kind").flatMap({ EntityKind(rawValue: $0) }) else {
      return .broken(what: "'\(value("kind") ?? "")' is no kind", remedy: "write person, place or organization")
    }
    if let subkind = value("subkind"), Catalogue.standard.subkinds[kind]?.contains(subkind) != true {
      return .broken(
        what: "'\(subkind)' is not a subkind of \(kind.rawValue)",
        remedy: "one of \((Catalogue.standard.subkinds[kind] ?? []).joined(separator: ", "))")
    }
    if let gender = value("gender"), Gender(rawValue: gender) == nil {
      return .broken(what: "'\(gender)' is not a gender", remedy: "write f, m or nothing")
    }
    if let pages = value("pages"), Int(pages) == nil {
      return .broken(what: "'\(pages)' is not a number of pages", remedy: "write digits, or nothing")
    }
    var record = NameRecord()
    record.name = name
    record.kind = kind
    record.subkind = value("subkind")
    record.aliases = (value("aliases") ?? "").split(separator: "|").map { $0.trimmed() }.filter { !$0.isEmpty }
    record.country = value("country").map { countries[$0.lowercased()] ?? $0 }
    record.within = value("within")
    record.wikidata = value("wikidata")
    record.gender = value("gender").flatMap { Gender(rawValue: $0) }
    record.pages = value("pages").flatMap { Int($0) } ?? 0
    record.sameAs = value("same_as")
    record.id = value("id") ?? record.wikidata ?? ""
    return .record(record)
  }
}

extension Substring {
  /// Without blanks at either end.
  fileprivate func trimmed() -> String {
    var slice = self
    while slice.utf8.first == UInt8(ascii: " ") { slice.removeFirst() }
    while slice.utf8.last == UInt8(ascii: " ") { slice.removeLast() }
    return String(slice)
  }
}
