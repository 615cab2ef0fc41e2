public import GraphSchema

/// A file of pairs of names that were judged the same or not: CSV with the columns `schema`, `name1`, `name2` and
/// `is_match`, in any order and among others.
public struct NamePairs: Sendable {
  public struct Pair: Sendable, Hashable {
    /// What the file calls the kind: "Person", "Company".
    public let schema: String
    public let first: String
    public let second: String
    public let isMatch: Bool

    /// A person is a person; everything else is compared as a body.
    public var kind: EntityKind { schema == "Person" ? .person : .organization }
  }

  /// Never empty.
  public let pairs: [Pair]

  /// - Throws: `EvaluationError` with `.malformed` and the line, or `.empty`.
  public init(_ lines: GoldLines) throws(EvaluationError) {
    let remedy = "give CSV with the columns schema, name1, name2 and is_match (true or false)"
    var columns: [String: Int] = [:]
    var pairs: [Pair] = []
    for (number, line) in lines.lines.enumerated() where !line.isEmpty {
      guard let fields = Self.fields(line) else {
        throw lines.error("a quotation mark is not closed", line: number, remedy: remedy)
      }
      if columns.isEmpty {
        columns = Dictionary(fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        if let missing = ["schema", "name1", "name2", "is_match"].first(where: { columns[$0] == nil }) {
          throw lines.error("the file has no column '\(missing)'", line: number, remedy: remedy)
        }
        continue
      }
      func field(_ name: String) -> String? { columns[name].flatMap { $0 < fields.count ? fields[$0] : nil } }
      guard let schema = field("schema"), let first = field("name1"), let second = field("name2"),
        let match = field("is_match"), match == "true" || match == "false"
      else { throw lines.error("the line is not a pair of names with true or false", line: number, remedy: remedy) }
      pairs.append(Pair(schema: schema, first: first, second: second, isMatch: match == "true"))
    }
    guard !pairs.isEmpty else {
      throw EvaluationError(.empty, "the file has no pairs", place: lines.file, remedy: remedy)
    }
    self.pairs = pairs
  }

  /// The fields of a line; `nil` where a quotation mark is not closed.
  private static func fields(_ line: Substring) -> [String]? {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var rest = line.unicodeScalars[...]
    while let next = rest.popFirst() {
      switch next {
      case "\"" where isQuoted && rest.first == "\"":
        rest.removeFirst()
        field.unicodeScalars.append(next)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      default: field.unicodeScalars.append(next)
      }
    }
    return isQuoted ? nil : fields + [field]
  }
}
