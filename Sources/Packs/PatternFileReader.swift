internal import GraphSchema
internal import Yams

/// Reads the patterns of one YAML file (the language: `Sources/LanguageModel/Patterns/README.md`).
///
/// A key that is misspelt, a relation that the catalogue does not hold, an example without its ends: each is an error
/// with the file and line. What the patterns mean is checked when `Extraction` compiles them.
enum PatternFileReader {
  static func read(
    _ text: String, name: String, place: String, catalogue: Catalogue = .standard
  ) throws(PackError) -> [PatternDeclaration] {
    let root: Node?
    do {
      // Every scalar is text here: nothing is to be guessed from its form.
      root = try compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw PackError(
        code: .malformed, what: problem(error), place: "\(place), line \(line(of: error))",
        remedy: "YAML needs quotes around text that holds ': ', '{' or '#'")
    } catch {
      throw PackError(code: .malformed, what: "the file is not YAML", place: place, remedy: nil)
    }
    guard let root else { return [] }
    let top = try PatternNode(root, place: place).mapping(keys: ["family", "lists", "patterns"])
    let family = try top.required("family").text()
    var lists: [String: [String]] = [:]
    if let node = top["lists"] {
      for (list, words) in try node.entries() { lists[list] = try words.texts() }
    }
    var patterns: [PatternDeclaration] = []
    for node in try top["patterns"]?.items() ?? [] {
      patterns.append(try PatternFields(node, lists: lists, catalogue: catalogue).declaration(family: family))
    }
    return patterns
  }

  private static func problem(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "the file is not YAML"
    }
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 1
    }
  }
}
