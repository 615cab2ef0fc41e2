/// Names of more entries than memory should hold: looked up one by one, never loaded as a whole.
///
/// A pack of names is one (`Sources/Packs/NamePacks`). The stages ask it through this protocol, so that none of them knows
/// how the names are kept.
public protocol NameDirectory: Sendable {
  /// 32 hexadecimal digits over everything in it.
  var hash: String { get }
  /// The entries that bear a name, whatever its capitals, accents and dots; the best known first, at most 64.
  ///
  /// Empty for a damaged part of a file, too; `damage` says so then.
  func entries(named name: String) -> [PackEntry]
  /// What was found to be damaged so far: answers since then may lack names. `nil` when all that was read is as it was
  /// written.
  var damage: (any Diagnostic)? { get }
}

/// The directories of a `Pack`, asked as one. Two lists of directories with the same hashes are equal.
public struct NameDirectories: Hashable, Sendable {
  private let directories: [any NameDirectory]

  public init(_ directories: [any NameDirectory] = []) { self.directories = directories }

  public var isEmpty: Bool { directories.isEmpty }
  public var hashes: [String] { directories.map(\.hash) }
  public var damage: (any Diagnostic)? { directories.lazy.compactMap(\.damage).first }

  /// The entries that bear a name: of two with one id that of the later directory, in the order of their ids.
  public func entries(named name: String) -> [PackEntry] {
    var found: [PackEntry.ID: PackEntry] = [:]
    for directory in directories {
      for entry in directory.entries(named: name) { found[entry.id] = entry }
    }
    return found.values.sorted { $0.id < $1.id }
  }

  public static func == (a: Self, b: Self) -> Bool { a.hashes == b.hashes }
  public func hash(into hasher: inout Hasher) { hasher.combine(hashes) }
}
