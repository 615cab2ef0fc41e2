internal import Extraction
internal import GraphSchema
internal import Kith

/// What `--open` prints: what sentences say of two names in their own words.
enum OpenText {
  static func render(_ relations: [OpenRelation]) -> String {
    relations.isEmpty ? nothing : relations.map(line).joined(separator: "\n")
  }

  static func render(_ answer: OpenAnswer) -> String {
    var lines = answer.tellings.flatMap { telling in
      [line(telling.relation), "    “\(telling.relation.quote.onOneLine())”", "    \(telling.source)"]
    }
    if lines.isEmpty { lines = [nothing] }
    if answer.leftOut > 0 {
      lines.append("Of \(answer.read + answer.leftOut) articles, the latest \(answer.read) were read.")
    }
    return lines.joined(separator: "\n")
  }

  private static let nothing = "No sentence says more of two names than the catalogue has words for."

  /// "Berg | wrote a letter to | Karl Lund (planned, said by Moe)"
  private static func line(_ relation: OpenRelation) -> String {
    var parts: [String] = []
    if relation.polarity == .denied { parts.append("denied") }
    if relation.modality != .actual { parts.append(relation.modality.rawValue) }
    if let speaker = relation.speaker { parts.append("said by \(speaker)") }
    let notes = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return "\(end(relation.subject)) | \(relation.phrase.onOneLine()) | \(end(relation.object))\(notes)"
  }

  /// "he = Karl Lund"
  private static func end(_ end: OpenRelation.End) -> String {
    let text = end.text.onOneLine()
    return text == end.name ? text : "\(text) = \(end.name)"
  }

  /// The same for programs.
  struct Record: Encodable {
    struct End: Encodable {
      let text, name, kind: String
      let start, end: Int

      init(_ one: OpenRelation.End) {
        (text, name, kind) = (one.text, one.name, one.kind.rawValue)
        (start, end) = (one.range.start, one.range.end)
      }
    }

    let subject, object: End
    let phrase, polarity, modality, tense, quote: String
    let speaker, source: String?

    init(_ one: OpenRelation, source: String?) {
      (subject, object) = (End(one.subject), End(one.object))
      (phrase, quote) = (one.phrase, one.quote)
      (polarity, modality, tense) = (one.polarity.rawValue, one.modality.rawValue, one.tense.rawValue)
      (speaker, self.source) = (one.speaker, source)
    }
  }

  static func records(_ answer: OpenAnswer) -> [Record] {
    answer.tellings.map { Record($0.relation, source: $0.source) }
  }
}
