import GraphSchema
import Testing

@testable import Linguistics

@Suite("Sentences")
struct SentenceTests {
  @Test(
    "end where sentences end",
    arguments: [
      ("He met Lt. Gen. Kellogg. They spoke.", ["He met Lt. Gen. Kellogg.", "They spoke."]),
      (
        "It left the U.S. Senate in Jan. 2021. Then it fell.",
        ["It left the U.S. Senate in Jan. 2021.", "Then it fell."]
      ),
      ("He lives in the U.S. The law is old.", ["He lives in the U.S.", "The law is old."]),
      ("\"It is over.\" He left.", ["\"It is over.\"", "He left."]),
      (
        "\u{201C}It is over,\u{201D} he said. \u{201C}Go.\u{201D} They went.",
        ["\u{201C}It is over,\u{201D} he said.", "\u{201C}Go.\u{201D}", "They went."]
      ),
      ("\"Why?\" he asked. \"No!\"", ["\"Why?\" he asked.", "\"No!\""]),
      ("J. K. Rowling wrote it. It sold 1.5 million.", ["J. K. Rowling wrote it.", "It sold 1.5 million."]),
      ("It ended at 5 p.m. on Monday. It rained.", ["It ended at 5 p.m. on Monday.", "It rained."]),
      ("We wait ... and wait. So it is.", ["We wait ... and wait.", "So it is."]),
    ])
  func ends(text: String, expected: [String]) {
    #expect(TestPack.sentences(text) == expected)
  }

  @Test func `a line without a final mark between blank lines is a heading`() {
    let document = TestPack.document("Talks begin in Kyiv\n\nOfficials met on Monday. They agreed.\n\nMore soon")
    #expect(document.sentences.map(\.isHeading) == [true, false, false, true])
    #expect(document.sentences.map(\.paragraph) == [0, 1, 1, 2])
  }

  @Test func `lines filled to a width are joined`() {
    let line = "The committee met again on the second day of the week to talk about the plan and"
    let document = TestPack.document("\(line)\n\(line)\n\(line)\n\(line)\nthen it ended.")
    #expect(document.sentences.count == 1)
  }
}
