internal import GraphSchema
internal import GraphStore
internal import Kith

/// What `kith why-same` prints.
enum SameText {
  /// Reasons of one entity that are shown; the rest are counted.
  private static let shown = 20

  static func render(_ answer: SameAnswer, first: String, second: String) -> String {
    guard answer.isOne else { return apart(answer) }
    var lines = ["\(answer.first.name) (\(answer.first.id)) is both."]
    if let together = answer.together {
      lines.append("One article calls it both '\(first)' and '\(second)': \(together.source)")
    }
    for step in answer.steps.prefix(shown) {
      lines += [
        "", "'\(step.from.mention)' in \(step.from.source)", "'\(step.to.mention)' in \(step.to.source)",
        "    \(step.reason) (\(ReviewText.number(step.score)))",
      ]
    }
    if answer.steps.count > shown { lines += ["", "and \(answer.steps.count - shown) more reasons, surer ones"] }
    return lines.joined(separator: "\n")
  }

  private static func apart(_ answer: SameAnswer) -> String {
    var lines = ["\(answer.first.name) (\(answer.first.id)) and \(answer.second.name) (\(answer.second.id)) are two."]
    if let weighing = answer.weighing {
      lines += ReviewText.reasons(weighing).map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  struct Record: Encodable {
    struct End: Encodable {
      let text, document, source: String
    }
    struct Step: Encodable {
      let from, to: End
      let score: Double
      let reason: String
    }
    let first, second: String
    let one: Bool
    let steps: [Step]
    let score: Double?
    let reasons, objections: [String]?

    init(_ answer: SameAnswer) {
      func end(_ sentence: MentionSentence) -> End {
        End(text: sentence.mention, document: sentence.chain.article, source: sentence.source)
      }
      first = answer.first.id
      second = answer.second.id
      one = answer.isOne
      steps = answer.steps.map { Step(from: end($0.from), to: end($0.to), score: $0.score, reason: $0.reason) }
      score = answer.weighing?.score
      reasons = answer.weighing?.reasons
      objections = answer.weighing?.objections
    }
  }
}
