public import GraphSchema

/// Reads packs: the one inside the executable, and folders that a user adds.
///
/// Cost: about 15 000 rows of tables and 150 patterns are read in about a tenth of a second; only `kith build` and `explain`
/// need them.
public enum PackReader {
  /// The world facts, words and patterns that Kith is built with.
  public static func embedded() throws(PackError) -> Pack { try read([]) }

  /// The built-in pack with the user's packs laid over it, in the order given.
  ///
  /// A row replaces an earlier one of the same file kind and name; a pattern replaces one with the same id. References
  /// may point to any row of any pack.
  ///
  /// - Parameter paths: folders with tables, patterns and packs of names (`*.names`), and packs of names by themselves.
  /// - Throws: `PackError` with the file and line. Nothing is half read.
  public static func read(_ paths: [String]) throws(PackError) -> Pack {
    var files = PackFile.embedded()
    var directories: [any NameDirectory] = []
    for path in paths {
      if NamePack.isNamePack(path) {
        directories.append(try NamePack(path: path))
      } else {
        files += try PackFile.folder(path)
        for pack in try PackFile.namePacks(inFolder: path) { directories.append(try NamePack(path: pack)) }
      }
    }
    var builder = PackBuilder(catalogue: try catalogue(of: files))
    for file in files { try builder.add(file) }
    for directory in directories { builder.add(directory) }
    return try builder.pack()
  }

  /// The built-in catalogue with the relations that the packs add.
  ///
  /// - Throws: `PackError` with the file and line.
  public static func catalogue(of paths: [String]) throws(PackError) -> Catalogue {
    var files: [PackFile] = []
    for path in paths where !NamePack.isNamePack(path) { files += try PackFile.folder(path) }
    return try catalogue(of: files)
  }

  private static func catalogue(of files: [PackFile]) throws(PackError) -> Catalogue {
    var catalogue = Catalogue.standard
    for file in files where file.name == PredicateTable.file {
      catalogue = try PredicateTable.add(file, to: catalogue)
    }
    return catalogue
  }
}
