import GraphSchema
import Testing

@testable import Packs

@Suite("Pattern files")
struct PatternFileReaderTests {
  private func read(_ text: String) throws(PackError) -> [PatternDeclaration] {
    try PatternFileReader.read(text, name: "mine.yaml", place: "mine.yaml")
  }

  @Test func `hold sequences, frames and names, with lists written out`() throws {
    let patterns = try read(
      """
      family: mine
      lists:
        talks: [talk, negotiation]
      patterns:
        - id: talks
          relation: negotiates_with
          nouns: [<talks>]
          subject: subject
          object: with
          when: [planned]
          confidence: 0.5
          match:
            - {text: A will hold talks with B., subject: A, object: B, modality: planned}
        - id: between
          relation: by title
          sequence: "<talks> between {subject:person}"
      """)
    #expect(patterns.map(\.id) == ["mine/talks", "mine/between"])
    #expect(
      patterns[0].form
        == .frame(
          FrameDeclaration(
            nouns: ["talk", "negotiation"], modalities: [.planned], subject: "subject", object: "with")))
    #expect(patterns[0].confidence == 0.5)
    #expect(patterns[0].examples.first?.attributes == ["modality": "planned"])
    #expect(patterns[1].relation == .title)
    #expect(patterns[1].form == .sequence(["(talk | negotiation) between {subject:person}"]))
    #expect(patterns[1].place == "mine.yaml, line 14")
  }

  @Test(
    "name the line of what is wrong",
    arguments: [
      (
        "family: mine\npatterns:\n  - id: a\n    relation: meets\n",
        "Error: no relation is called 'meets'\n  at mine.yaml, line 4"
      ),
      (
        "family: mine\npatterns:\n  - id: a\n    relation: met_with\n    verb: [meet]\n",
        "Error: 'verb' is not a key of a pattern file\n  at mine.yaml, line 5"
      ),
      ("family: mine\npatterns:\n  - relation: met_with\n", "Error: 'id' is missing\n  at mine.yaml, line 3"),
      (
        "family: mine\npatterns:\n  - id: a\n    relation: met_with\n    verbs: [meet]\n    subject: subject\n    object: object\n    confidence: 7\n",
        "Error: a confidence lies between 0 and 1\n  at mine.yaml, line 8"
      ),
      ("family: [\n", "Error: "),
    ])
  func errors(text: String, message: String) {
    do {
      _ = try read(text)
      Issue.record("the file was read")
    } catch {
      #expect(error.description.hasPrefix(message), "\(error)")
      #expect(error.place?.contains("line") == true)
    }
  }
}
