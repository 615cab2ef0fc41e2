internal import GraphSchema
internal import Yams

/// A node of a pattern file that knows where it stands, so that every error can say so.
struct PatternNode {
  private let node: Node
  private let file: String

  init(_ node: Node, place: String) {
    self.node = node
    self.file = place
  }

  /// "office.yaml, line 12"
  var place: String { "\(file), line \(node.mark?.line ?? 1)" }

  func text() throws(PackError) -> String {
    guard case .scalar(let scalar) = node else { throw malformed("text is expected here") }
    return scalar.string
  }

  /// One text, or a list of them.
  func texts() throws(PackError) -> [String] {
    if case .scalar(let scalar) = node { return [scalar.string] }
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  func items() throws(PackError) -> [PatternNode] {
    guard case .sequence(let sequence) = node else { throw malformed("a list is expected here") }
    return sequence.map { PatternNode($0, place: file) }
  }

  /// In the order of the file.
  func entries() throws(PackError) -> [(String, PatternNode)] {
    guard case .mapping(let mapping) = node else { throw malformed("keys with values are expected here") }
    var entries: [(String, PatternNode)] = []
    for (key, value) in mapping {
      entries.append((try PatternNode(key, place: file).text(), PatternNode(value, place: file)))
    }
    return entries
  }

  func mapping(keys: [String]) throws(PackError) -> PatternMapping {
    var values: [String: PatternNode] = [:]
    for (key, value) in try entries() {
      guard keys.contains(key) else {
        throw PackError(
          code: .unknownValue, what: "'\(key)' is not a key of a pattern file", place: value.place,
          remedy: "one of \(keys.joined(separator: ", "))")
      }
      values[key] = value
    }
    return PatternMapping(values: values, owner: self)
  }

  func malformed(_ what: String, remedy: String = "see the README of the patterns") -> PackError {
    PackError(code: .malformed, what: what, place: place, remedy: remedy)
  }
}

/// The keys of one pattern or of one file.
struct PatternMapping {
  let values: [String: PatternNode]
  let owner: PatternNode

  subscript(key: String) -> PatternNode? { values[key] }

  func required(_ key: String) throws(PackError) -> PatternNode {
    guard let node = values[key] else { throw owner.malformed("'\(key)' is missing") }
    return node
  }
}
