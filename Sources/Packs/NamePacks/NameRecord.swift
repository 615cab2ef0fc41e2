internal import GraphSchema

/// One line of a source of names, read but not judged yet.
struct NameRecord {
  var id = ""
  var name = ""
  /// `nil` where only `classes` tell.
  var kind: EntityKind?
  var subkind: String?
  var aliases: [String] = []
  var country: String?
  var within: String?
  var wikidata: String?
  var gender: Gender?
  var pages = 0
  /// What it is an instance of: numbers of Wikidata's items.
  var classes: [UInt32] = []
  /// The entry that this one is another id of.
  var sameAs: String?
}

/// What one line of a source says.
enum NameLine {
  case record(NameRecord)
  /// A class of Wikidata and those it is a subclass of; the line may be an entry as well.
  case classes(of: UInt32, [UInt32], record: NameRecord?)
  /// Nothing that a pack holds: a property, a ship, a bracket of the list.
  case other
  /// Cannot be read: what is wrong, and how to mend it.
  case broken(what: String, remedy: String)
}

/// Reads the lines of one format.
protocol NameLineReader {
  mutating func read(_ line: UnsafeBufferPointer<UInt8>) -> NameLine
}
