import GraphSchema
import Testing

@Suite("Text that is shown")
struct VisibleTextTests {
  private struct Failure: Diagnostic {
    let what = "no article is called 'a\u{1B}[2J'"
    let place: String? = "news/a\nError: forged\r.txt"
    let remedy: String? = "remove 'naïve 東京\u{9B}.txt'"
    let codeName = "x"
  }

  @Test(
    "spells out what would steer a terminal, and nothing else",
    arguments: [
      ("naïve 東京 🎏", "naïve 東京 🎏"), ("\u{1B}]0;x\u{7}", #"\u{1B}]0;x\u{7}"#), ("\u{9B}2J\u{7F}", #"\u{9B}2J\u{7F}"#),
      ("a\r\nb\tc", #"a\u{D}\#nb\#tc"#),
    ])
  func lines(text: String, shown: String) {
    #expect(text.spellingControls(keepingLines: true) == shown)
  }

  @Test func `an error is three lines, whatever a file is called`() {
    #expect(
      Failure().description == #"""
        Error: no article is called 'a\u{1B}[2J'
          at news/a\nError: forged\u{D}.txt
          try: remove 'naïve 東京\u{9B}.txt'
        """#)
  }
}
