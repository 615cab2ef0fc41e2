import Evaluation
import GraphSchema
import Testing

@Suite("Gold of identity")
struct IdentityGoldTests {
  @Test func `is pairs of names with commas and quotation marks`() throws {
    let text = """
      schema,name1,name2,is_match
      Person,"Merkel, Angela",Angela Merkel,true
      Company,"The ""Bild"" Group",Bild,false
      """
    let pairs = try NamePairs(GoldLines(text, file: "a.csv")).pairs
    #expect(pairs.map(\.first) == ["Merkel, Angela", "The \"Bild\" Group"])
    #expect(pairs.map(\.isMatch) == [true, false])
    #expect(pairs.map(\.kind) == [.person, .organization])
  }

  @Test(arguments: [
    ("name1,name2,is_match\n", "the file has no column 'schema'", 1),
    ("schema,name1,name2,is_match\nPerson,A,B,maybe\n", "the line is not a pair of names with true or false", 2),
    ("schema,name1,name2,is_match\nPerson,\"A,B,true\n", "a quotation mark is not closed", 2),
  ])
  func `names the line of a broken pair`(text: String, what: String, line: Int) {
    do {
      _ = try NamePairs(GoldLines(text, file: "a.csv"))
      Issue.record("it was read")
    } catch {
      #expect(error.what == what && error.place == "a.csv, line \(line)")
    }
  }

  private func text(_ mentions: String, meta: String = "{}") throws -> AnnotatedText {
    let line =
      #"{"id": "a", "text": "Police met Ada. The police left Oslo.", "sentences": [[0, 15], [16, 37]], "#
      + #""mentions": [\#(mentions)], "meta": \#(meta)}"#
    return try #require(AnnotatedText.texts(GoldLines(line, file: "a")).first)
  }

  private func mention(_ start: Int, _ end: Int, _ kind: String, _ type: String? = nil) -> String {
    #"{"start": \#(start), "end": \#(end), "text": "", "entity": "\#(start)", "kind": "\#(kind)""#
      + (type.map { #", "type": "\#($0)""# } ?? "") + "}"
  }

  @Test func `takes for names what the file says, or what is capitalised`() throws {
    let typed = try text([mention(0, 6, "ORG", "NAM"), mention(11, 14, "PER", "NOM")].joined(separator: ","))
    #expect(NamedMentions(typed).mentions.map(\.range) == [0..<6])
    let untyped = try text(
      [
        mention(0, 6, "ORG"), mention(11, 14, "PER"), mention(20, 26, "ORG"), mention(32, 36, "LOC"),
        mention(32, 36, "EVENT"),
      ]
      .joined(separator: ","))
    #expect(NamedMentions(untyped).mentions.map(\.range) == [11..<14, 32..<36])
  }

  @Test func `is taken from checked sentences only, where the file says which`() throws {
    let checked = try text(
      [mention(11, 14, "PER"), mention(32, 36, "LOC")].joined(separator: ","), meta: #"{"validated_sentences": [1]}"#)
    #expect(NamedMentions(checked).mentions.map(\.range) == [32..<36])
  }
}
