import GraphSchema
import Testing

@Suite("Positions")
struct SpanTests {
  @Test("count code points where bytes were counted", arguments: ["", "Ada", "Zoë", "東京 and 🇺🇦 Kyïv", "e\u{301}é"])
  func index(text: String) {
    let index = CodePointIndex(text)
    var byte = 0
    var codePoint = 0
    for scalar in text.unicodeScalars {
      #expect(index.codePoint(at: byte) == codePoint)
      byte += String(scalar).utf8.count
      codePoint += 1
    }
    #expect(index.codePoint(at: byte) == codePoint)
    #expect(index.range(of: Span(0, byte)) == CodePointRange(0, codePoint))
  }

  @Test func `a slice is what the bytes say`() {
    #expect("Zoë met Bo".slice(Span(0, 4)) == "Zoë")
    #expect("Zoë met Bo".slice(Span(4, 4)) == "")
  }

  @Test func `a backwards span stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Span(3, 1) }
  }

  @Test func `spans contain, overlap and join`() {
    #expect(Span(0, 4).contains(Span(1, 4)))
    #expect(!Span(0, 4).overlaps(Span(4, 5)))
    #expect(Span(0, 4).overlaps(Span(3, 5)))
    #expect(Span(0, 4).joined(with: Span(6, 7)) == Span(0, 7))
  }
}
