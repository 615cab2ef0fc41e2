import Evaluation
import Foundation
import GraphSchema
import Kith
import Testing

/// What `kith eval` measures, on texts of one or two plain sentences that every layer must get right.
@Suite("Measuring")
struct EvaluatorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func report(
    _ layer: EvaluationLayer, _ text: String, named name: String = "gold",
    _ change: (inout Evaluator.Options) -> Void = { _ in }
  ) async throws -> EvaluationReport {
    var options = Evaluator.Options()
    change(&options)
    return try await Evaluator(options, clock: ContinuousClock()).measure(layer, file: folder.write(text, to: name))
  }

  /// A text with the stretches that stand for something, by their words: kind and what they stand for.
  private func line(_ text: String, _ marks: [(String, String, String)], _ rest: String = "") throws -> String {
    var from = text.startIndex
    let mentions = try marks.map { words, kind, entity in
      let range = try #require(text[from...].firstRange(of: words))
      from = range.upperBound
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return #"{"start": \#(start), "end": \#(start + words.unicodeScalars.count), "text": "\#(words)", "#
        + #""kind": "\#(kind)", "entity": "\#(entity)", "id": "\#(entity)", "wikidata": "\#(entity)", "type": "NAM"}"#
    }.joined(separator: ", ")
    return #"{"id": "a", "text": "\#(text)", "sentences": [[0, \#(text.unicodeScalars.count)]], "#
      + #""mentions": [\#(mentions)], "entities": [\#(mentions)]\#(rest)}"#
  }

  private static let columns = """
    -DOCSTART-\tO

    French\tO
    President\tO
    Emmanuel\tB-PER
    Macron\tI-PER
    visited\tO
    Berlin\tB-LOC
    .\tO

    """

  @Test(arguments: [true, false])
  func `finds the names of a plain sentence, alone and in the whole stage`(isAlone: Bool) async throws {
    let report = try await report(.names, Self.columns) { $0.modelAlone = isAlone }
    #expect(report.rows.map(\.label) == ["PER", "LOC", "ORG", "all"])
    #expect(report.rows.last?.score == Score(right: 2, found: 2, gold: 2))
    #expect(report.words == 7 && report.seconds > 0)
  }

  @Test func `counts demonyms where the file has a kind for them`() async throws {
    let report = try await report(.names, Self.columns.replacing("French\tO", with: "French\tB-DEM"))
    #expect(report.rows.map(\.label) == ["PER", "LOC", "ORG", "DEM", "all"])
    #expect(report.rows.last?.score == Score(right: 3, found: 3, gold: 3))
  }

  @Test func `says which kinds there are`() async throws {
    await #expect(throws: EvaluationError.self) { try await report(.names, Self.columns) { $0.kinds = ["ORG"] } }
    do {
      _ = try await report(.names, Self.columns) { $0.kinds = ["person"] }
      Issue.record("a kind was taken that is none")
    } catch let error as EvaluationError {
      #expect(
        error.description == """
          Error: 'person' is no kind of name
            try: choose among PER, LOC, ORG, DEM, MISC
          """)
    }
  }

  @Test func `reads the words of a treebank`() async throws {
    let rows = [
      ("Berlin", "PROPN", 2, "nsubj"), ("is", "AUX", 4, "cop"), ("a", "DET", 4, "det"), ("city", "NOUN", 0, "root"),
    ]
    let text = rows.enumerated().map { number, row in
      "\(number + 1)\t\(row.0)\t_\t\(row.1)\t_\t_\t\(row.0 == "Berlin" ? 4 : row.2)\t\(row.3)\t_\t_\n"
    }.joined()
    let tagging = try await report(.tagging, text)
    #expect(tagging.figures == [.init("UPOS", 1)])
    let parsing = try await report(.parsing, text)
    #expect(parsing.figures.map(\.value) == [1, 1, 1])
  }

  @Test(arguments: [true, false])
  func `joins a family name with the full name`(isAlone: Bool) async throws {
    let text = try line(
      "Emmanuel Macron met Olaf Scholz. Macron spoke first.",
      [("Emmanuel Macron", "PER", "m"), ("Olaf Scholz", "PER", "s"), ("Macron", "PER", "m")]
    )
    .replacing("[[0, 52]]", with: "[[0, 32], [33, 52]]")
    let report = try await report(.coreference, text) { $0.modelAlone = isAlone }
    #expect(report.figures == [.init("CoNLL average", 1)])
  }

  @Test(arguments: [true, false])
  func `finds a relation between the entities of the gold and its own`(areGiven: Bool) async throws {
    let text = try line(
      "Sauli Niinistö, the president of Finland, spoke first.",
      [("Sauli Niinistö", "PER", "n"), ("Finland", "LOC", "f")],
      #", "relations": [{"subject": 1, "predicate": "P35", "object": 0}, {"subject": 0, "predicate": "P69", "object": 1}]"#
    )
    let report = try await report(.relations, text) { $0.givenEntities = areGiven }
    #expect(report.rows.map(\.label) == ["head_of_state_of", "all"])
    #expect(report.rows.last?.score == Score(right: 1, found: 1, gold: 1))
    #expect(report.notes.contains("1 relation left out: between kinds that the catalogue does not join"))
  }

  @Test func `finds what a text says of somebody whom it does not name`() async throws {
    let text = #"""
      {"id": "a", "text": "She, who lives in Oslo, is the chief executive of Nokia.", "entities": [\#
      {"start": 0, "end": 3, "text": "She", "kind": "PER", "id": "s"}, \#
      {"start": 5, "end": 8, "text": "who", "kind": "PER", "id": "s"}, \#
      {"start": 50, "end": 55, "text": "Nokia", "kind": "ORG", "id": "n"}], "relations": [\#
      {"subject": 2, "predicate": "CEO", "object": 0}, {"subject": 2, "predicate": "CEO", "object": 1}], \#
      "meta": {"annotated": ["CEO"]}}
      """#
    #expect(try await report(.relations, text).rows.last?.score.recall == 0)
    let report = try await report(.relations, text) { $0.betweenMentions = true }
    #expect(
      report.rows == [
        .init("CEO", Score(right: 2, found: 2, gold: 2)), .init("all", Score(right: 2, found: 2, gold: 2)),
      ])
  }

  @Test func `joins spellings over the texts of a topic, and names the entry of the packs`() async throws {
    let texts = try [
      line(
        "Volodymyr Zelenskyy arrived in Kyiv.", [("Volodymyr Zelenskyy", "PER", "Q3874799"), ("Kyiv", "LOC", "Q1899")]),
      line("Volodymyr Zelensky left Kiev.", [("Volodymyr Zelensky", "PER", "Q3874799"), ("Kiev", "LOC", "Q1899")]),
    ].joined(separator: "\n")
    let identity = try await report(.identity, texts, named: "gold.jsonl")
    #expect(identity.rows == [.init("B3", Score(right: 4, found: 4, gold: 4))])
    let linking = try await report(.linking, texts)
    #expect(linking.rows.last?.score.precision == 1)
  }

  @Test func `compares names of a table`() async throws {
    let table =
      "schema,name1,name2,is_match\nPerson,Angela Merkel,\"Merkel, Angela\",true\nPerson,Ada Lovelace,Olaf Scholz,false\n"
    let report = try await report(.identity, table, named: "pairs.csv")
    #expect(report.figures == [.init("accuracy", 1)])
  }

  @Test func `asks for the articles that a graph is compared with`() async throws {
    do {
      _ = try await report(.graph, "")
      Issue.record("a graph was compared with nothing")
    } catch let error as EvaluationError {
      #expect(error.what == "no annotated articles are given" && error.remedy == "name their folder with --gold FOLDER")
    }
  }

  @Test func `names a file that is not there`() async throws {
    do {
      _ = try await Evaluator(clock: ContinuousClock()).measure(.names, file: "nowhere.conll")
      Issue.record("a file was read that is not there")
    } catch let error as EvaluationError {
      #expect(
        error.description == """
          Error: the file is not there, or cannot be read
            at nowhere.conll
            try: check the path
          """)
    }
  }
}
