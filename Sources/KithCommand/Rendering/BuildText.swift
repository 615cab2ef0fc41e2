internal import GraphSchema
internal import Kith
internal import Reading

/// What a build says while it runs and when it ends.
enum BuildText {
  /// The first cases of each reason; the rest are counted.
  private static let shown = 20

  static func progress(_ progress: BuildProgress) -> String {
    switch progress {
    case .reading(let articles, 0): "reading: \(counted(articles, "article"))"
    case .reading(let articles, let failures): "reading: \(counted(articles, "article")), \(failures) not readable"
    case .resolving: "working out who is who"
    }
  }

  static func failures(_ report: BuildReport) -> [String] {
    var lines: [String] = []
    for code in ReadingError.Code.allCases {
      let cases = report.failures.filter { $0.code == code }
      lines += cases.prefix(shown).map(\.description)
      if cases.count > shown { lines.append("... and \(cases.count - shown) more of the kind '\(code.rawValue)'") }
    }
    return lines
  }

  /// One line for each language, the most frequent first.
  static func leftOut(_ report: BuildReport) -> [String] {
    guard !report.leftOut.isEmpty else { return [] }
    let languages = Dictionary(grouping: report.leftOut, by: \.language)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\($0.value.count) in \($0.key)" }
    return [
      "Left out \(counted(report.leftOut.count, "article")) not in English: \(languages.joined(separator: ", ")) "
        + "(--language any reads them)"
    ]
  }

  static func summary(_ report: BuildReport, graph: String, took: Duration) -> String {
    var first = "Read \(counted(report.read, "article"))"
    if report.unchanged > 0 { first += ", \(report.unchanged) unchanged" }
    if !report.leftOut.isEmpty { first += ", \(report.leftOut.count) left out" }
    if report.pruned > 0 { first += ", \(report.pruned) taken out" }
    if !report.failures.isEmpty { first += ", \(report.failures.count) could not be read" }
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    return """
      \(first), in \((seconds * 10).rounded() / 10) s.
      \(graph) holds \(counted(report.articles, "article")) in \(counted(report.stories, "story", "stories")), \
      \(counted(report.entities, "entity", "entities")) and \(counted(report.relations, "relation")) with \
      \(counted(report.evidence, "sentence")).
      """
  }

  /// The same for programs.
  struct Summary: Encodable {
    struct Failure: Encodable {
      let code, what: String
      let place, remedy: String?
    }
    struct Foreign: Encodable {
      let source, language: String
    }
    let leftOut: [Foreign]
    let read, unchanged, pruned, articles, stories, entities, relations, evidence: Int
    let failures: [Failure]

    init(_ report: BuildReport) {
      read = report.read
      unchanged = report.unchanged
      pruned = report.pruned
      leftOut = report.leftOut.map { Foreign(source: $0.source, language: $0.language) }
      articles = report.articles
      stories = report.stories
      entities = report.entities
      relations = report.relations
      evidence = report.evidence
      failures = report.failures.map { Failure(code: $0.codeName, what: $0.what, place: $0.place, remedy: $0.remedy) }
    }
  }
}
