import GraphSchema
import Testing

@testable import Linguistics

@Suite("Tokenizer")
struct TokenizerTests {
  @Test(
    "cuts words, clitics, numbers and marks",
    arguments: [
      ("Lavrov's plan", ["Lavrov", "'s", "plan"]), ("Putin\u{2019}s war", ["Putin", "\u{2019}s", "war"]),
      ("He didn't, can't, won't", ["He", "did", "n't", ",", "ca", "n't", ",", "wo", "n't"]),
      ("the U.S. Senate", ["the", "U.S.", "Senate"]),
      ("Hunter, R-Calif., left No. 10", ["Hunter", ",", "R-Calif.", ",", "left", "No.", "10"]),
      ("Lt. Gen. Keith Kellogg", ["Lt.", "Gen.", "Keith", "Kellogg"]),
      ("J. K. Rowling", ["J.", "K.", "Rowling"]), ("$1,234.50 at 8:30 a.m.", ["$", "1,234.50", "at", "8:30", "a.m."]),
      ("well-known president-elect", ["well-known", "president-elect"]), ("AT&T and R&D", ["AT&T", "and", "R&D"]),
      ("O'Brien met O\u{2019}Neill", ["O'Brien", "met", "O\u{2019}Neill"]),
      ("see https://a.org/b, then", ["see", "https://a.org/b", ",", "then"]),
      ("mail a.b@c.org @user #tag", ["mail", "a.b@c.org", "@user", "#tag"]),
      ("wait... what?", ["wait", "...", "what", "?"]),
      ("war\u{2014}and peace", ["war", "\u{2014}", "and", "peace"]), ("(Reuters) -", ["(", "Reuters", ")", "-"]),
    ])
  func cuts(text: String, expected: [String]) {
    #expect(TestPack.tokens(text) == expected)
  }

  @Test(
    "splits a hyphen only beside a name of the pack, or a prefix before a capital",
    arguments: [
      ("Ukraine-Russia talks", ["Ukraine", "-", "Russia", "talks"]), ("US-led force", ["US", "-", "led", "force"]),
      ("pro-Yoon crowd", ["pro", "-", "Yoon", "crowd"]), ("a Smith-Jones film", ["a", "Smith-Jones", "film"]),
      ("far-right party", ["far-right", "party"]),
    ])
  func hyphens(text: String, expected: [String]) {
    #expect(TestPack.tokens(text) == expected)
  }

  @Test(
    "a phrase has the words of a text that says the same",
    arguments: [
      "Bank of England", " Sergey  Lavrov ", "U.S. Senate", "AT&T", "Lavrov's", "www", "https", "cannot", "Zoë Smith",
      "G 20",
      "G20", "new\tline", "", " ", "Gen Smith", "Côte d'Ivoire",
    ])
  func phrase(text: String) {
    let tokenizer = Tokenizer(abbreviations: ["Gen"])
    #expect(tokenizer.words(of: text) == tokenizer.tokens(in: text).map(\.text))
  }

  @Test(
    "spans are the bytes of the words, in any script",
    arguments: [
      "Zoë met 東京 officials.", "Ответ Кремля: «нет». 👩‍👩‍👧 ok", "a\r\nb\u{2028}c\u{FEFF}d", "\u{301}\u{0}x", "قم و भारत", "",
    ])
  func spans(text: String) {
    let document = TestPack.document(text)
    var end = 0
    for token in document.tokens {
      #expect(document.text(of: token.span) == token.text)
      #expect(token.span.start >= end && !token.span.isEmpty)
      end = token.span.end
    }
    #expect(document.sentences.flatMap { Array($0.tokens) } == Array(document.tokens.indices))
  }
}
