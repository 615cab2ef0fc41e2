internal import GraphSchema
internal import Kith
internal import Reading

/// What a build says while it runs and when it ends.
enum BuildText {
  /// The first cases of each reason; the rest are counted.
  private static let shown = 20

  /// - Parameter seconds: since the build began.
  static func progress(_ progress: BuildProgress, seconds: Double) -> String {
    guard case .reading(let articles, let failures, let fraction) = progress else { return "working out who is who" }
    var parts = [counted(articles, "article")]
    if failures > 0 { parts.append("\(failures) not readable") }
    // The first moments say little about the rest.
    if seconds >= 2 {
      parts.append("\(rate(Double(articles) / seconds)) a second")
      if let fraction, fraction > 0.01, fraction < 1 { parts.append(left(seconds * (1 - fraction) / fraction)) }
    }
    return "reading: " + parts.joined(separator: ", ")
  }

  private static func rate(_ value: Double) -> String {
    value < 10 ? "\((value * 10).rounded() / 10)" : "\(Int(value.rounded()))"
  }

  private static func left(_ seconds: Double) -> String {
    if seconds < 90 { return "\(Int(seconds.rounded(.up))) s left" }
    if seconds < 5_400 { return "\(Int((seconds / 60).rounded(.up))) min left" }
    return "\(Int((seconds / 3_600).rounded(.up))) h left"
  }

  static func failures(_ report: BuildReport) -> [String] {
    var lines: [String] = []
    for code in ReadingError.Code.allCases {
      let cases = report.failures.filter { $0.code == code }
      lines += cases.prefix(shown).map(\.description)
      let more = report.failureCounts[code, default: 0] - cases.prefix(shown).count
      if more > 0 { lines.append("... and \(more) more of the kind '\(code.rawValue)' (--json names them)") }
    }
    return lines
  }

  /// Why articles were skipped: what could not be read by the reason, then languages, the most frequent first.
  private static func reasons(_ report: BuildReport) -> String {
    let broken = ReadingError.Code.allCases.compactMap { code in
      report.failureCounts[code].map { "\($0) \(reason(code))" }
    }
    let languages = report.leftOutCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) in \($0.key)" }
    return (broken + languages).joined(separator: ", ")
      + (languages.isEmpty ? "" : " (--language any reads other languages)")
  }

  private static func reason(_ code: ReadingError.Code) -> String {
    switch code {
    case .unreadable: "not to be opened"
    case .empty: "without text"
    case .binary: "no text or damaged"
    case .encoding: "in a broken encoding"
    case .tooLarge: "too large"
    case .loop: "in a circle of links"
    case .record: "no record"
    case .format: "in a format not read"
    case .program: "for a program that is missing or failed"
    }
  }

  /// What a build did, a line for each thing that there is something to say of.
  static func summary(_ report: BuildReport, graph: String, seconds: Double) -> String {
    var rows = [("read", counted(report.read, "article"))]
    if report.unchanged > 0 { rows.append(("unchanged", counted(report.unchanged, "article"))) }
    let skipped = report.failed + report.notEnglish
    if skipped > 0 { rows.append(("skipped", "\(skipped): \(reasons(report))")) }
    if report.pruned > 0 { rows.append(("taken out", counted(report.pruned, "article"))) }
    rows.append(("seconds", "\((seconds * 10).rounded() / 10)"))
    rows.append(
      (
        "graph",
        """
        \(graph): \(counted(report.articles, "article")) in \(counted(report.stories, "story", "stories")), \
        \(counted(report.entities, "entity", "entities")), \(counted(report.relations, "relation")) with \
        \(counted(report.evidence, "sentence"))
        """
      ))
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.map { $0.0 + String(repeating: " ", count: width - $0.0.count) + $0.1 }.joined(separator: "\n")
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
    let read, unchanged, failed, notEnglish, pruned, articles, stories, entities, relations, evidence: Int
    let failures: [Failure]

    init(_ report: BuildReport) {
      read = report.read
      unchanged = report.unchanged
      failed = report.failed
      notEnglish = report.notEnglish
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
