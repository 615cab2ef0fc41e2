import Testing

@testable import Names

@Suite("Plain keys of names")
struct NameKeyTests {
  @Test(
    "leave out case, accents, marks and an article in front",
    arguments: [
      ("The Hague", "hague"), ("the", "the"), ("Łódź", "lodz"), ("Côte d’Ivoire", "cote divoire"),
      ("Weiß-Æblehøj", "weiss aeblehoj"), ("U.S. Senate", "us senate"), ("Co-operation Fund", "cooperation fund"),
      ("Лавров", "lavrov"), ("e\u{301}lan", "elan"), (" - ", ""), ("AT&T", "at&t"), ("Đặng Việt Hà", "dang viet ha"),
    ])
  func plain(name: String, key: String) {
    #expect(NameKey.plain(name) == key)
  }

  @Test func `are the same a byte at a time and word by word`() {
    let parts: [String] = [
      "a", "B", "co", "Co", "the ", "The ", "-", " ", ".", "'", "’", "‘", "`", "&", "+", "7", "é", "Ł", "ß", "ǆ", "Đ",
      "ệ",
      "×", "ÿ", "İ", "ı", "ƻ", "e\u{301}", "\u{301}", "\u{200B}", "\u{2013}", "ж", "中", "😀", ",", "(",
    ]
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20_000 {
      let name = (0...next(8)).map { _ in parts[next(parts.count)] }.joined()
      #expect(NameKey.plain(name) == NameKey.wordwise(name), "'\(name)'")
    }
  }
}
