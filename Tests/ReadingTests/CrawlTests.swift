import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Crawls")
struct CrawlTests {
  private func record(_ type: String, _ content: String, uri: String? = nil, length: Int? = nil) -> String {
    var fields = "WARC/1.0\r\nWARC-Type: \(type)\r\n"
    if let uri { fields += "WARC-Target-URI: \(uri)\r\n" }
    return fields + "Content-Length: \(length ?? content.utf8.count)\r\n\r\n" + content + "\r\n\r\n"
  }

  private func answer(_ body: String, status: String = "200 OK", fields: String = "Content-Type: text/html") -> String {
    "HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n\(body)"
  }

  private func page(_ sentence: String) -> String { "<html><body><p>\(sentence)</p></body></html>" }

  private func read(_ crawl: String) throws -> [Result<Article, ReadingError>] {
    let folder = try TemporaryFolder()
    return Array(ArticleStream([try folder.write(crawl, to: "news.warc")]))
  }

  private let sentence = "The ministers met in Geneva on Monday and talked about the price of herring."

  @Test func `give their pages with the addresses, and pass over what is no article`() throws {
    let results = try read(
      record("warcinfo", "software: a crawler\r\n")
        + record("request", "GET /1 HTTP/1.1\r\n\r\n", uri: "https://courier.example/1")
        + record("response", answer(page(sentence)), uri: "<https://courier.example/1>")
        + record("response", answer("gone", status: "404 Not Found"), uri: "https://courier.example/2")
        + record("response", answer("x", fields: "Content-Type: image/png"), uri: "https://courier.example/3")
        + record("response", answer("", status: "204 No Content"), uri: "https://courier.example/4")
        + record("conversion", sentence, uri: "https://courier.example/5"))
    let articles = try results.map { try $0.get() }
    #expect(articles.map(\.text) == [sentence + "\n", sentence])
    #expect(articles.map(\.url) == ["https://courier.example/1", "https://courier.example/5"])
    #expect(articles.map { $0.source.suffix(2) } == ["#3", "#7"])
  }

  @Test func `put chunks together and read the encoding that the server named`() throws {
    let body = page(sentence)
    let half = body.utf8.count / 2
    let chunked =
      "\(String(half, radix: 16))\r\n\(body.prefix(half))\r\n\(String(body.utf8.count - half, radix: 16));x=y\r\n"
      + "\(body.dropFirst(half))\r\n0\r\n\r\n"
    let sent = answer(chunked, fields: "Content-Type: text/html\r\nTransfer-Encoding: chunked")
    #expect(try read(record("response", sent)).map { try $0.get().text } == [sentence + "\n"])
    // Taken apart by the crawler, who left the header.
    let left = answer(body, fields: "Content-Type: text/html\r\nTransfer-Encoding: chunked")
    #expect(try read(record("response", left)).map { try $0.get().text } == [sentence + "\n"])
    let polish = "Minister Łukasz Żak met the mayor of Łódź on Monday and talked about the price of herring."
    let latin2 = try #require(page(polish).data(using: .isoLatin2))
    let head = Data("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-2\r\n\r\n".utf8)
    let start = Data("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(head.count + latin2.count)\r\n\r\n".utf8)
    let folder = try TemporaryFolder()
    let path = try folder.write(start + head + latin2 + Data("\r\n\r\n".utf8), to: "a.warc")
    #expect(try ArticleStream([path]).map { try $0.get().text } == [polish + "\n"])
  }

  @Test func `name what is broken, and read on`() throws {
    let good = record("response", answer(page(sentence)), uri: "https://courier.example/1")
    let results = try read(
      good + "WARC/1.0\r\nWARC-Type: response\r\n\r\nnonsense\r\n" + good
        + record("response", answer("<html><body></body></html>"), uri: "https://courier.example/2")
        + good + record("response", "cut", uri: "https://courier.example/3", length: 4_000))
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true, false, true, false])
    #expect(results[1].failure?.what == "the record does not say how long it is")
    #expect(results[3].failure?.place?.hasSuffix("news.warc, record 4 (https://courier.example/2)") ?? false)
    #expect(results[5].failure?.what == "the record is cut off")
  }
}
