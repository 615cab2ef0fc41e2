import GraphSchema
import Testing

@testable import ReadingModel

@Suite("The reading model and odd texts")
struct BadInputTests {
  @Test func `gives one result per sentence and one label per word`() throws {
    let model = try Opened.model.get()
    let texts: [[[String]]] = [
      [], [[]], [[""]], [["🙂", "🙂🙂🙂"]], [["שלום", "עולם"]], [["外交部"]], [["\u{0}", "\u{200B}", "\u{FFFD}"]],
      [[String(repeating: "x", count: 10_000)]], [[String(repeating: "!", count: 10_000)]],
      [[String](repeating: "Moscow", count: 1_500)], [[], ["Hello"], []],
    ]
    for text in texts {
      let found = model.read(text)
      #expect(found.sentences.count == text.count)
      for (sentence, words) in zip(found.sentences, text) {
        #expect(sentence.parts.count == words.count)
        #expect(sentence.dependencies.count == words.count)
        #expect(sentence.names.allSatisfy { $0.words.upperBound <= words.count && !$0.words.isEmpty })
        #expect(words.isEmpty || sentence.dependencies.count(where: { $0.head == nil }) == 1)
      }
    }
  }

  @Test func `finds the same names without syntax, in sentences cut for their length too`() throws {
    let model = try Opened.model.get()
    let text = [
      [String](repeating: "He left Moscow with Anna Brook .", count: 90).flatMap {
        $0.split(separator: " ").map(String.init)
      }
    ]
    let whole = model.read(text).sentences[0]
    let bare = model.read(text, syntax: false).sentences[0]
    #expect(whole.names == bare.names)
    #expect(whole.names.count > 90)
    #expect(bare.parts.isEmpty && bare.dependencies.isEmpty)
  }

  @Test func `windows keep every unit once and never mix up their order`() {
    for sizes in [[], [500], [10, 20, 30], [170, 10, 170, 10], [Int](repeating: 25, count: 100)] {
      let windows = Windows.plan(sizes)
      #expect(windows.flatMap { Array($0.kept) } == Array(sizes.indices))
      for window in windows {
        #expect(window.before.upperBound == window.kept.lowerBound)
        #expect(sizes[window.before].reduce(0, +) <= Windows.context)
      }
    }
  }
}
