internal import Extraction
internal import GraphSchema

/// What `kith explain` prints.
enum ExplainText {
  static func render(_ one: SentenceExplanation) -> String {
    var lines = ["“" + one.text.onOneLine() + "”"]
    section("Words", words(one), &lines)
    section("Names", one.references.map(line), &lines)
    section("Clauses", one.predications.map(line), &lines)
    section("Relations", one.matches.flatMap(self.lines), &lines)
    if one.matches.isEmpty { lines += ["Relations", "  none"] }
    section("Nearly", one.nearMisses.map { "\($0.pattern) at “\($0.words.onOneLine())”: \($0.reason)" }, &lines)
    section("Model", one.impressions.map(line), &lines)
    return lines.joined(separator: "\n")
  }

  /// A word a line: its number, tag, and what it is to which other word.
  private static func words(_ one: SentenceExplanation) -> [String] {
    let width = one.words.map(\.text.count).max() ?? 0
    return one.words.enumerated().map { number, word in
      let place = String(repeating: " ", count: max(0, 3 - String(number + 1).count)) + "\(number + 1)"
      let text = word.text + String(repeating: " ", count: width - word.text.count)
      let tag = word.tag.rawValue + String(repeating: " ", count: max(0, 5 - word.tag.rawValue.count))
      guard let function = word.function else { return "\(place) \(text) \(tag)" }
      guard let head = word.head, one.words.indices.contains(head) else {
        return "\(place) \(text) \(tag) \(function.rawValue)"
      }
      return "\(place) \(text) \(tag) \(function.rawValue) of \(head + 1) \(one.words[head].text)"
    }
  }

  private static func line(_ impression: SentenceExplanation.Impression) -> String {
    let side = impression.probability < impression.bar ? "below" : "above"
    let score = "\(rounded(impression.probability)), \(side) the bar of \(rounded(impression.bar))"
    let objection = impression.objection.map { "; but " + $0 } ?? ""
    let whole = impression.isOfPassage ? " (all sentences together)" : ""
    return "\(impression.subject) \(impression.predicate) \(impression.object)\(whole): \(score)\(objection)"
  }

  /// Three places: the bars differ in the second.
  private static func rounded(_ probability: Double) -> String {
    let thousandths = Int((probability * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func section(_ title: String, _ rows: [String], _ lines: inout [String]) {
    guard !rows.isEmpty else { return }
    lines += [title] + rows.map { "  " + $0 }
  }

  private static func line(_ reference: SentenceExplanation.Reference) -> String {
    let target = reference.name.map { $0 == reference.text ? "" : " = \($0)" } ?? " = ?"
    return "\(reference.text)\(target) · \(reference.kind.rawValue), \(reference.reading.rawValue), \(reference.finder)"
  }

  private static func line(_ clause: SentenceExplanation.Predication) -> String {
    var parts = [clause.verb + (clause.isPassive ? " (passive)" : "")]
    if !clause.subjects.isEmpty { parts.append("subject: " + clause.subjects.joined(separator: ", ")) }
    if !clause.objects.isEmpty { parts.append("object: " + clause.objects.joined(separator: ", ")) }
    parts += clause.complements
    if clause.polarity == .denied { parts.append("denied") }
    if clause.modality != .actual { parts.append(clause.modality.rawValue) }
    return parts.joined(separator: " · ")
  }

  private static func lines(_ match: SentenceExplanation.Match) -> [String] {
    let evidence = match.evidence
    var parts = [match.pattern]
    if evidence.polarity == .denied { parts.append("denied") }
    if evidence.modality != .actual { parts.append(evidence.modality.rawValue) }
    if evidence.tense == .past { parts.append("past") }
    if let role = evidence.role { parts.append("as \(role)") }
    if let date = evidence.date { parts.append(DateText.when(date)) }
    if let speaker = match.speaker { parts.append("said by \(speaker)") }
    return ["\(match.subject) \(match.predicate) \(match.object)", "  " + parts.joined(separator: ", ")]
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Word: Encodable {
      let text, lemma, tag: String
      let head: Int?
      let function: String?
    }
    struct Name: Encodable {
      let text, kind, reading, finder: String
      let name: String?
    }
    struct Clause: Encodable {
      let verb: String
      let subjects, objects, complements: [String]
      let isPassive: Bool
      let polarity, modality: String
    }
    struct Found: Encodable {
      let pattern, subject, predicate, object, polarity, modality: String
      let tense, role, date, speaker: String?
      let confidence: Double
    }
    struct Near: Encodable { let pattern, words, reason: String }
    struct Impression: Encodable {
      let finder, subject, predicate, object: String
      let probability, bar: Double
      let objection: String?
    }

    let text: String
    let words: [Word]
    let names: [Name]
    let clauses: [Clause]
    let relations: [Found]
    let nearly: [Near]
    let model: [Impression]

    init(_ one: SentenceExplanation) {
      text = one.text
      words = one.words.map {
        Word(text: $0.text, lemma: $0.lemma, tag: $0.tag.rawValue, head: $0.head, function: $0.function?.rawValue)
      }
      names = one.references.map {
        Name(
          text: $0.text, kind: $0.kind.rawValue, reading: $0.reading.rawValue, finder: $0.finder, name: $0.name)
      }
      clauses = one.predications.map {
        Clause(
          verb: $0.verb, subjects: $0.subjects, objects: $0.objects, complements: $0.complements,
          isPassive: $0.isPassive, polarity: $0.polarity.rawValue, modality: $0.modality.rawValue)
      }
      relations = one.matches.map {
        Found(
          pattern: $0.pattern, subject: $0.subject, predicate: $0.predicate, object: $0.object,
          polarity: $0.evidence.polarity.rawValue, modality: $0.evidence.modality.rawValue,
          tense: $0.evidence.tense?.rawValue,
          role: $0.evidence.role, date: $0.evidence.date, speaker: $0.speaker, confidence: $0.evidence.confidence)
      }
      nearly = one.nearMisses.map { Near(pattern: $0.pattern, words: $0.words, reason: $0.reason) }
      model = one.impressions.map {
        Impression(
          finder: $0.finder, subject: $0.subject, predicate: $0.predicate, object: $0.object,
          probability: $0.probability, bar: $0.bar, objection: $0.objection)
      }
    }
  }
}
