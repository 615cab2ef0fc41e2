import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Messages")
struct MailTests {
  private let newsletter = """
    Received: from mail.courier.example by mx.reader.example; Thu, 26 Dec 2024 08:31:02 +0100
    From: "The Harbour Courier" <news@courier.example>
    To: reader@reader.example
    Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IHRhbGtz?=
     go on
    Date: Thu, 26 Dec 2024 08:30:00 +0100
    Message-ID: <1@courier.example>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="outer"

    This is a message in MIME format.
    --outer
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/plain; charset=utf-8

    Read it in your browser: https://courier.example/1
    --inner
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    <html><body><p>The ministers met in a caf=C3=A9 in Geneva on Monday and talked about =
    the price of herring.</p><p><a href=3D"u">Unsubscribe</a></p></body></html>
    --inner--
    --outer
    Content-Type: text/plain
    Content-Disposition: attachment; filename=notes.txt

    Notes that nobody wanted to send.
    --outer--
    """

  @Test func `give the text of their page, with sender, subject and date`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(newsletter.replacing("\n", with: "\r\n"), to: "message")
    let article = try #require(ArticleStream([path]).next()).get()
    #expect(article.text == "The ministers met in a café in Geneva on Monday and talked about the price of herring.\n")
    #expect(article.title == "Café talks go on")
    #expect(article.publisher == "The Harbour Courier")
    #expect(article.published == "2024-12-26")
  }

  @Test func `in plain text keep their paragraphs whole`() throws {
    let message = """
      From: Ann Field <ann@field.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: 8bit

      The ministers met in a caf\u{E9} in Geneva on Monday and talked about the
      price of herring.

      Nobody signed.
      """
    let bytes = try #require(message.data(using: .isoLatin1))
    #expect(TextFormat(of: bytes, path: "x") == .mail)
    let article = try MailFile.article(bytes, source: "x").get()
    #expect(
      article.text == """
        The ministers met in a café in Geneva on Monday and talked about the price of herring.

        Nobody signed.

        """)
    #expect(article.publisher == "Ann Field")
  }

  @Test func `without text are an error with a remedy`() {
    let message = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nxxxx"
    #expect(
      MailFile.article(Data(message.utf8), source: "x.eml").failure?.description == """
        Error: the message has no text that can be read
          at x.eml
          try: save its text or its attachment in a file of its own
        """)
  }

  @Test func `with parts in parts without end are read as far as they go`() {
    var message = "From: a@b.example\nMIME-Version: 1.0\n"
    for level in 0..<2_000 { message += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    #expect(MailFile.article(Data(message.utf8), source: "x").failure?.code == .empty)
  }

  @Test func `a text that begins like a letter is no message`() {
    for text in [
      "From: Ann\nTo: Bo\n\nDear Bo, we met.", "Geneva: the talks go on.\n\nMore text.", "Note: this\nis text.",
    ] {
      #expect(TextFormat(of: Data(text.utf8), path: "a.txt") == .plain)
    }
  }

  @Test func `a mailbox gives each of its messages`() throws {
    let folder = try TemporaryFolder()
    let message = "From: \(Self.sender)\nSubject: Talks\nMessage-ID: <1@x>\n\nThe ministers met on Monday.\n"
    let box =
      "From a@x Thu Dec 26 08:30:00 2024\n\(message)\n>From there they went home.\n\n"
      + "From b@x Thu Dec 26 08:31:00 2024\n\(message)From now on it is quiet.\n\n"
    let path = try folder.write(box, to: "news")
    let articles = try ArticleStream([path]).map { try $0.get() }
    #expect(articles.map(\.source) == ["\(path)#1", "\(path)#2"])
    #expect(articles[0].text.contains("\nFrom there they went home."))
    #expect(articles[1].text.contains("From now on it is quiet."))
    #expect(articles.map(\.publisher) == ["The Harbour Courier", "The Harbour Courier"])
    let letter = "From Monday on, all is quiet: so said the mayor.\nHe was right.\n"
    let plain = try folder.write(letter, to: "letter")
    #expect(try ArticleStream([plain]).map { try $0.get().text } == [letter])
  }

  @Test func `a message of a mailbox that is too large is named, and the others are read`() throws {
    let folder = try TemporaryFolder()
    func message(_ text: String) -> String {
      "From a@x Thu Dec 26 08:30:00 2024\nFrom: \(Self.sender)\nMessage-ID: <1@x>\n\n\(text)\n\n"
    }
    let large = String(repeating: "a b ", count: Limits.fileBytes / 4 + 1)
    let text = "The ministers met on Monday."
    let path = try folder.write(message(text) + message(large) + message(text) + message(large), to: "news")
    let results = Array(ArticleStream([path]))
    #expect(results.map { $0.failure?.code } == [nil, .tooLarge, nil, .tooLarge])
    #expect(results[1].failure?.place == "\(path)#2")
  }

  private static let sender = "\"The Harbour Courier\" <news@courier.example>"
}
