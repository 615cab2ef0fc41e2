internal import Foundation
internal import GraphSchema
internal import Names

/// One row of `Cases/names.csv`.
struct LabelledPair {
  let first: String
  let second: String
  let kind: EntityKind
  let areSame: Bool
  let isStrong: Bool

  /// Reads the file beside this source.
  static func all(file: String = #filePath) throws -> [LabelledPair] {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Cases/names.csv")
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = cells(of: line)
      guard cells.count == 5, let kind = EntityKind(rawValue: cells[2]) else { return nil }
      return LabelledPair(
        first: cells[0], second: cells[1], kind: kind, areSame: cells[3] == "same", isStrong: cells[4] == "STRONG")
    }
  }

  var comparison: NameComparison { NameComparison.compare(first, second, kind: kind) }
  var isRight: Bool { comparison.isSame == areSame }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
