import GraphSchema
import Testing

@Suite("Text as bytes")
struct ByteTextTests {
  @Test func `a copy does not change with what it is a copy of`() {
    var text = ByteText()
    text.add("Zoë ")
    let copy = text
    text.add(12_345)
    var other = copy
    other.add("東京")
    #expect(copy.bytes == Array("Zoë ".utf8))
    #expect(text.bytes == Array("Zoë 12345".utf8))
    #expect(other.bytes == Array("Zoë 東京".utf8))
    text.clear()
    #expect(text.isEmpty && !copy.isEmpty)
  }

  @Test("numbers are written as Swift writes them", arguments: [0, 7, 10, -3, 1_000_000, .max, .min])
  func numbers(number: Int) {
    var text = ByteText()
    text.add(number)
    #expect(text.bytes == Array(String(number).utf8))
  }

  @Test func `a hash has 16 digits`() {
    var text = ByteText()
    text.add(hex: 0xAB_0000_C0DE)
    #expect(text.bytes == Array("000000ab0000c0de".utf8))
  }
}
