public import GraphSchema

/// Makes a pack of names of lines from elsewhere.
///
/// The rules for bad input:
///
/// - A line that cannot be read, names an unknown kind or has no name is left out.
/// - Of two lines with one id the first counts; the later ones are left out.
/// - "Same as" gives the names of an entry to another, over any number of steps. Where the steps go in a circle, where the
///   two are of different kinds, or where there is no such entry, every entry stands by itself.
/// - An entry that is a person and something else is left out.
///
/// Each of these is named with its line, and the rest is loaded. A source that breaks off (a cut-off file, a full disk)
/// and one without any entry make no pack.
public struct NamePackImporter {
  /// The format of a source.
  public enum Format: String, Sendable, CaseIterable {
    /// A JSON dump of Wikidata.
    case wikidata
    /// A table with a header row.
    case tsv
    /// Entities of FollowTheMoney, one JSON object a line.
    case ftm
  }

  /// What was made of the sources.
  public struct Report: Sendable {
    public fileprivate(set) var lines = 0
    public fileprivate(set) var entries = 0
    public fileprivate(set) var names = 0
    public fileprivate(set) var kinds: [EntityKind: Int] = [:]
    /// Lines about something that a pack does not hold, of another kind than wanted, or known to too few.
    public internal(set) var passedOver = 0
    /// Entries whose names went to another by "same as".
    public internal(set) var joined = 0
    /// The first lines that were left out or not joined, in the order found, at most `mostProblems`.
    public fileprivate(set) var problems: [PackError] = []
    public fileprivate(set) var problemCount = 0

    public static let mostProblems = 1_000

    mutating func note(_ error: PackError) {
      problemCount += 1
      if problems.count < Self.mostProblems { problems.append(error) }
    }
  }

  public internal(set) var report = Report()
  let kinds: Set<EntityKind>
  private let minimumPages: Int
  private let countries: [String: PackEntry.ID]
  var classes = WikidataClasses()

  /// The entries so far, one behind the other, and where each begins and came from.
  var blob: [UInt8] = []
  var drafts: [Draft] = []
  /// What entries of Wikidata are instances of, one behind the other.
  var classNumbers: [UInt32] = []
  var sources: [String] = []
  var sameAs: [(from: PackEntry.ID, to: PackEntry.ID, place: Place)] = []

  struct Place {
    let source: Int
    let line: Int
  }

  struct Draft {
    let start: Int
    let classes: Range<Int>
    let place: Place
  }

  /// - Parameters:
  ///   - kinds: only these.
  ///   - minimumPages: only entries with at least so many sitelinks, where the source counts them.
  ///   - countries: codes of ISO 3166, lower case, to ids.
  public init(
    kinds: Set<EntityKind> = Set(EntityKind.allCases), minimumPages: Int = 0, countries: [String: PackEntry.ID]
  ) {
    self.kinds = kinds
    self.minimumPages = minimumPages
    self.countries = countries
  }

  /// What the first line of a source says about its format.
  public static func format(ofFirstLine line: some Collection<UInt8>) -> Format {
    switch line.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "["): .wikidata
    case UInt8(ascii: "{"): String(decoding: line, as: UTF8.self).contains("\"schema\"") ? .ftm : .wikidata
    default: .tsv
    }
  }

  /// Reads one source.
  ///
  /// - Parameters:
  ///   - place: for messages: the path.
  ///   - next: gives the next line without its end; `nil` at the end. What it throws ends the import.
  /// - Throws: what `next` throws, or `PackError` for a table without its columns.
  public mutating func read(
    _ format: Format, from place: String, next: () throws -> [UInt8]?
  ) throws {
    sources.append(place)
    var reader: any NameLineReader =
      switch format {
      case .wikidata: WikidataNames(minimumPages: minimumPages)
      case .tsv: TableNames(countries: countries)
      case .ftm: FollowTheMoneyNames(countries: countries)
      }
    var number = 0
    var isFirst = true
    while let line = try next() {
      number += 1
      report.lines += 1
      var bytes = line[...]
      while let last = bytes.last, last == 0x0D || last == 0x20 { bytes.removeLast() }
      if bytes.isEmpty { continue }
      let place = Place(source: sources.count - 1, line: number)
      let read = bytes.withUnsafeBufferPointer { reader.read($0) }
      if isFirst, format == .tsv, case .broken(let what, let remedy) = read {
        throw problem(.malformed, what, place, remedy)
      }
      if case .other = read, bytes.first == UInt8(ascii: "#") {} else { isFirst = false }
      take(read, at: place)
    }
  }

  private mutating func take(_ line: NameLine, at place: Place) {
    switch line {
    case .other: report.passedOver += 1
    case .broken(let what, let remedy): report.note(problem(.malformed, what, place, remedy))
    case .record(let record): take(record, at: place)
    case .classes(let number, let superclasses, let record):
      classes.add(number, below: superclasses)
      if let record { take(record, at: place) } else { report.passedOver += 1 }
    }
  }

  private mutating func take(_ record: NameRecord, at place: Place) {
    // A table or FollowTheMoney may not count pages at all.
    let isKnown = record.pages >= minimumPages || record.kind != nil && record.pages == 0
    guard record.kind.map(kinds.contains) ?? true, isKnown else {
      report.passedOver += 1
      return
    }
    var entry = record.entry
    if entry.id.isEmpty { entry = entry.with(id: Self.madeUpID(entry)) }
    if let other = record.sameAs { sameAs.append((entry.id, other, place)) }
    let start = blob.count
    NameEntryCoding.encode(entry, into: &blob)
    let firstClass = classNumbers.count
    if record.kind == nil { classNumbers += record.classes }
    drafts.append(Draft(start: start, classes: firstClass..<classNumbers.count, place: place))
  }

  /// Writes what was read as a pack.
  ///
  /// - Throws: `PackError` where nothing was read or the file cannot be written; no file is left then, or the old one.
  /// - Complexity: O(entries * log entries); memory holds all names.
  public mutating func write(to path: String) throws(PackError) -> Report {
    var order = sorted()
    dropDuplicates(&order)
    let settled = settleKinds(of: order)
    let joins = joins(among: settled)
    var writer = NamePackWriter()
    for item in settled where !joins.gone.contains(item.id) {
      guard var entry = entry(drafts[item.draft], item.meaning) else { continue }
      if let more = joins.extra[item.id] { entry = entry.with(more: more) }
      writer.add(entry)
      report.entries += 1
      report.kinds[entry.kind, default: 0] += 1
    }
    guard report.entries > 0 else {
      throw PackError(
        code: .malformed, what: "no line of the sources is an entry of the pack", place: sources.first,
        remedy: report.problems.first.map { "the first of \(report.problemCount) problems: \($0.what)" }
          ?? "take other kinds, or fewer sitelinks")
    }
    report.names = writer.nameCount
    try writer.write(to: path)
    return report
  }
}
