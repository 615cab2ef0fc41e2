public import GraphSchema

/// Reads packs: the one inside the executable, and folders that a user adds.
///
/// Cost: about 15 000 rows of tables and 150 patterns are read in well under a second; only `kith build` and `explain`
/// need them.
public enum PackReader {
  /// The world facts, words and patterns that Kith is built with.
  public static func embedded() throws(PackError) -> Pack { try read(folders: []) }

  /// The built-in pack with the user's folders laid over it, in the order given.
  ///
  /// A row replaces an earlier one of the same file kind and name; a pattern replaces one with the same id. References
  /// may point to any row of any pack.
  ///
  /// - Throws: `PackError` with the file and line. Nothing is half read.
  public static func read(folders: [String]) throws(PackError) -> Pack {
    var files = PackFile.embedded()
    for folder in folders { files += try PackFile.folder(folder) }
    var builder = PackBuilder()
    for file in files { try builder.add(file) }
    return try builder.pack()
  }
}
