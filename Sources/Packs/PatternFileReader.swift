internal import GraphSchema

/// Reads the patterns of one YAML file.
enum PatternFileReader {
  static func read(_ text: String, name: String, place: String) throws(PackError) -> [PatternDeclaration] { [] }
}
