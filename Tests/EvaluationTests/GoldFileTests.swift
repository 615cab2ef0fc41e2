import Evaluation
import GraphSchema
import Testing

@Suite("Gold files")
struct GoldFileTests {
  private func error(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let error as EvaluationError {
      return error.description
    } catch {
      return "\(error)"
    }
  }

  @Test func `name the file and the line that is not in columns`() {
    let text = "Angela\tB-PER\nMerkel\tI-PER\n\nHamburg LOC\n"
    #expect(
      error { _ = try TaggedColumns(GoldLines(text, file: "a.conll")) } == """
        Error: the line is not a word, a tab and a BIO tag
          at a.conll, line 4
          try: write WORD<tab>O, WORD<tab>B-PER or WORD<tab>I-PER, and a blank line after each sentence
        """)
  }

  @Test func `name the line that is not CoNLL-U`() {
    let row = "\tFinland\tfinland\tPROPN\t_\t_\t2\tnsubj\t_\t_\n"
    #expect(
      error { _ = try Treebank(GoldLines("1\tFinland\n", file: "a.conllu")) } == """
        Error: the line has 2 columns; CoNLL-U has 10
          at a.conllu, line 1
          try: give a file in CoNLL-U, see https://universaldependencies.org/format.html
        """)
    #expect(
      error { _ = try Treebank(GoldLines("# newdoc\n2\(row)", file: "a.conllu")) } == """
        Error: the line is not word 1 of the sentence with the number of its head
          at a.conllu, line 2
          try: words count from 1 in each sentence, and the seventh column is a number
        """)
    #expect(
      error { _ = try Treebank(GoldLines("# newdoc\n1\(row)\n", file: "a.conllu")) } == """
        Error: word 1 of the sentence hangs on word 2 of 1
          at a.conllu, line 2
          try: the seventh column is the number of a word of the same sentence, or 0
        """)
  }

  @Test(arguments: [
    ("{", "the line is not a JSON object with a text"),
    (#"{"id": "a"}"#, "the object has no \"text\""),
    (#"{"id": "a", "text": 5}"#, "\"text\" is not what is expected there"),
    (#"{"id": "a", "text": "Oslo", "sentences": [[0, 9]]}"#, "0...9 is not inside the text of 4 code points"),
    (
      #"{"id": "a", "text": "Oslo", "relations": [{"subject": 0, "predicate": "P17", "object": 1}]}"#,
      "a relation joins entities 0 and 1 of 0"
    ),
  ])
  func `name the line that is not an annotated text`(line: String, what: String) {
    let text = #"{"id": "a", "text": "Oslo"}"# + "\n" + line
    let found = error { _ = try AnnotatedText.texts(GoldLines(text, file: "a.jsonl")) }
    #expect(found?.hasPrefix("Error: \(what)\n  at a.jsonl, line 2\n") == true, "\(found ?? "no error")")
  }

  @Test func `with nothing in them are an error`() {
    for body: () throws -> Void in [
      { _ = try TaggedColumns(GoldLines("\n-DOCSTART-\tO\n", file: "a")) },
      { _ = try Treebank(GoldLines("# newdoc\n", file: "a")) },
      { _ = try AnnotatedText.texts(GoldLines("\n", file: "a")) },
    ] {
      #expect(error(body)?.contains("Error: the file has no ") == true)
    }
  }

  @Test func `may come from Windows`() throws {
    let columns = try TaggedColumns(GoldLines("Oslo\tB-LOC\r\n\r\nBergen\tB-LOC\r\n", file: "a"))
    #expect(columns.documents.map { $0.map(\.words) } == [[["Oslo"], ["Bergen"]]])
    #expect(columns.kinds == ["LOC"])
  }
}
