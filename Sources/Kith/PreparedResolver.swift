internal import GraphSchema
internal import Identity

/// Resolvers know every name of their pack, which takes longer to prepare than a few articles take to resolve.
enum PreparedResolver {
  /// Of the built-in pack: prepared once for all graphs of a program, when first asked for.
  private static let builtIn = Result { Resolver(pack: try ArticleAnalysis.pack(of: [])) }

  /// - Parameter packs: folders and packs of names laid over the built-in pack.
  /// - Throws: `PackError`.
  static func with(packs: [String]) throws -> Resolver {
    try packs.isEmpty ? builtIn.get() : Resolver(pack: ArticleAnalysis.pack(of: packs))
  }

  /// - Parameters:
  ///   - packs: as above.
  ///   - pack: what was read of them.
  static func with(packs: [String], read pack: Pack) throws -> Resolver {
    try packs.isEmpty ? builtIn.get() : Resolver(pack: pack)
  }

  /// Prepares the resolver of the built-in pack on another thread, so that it is there when the articles are read.
  static func prepare(packs: [String]) {
    guard packs.isEmpty else { return }
    Task.detached { _ = builtIn }
  }
}
