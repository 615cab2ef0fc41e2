/// Reads DOT as Graphviz does, as far as the exporter and `dot -Tcanon` write it: statements with quoted names.
struct DOTReader {
  struct Statement: Hashable {
    /// One name for a node, two for an edge.
    let ends: [String]
    let attributes: [String: String]
  }

  private var rest: Substring.UnicodeScalarView
  private(set) var statements: [Statement] = []

  /// `nil` when the text is not DOT.
  init?(_ text: String) {
    rest = Substring(text).unicodeScalars
    guard token() == "digraph", token() != nil, token() == "{" else { return nil }
    while let first = token() {
      if first == "}" { break }
      var ends = [first]
      var next = token()
      while next == "->" {
        guard let end = token() else { return nil }
        ends.append(end)
        next = token()
      }
      var attributes: [String: String] = [:]
      if next == "[" {
        while let name = token(), name != "]" {
          if name == "," { continue }
          guard token() == "=", let value = token() else { return nil }
          attributes[name] = value
        }
        next = token()
      }
      guard next == ";" else { return nil }
      if !["graph", "node", "edge"].contains(first) {
        statements.append(Statement(ends: ends, attributes: attributes))
      }
    }
    guard token() == nil else { return nil }
  }

  var nodes: [Statement] { statements.filter { $0.ends.count == 1 } }
  var edges: [Statement] { statements.filter { $0.ends.count == 2 } }

  /// A quoted token keeps its opening quote, so that "graph" in quotes is a name and not a keyword.
  private mutating func token() -> String? {
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    guard let first = rest.first else { return nil }
    if first == "\"" { return quoted() }
    if first == "<" { return markup() }
    if first == "-", rest.dropFirst().first == ">" {
      rest.removeFirst(2)
      return "->"
    }
    var out = String(rest.removeFirst())
    guard !"{}[]=,;".contains(out) else { return out }
    while let next = rest.first, !next.properties.isWhitespace, !"{}[]=,;\"<".unicodeScalars.contains(next) {
      out.unicodeScalars.append(rest.removeFirst())
    }
    return out
  }

  /// Undoes DOT's only escape, and joins the lines that `dot -Tcanon` breaks with a backslash.
  private mutating func quoted() -> String? {
    var out = String(rest.removeFirst())
    while let next = rest.popFirst() {
      switch (next, rest.first) {
      case ("\"", _): return out
      case ("\\", "\""?): out.unicodeScalars.append(rest.removeFirst())
      case ("\\", "\n"?): rest.removeFirst()
      case ("\\", "\\"?):
        rest.removeFirst()
        out += "\\\\"
      default: out.unicodeScalars.append(next)
      }
    }
    return nil
  }

  private mutating func markup() -> String? {
    var depth = 0
    var out = ""
    while let next = rest.popFirst() {
      out.unicodeScalars.append(next)
      if next == "<" { depth += 1 }
      if next == ">" { depth -= 1 }
      if depth == 0 { return out }
    }
    return nil
  }

  /// What a label or an id says, after Graphviz has undone escString.
  static func shown(_ token: String) -> String {
    var out = ""
    var rest = token.hasPrefix("\"") ? token.dropFirst().unicodeScalars : Substring(token).unicodeScalars
    while let next = rest.popFirst() {
      guard next == "\\", let escaped = rest.popFirst() else {
        out.unicodeScalars.append(next)
        continue
      }
      switch escaped {
      case "n": out += "\n"
      case "t": out += "\t"
      case "r": out += "\r"
      case "x":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        out.unicodeScalars.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
      default: out.unicodeScalars.append(escaped)
      }
    }
    return out
  }
}
