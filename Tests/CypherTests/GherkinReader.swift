import Foundation

/// One scenario of a `.feature` file, examples filled in.
struct Scenario: Sendable {
  struct Step: Sendable {
    let text: String
    /// What stands between triple quotes under the step.
    var document: String?
    var table: [[String]] = []
  }

  let folder: String
  let feature: String
  let name: String
  let steps: [Step]

  /// "List6 [7] Concatenating ... #3": the same in every run.
  let title: String
}

/// As much of Gherkin as conformance suites use: scenarios, outlines with examples, texts and tables.
struct GherkinReader {
  private var scenarios: [Scenario] = []
  private let folder: String
  private let feature: String

  static func scenarios(in file: URL, folder: String) throws -> [Scenario] {
    var reader = GherkinReader(folder: folder, feature: file.deletingPathExtension().lastPathComponent)
    let text = try String(contentsOf: file, encoding: .utf8)
    reader.read(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    return reader.scenarios
  }

  private init(folder: String, feature: String) {
    self.folder = folder
    self.feature = feature
  }

  private mutating func read(_ lines: [String]) {
    var name: String?
    var background: [Scenario.Step] = []
    var steps: [Scenario.Step] = []
    var examples: [[String]]?
    var index = 0

    func isBlank(_ line: String) -> Bool { line.isEmpty || line.hasPrefix("#") || line.hasPrefix("@") }

    while index < lines.count {
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      index += 1
      if isBlank(line) || line.hasPrefix("Feature:") { continue }
      if line.hasPrefix("Background:") {
        name = nil
        steps = []
      } else if line.hasPrefix("Scenario") {
        if let name { add(name, steps, examples) } else { background = steps }
        name = line.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        steps = background
        examples = nil
      } else if line.hasPrefix("Examples:") {
        examples = examples ?? []
      } else if line.hasPrefix("|") {
        let cells = Self.cells(line)
        if examples != nil {
          // Further tables of examples repeat the heading.
          if examples?.first != cells { examples?.append(cells) }
        } else if !steps.isEmpty {
          steps[steps.count - 1].table.append(cells)
        }
      } else if line.hasPrefix("\"\"\"") {
        var document: [String] = []
        while index < lines.count, lines[index].trimmingCharacters(in: .whitespaces) != "\"\"\"" {
          document.append(lines[index])
          index += 1
        }
        index += 1
        if !steps.isEmpty { steps[steps.count - 1].document = document.joined(separator: "\n") }
      } else if let keyword = ["Given ", "When ", "Then ", "And ", "But "].first(where: line.hasPrefix) {
        steps.append(Scenario.Step(text: String(line.dropFirst(keyword.count))))
      }
    }
    if let name { add(name, steps, examples) }
  }

  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell += character == "|" ? "|" : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmingCharacters(in: .whitespaces))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  private mutating func add(_ name: String, _ steps: [Scenario.Step], _ examples: [[String]]?) {
    guard let examples, let heading = examples.first else {
      append(name, steps, "")
      return
    }
    for (number, example) in examples.dropFirst().enumerated() {
      func filled(_ text: String) -> String {
        zip(heading, example).reduce(text) { $0.replacingOccurrences(of: "<\($1.0)>", with: $1.1) }
      }
      let filledSteps = steps.map { step in
        Scenario.Step(
          text: filled(step.text), document: step.document.map(filled), table: step.table.map { $0.map(filled) })
      }
      append(filled(name), filledSteps, " #\(number + 1)")
    }
  }

  private mutating func append(_ name: String, _ steps: [Scenario.Step], _ suffix: String) {
    scenarios.append(
      Scenario(folder: folder, feature: feature, name: name, steps: steps, title: "\(feature) \(name)\(suffix)"))
  }
}
