internal import Evaluation
internal import Foundation

/// What `kith eval` prints: percent with two places, and how fast the text was read.
enum EvaluationText {
  static func render(_ report: EvaluationReport) -> String {
    var lines = [
      "\(report.layer.rawValue), \(report.file): \(report.reader)", "  \(report.amounts.joined(separator: ", "))",
    ]
    lines += report.notes.map { "  \($0)" }
    if !report.rows.isEmpty {
      let width = max(12, report.rows.map(\.label.count).max() ?? 0)
      func row(_ label: String, _ cells: [String]) -> String {
        "  " + label.padding(toLength: width, withPad: " ", startingAt: 0)
          + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
      }
      lines += ["", row("", ["precision", "recall", "F1", "gold", "found"])]
      lines += report.rows.map {
        row(
          $0.label,
          [
            percent($0.score.precision), percent($0.score.recall), percent($0.score.f1), "\(Int($0.score.gold))",
            "\(Int($0.score.found))",
          ])
      }
    }
    if !report.figures.isEmpty { lines.append("") }
    lines += report.figures.map { "  \($0.label) \(percent($0.value))" }
    if report.seconds > 0 {
      lines += ["", "  \(Int(report.wordsPerSecond)) words a second, one thread, analysis alone"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func percent(_ value: Double) -> String { String(format: "%.2f", value * 100) }

  /// The same for programs; shares are 0...1.
  struct Record: Encodable {
    struct Row: Encodable {
      let label: String
      let precision, recall, f1, gold, found, rightOfGold, rightOfFound: Double
    }
    struct Figure: Encodable {
      let label: String
      let value: Double
    }
    let layer, file, reader: String
    let notes, amounts: [String]
    let rows: [Row]
    let figures: [Figure]
    let words: Int
    let seconds, wordsPerSecond: Double

    init(_ report: EvaluationReport) {
      layer = report.layer.rawValue
      file = report.file
      reader = report.reader
      notes = report.notes
      amounts = report.amounts
      rows = report.rows.map {
        Row(
          label: $0.label, precision: $0.score.precision, recall: $0.score.recall, f1: $0.score.f1,
          gold: $0.score.gold, found: $0.score.found, rightOfGold: $0.score.rightOfGold,
          rightOfFound: $0.score.rightOfFound)
      }
      figures = report.figures.map { Figure(label: $0.label, value: $0.value) }
      words = report.words
      seconds = report.seconds
      wordsPerSecond = report.wordsPerSecond
    }
  }
}
