import Evaluation
import Foundation
import Testing

@Suite("Given mentions")
struct GivenMentionTests {
  private func text(_ body: String, _ mentions: [(String, String, String)]) throws -> AnnotatedText {
    var from = body.startIndex
    let marked = try mentions.map { words, entity, type in
      let range = try #require(body[from...].range(of: words))
      from = range.lowerBound
      let start = body.unicodeScalars.distance(from: body.startIndex, to: range.lowerBound)
      return #"{"start": \#(start), "end": \#(start + words.unicodeScalars.count), "text": "", "#
        + #""entity": "\#(entity)", "kind": "PER", "type": "\#(type)"}"#
    }
    let line = #"{"id": "a", "text": "\#(body)", "mentions": [\#(marked.joined(separator: ", "))]}"#
    return try #require(AnnotatedText.texts(GoldLines(line, file: "a")).first)
  }

  /// What Training/words.py makes of the same text (2026-11-21).
  @Test func `are in the words that training sees`() throws {
    let body =
      "Gen. Mark A. Milley didn't say he'd go to the U.S. on Jan. 5, 2021; he cannot. See https://kith.example/a?b=1 or "
      + "mail a.b@kith.example! It cost $1,000.50 -- or more... Zoë’s “plan” is well-known."
    let given = GivenMentions(try text(body, []))
    #expect(
      given.sentences.map { $0.joined(separator: " ") } == [
        "Gen. Mark A. Milley did n't say he 'd go to the U.S. on Jan. 5 , 2021 ; he can not .",
        "See https://kith.example/a?b=1 or mail a.b@kith.example !",
        "It cost $ 1,000.50 -- or more ...",
        "Zoë ’s “ plan ” is well - known .",
      ])
  }

  @Test func `cut words at their edges and descriptions after their head`() throws {
    let given = GivenMentions(
      try text(
        "Pro-Merkel voters met the president of France. He smiled.",
        [("Merkel", "m", "NAM"), ("the president of France", "p", "NOM"), ("He", "p", "PRO")]))
    #expect(given.sentences[0].prefix(3) == ["Pro", "-", "Merkel"])
    #expect(given.mentions.map(\.words) == [2..<3, 5..<7, 10..<11])
    #expect(given.mentions.map(\.sentence) == [0, 0, 1])
    #expect(given.chains == [[0], [1, 2]])
    #expect(given.leftOut == 0)
  }

  @Test func `that run over a sentence are left out and counted`() throws {
    let given = GivenMentions(try text("It was Oslo. Bergen won.", [("Oslo. Bergen", "o", "NAM")]))
    #expect(given.mentions.isEmpty && given.leftOut == 1)
  }

  @Test func `with one label are one chain`() {
    #expect(GivenMentions.chains(["a", "b", "a", "c"]) == [[0, 2], [1], [3]])
  }
}
