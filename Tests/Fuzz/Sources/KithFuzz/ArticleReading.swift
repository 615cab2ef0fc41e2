import Extraction
import Foundation
import GraphSchema
import Linguistics
import Packs

@testable import Reading

/// Files to articles, and texts to claims.
enum ArticleReading {
  /// Whatever the bytes, there is an article or an error, and the article's text is not blank.
  static func article(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let data = Data(bytes.dropFirst())
    switch choice % 6 {
    case 0: check(TextFile.article(data, source: "fuzz.txt", format: .plain))
    case 1: check(TextFile.article(data, source: "fuzz.md", format: .markdown))
    case 2: check(WebPage.article(data, source: "fuzz.html"))
    case 3: Feed.articles(data, source: "fuzz.xml").forEach(check)
    case 4: check(MailFile.article(data, source: "fuzz.eml"))
    default:
      // Plain, or compressed where the bytes begin like gzip or zstd.
      let bytes = ByteSource(data, place: "fuzz.jsonl")
      let lines = JSONLinesFile(bytes, source: "fuzz.jsonl")
      while let result = lines.next() { check(result) }
    }
  }

  /// The same, for whatever the bytes look like. PDF is left out: it would be another program that is tested.
  static func file(_ bytes: [UInt8]) {
    guard !bytes.starts(with: Array("%PDF".utf8)) else { return }
    let source = ByteSource(Data(bytes), place: "fuzz")
    let reader = FormatChooser(fields: .standard).reader(of: source, source: "fuzz")
    var count = 0
    while let result = reader.next() {
      check(result)
      count += 1
      precondition(count <= 100_000, "more articles than bytes")
    }
  }

  /// There are records or an error with a line, and what Kith writes of JSON-LD is taken as it was.
  static func imports(_ bytes: [UInt8]) {
    for isLinked in [false, true] {
      do {
        let window = try ImportWindow(ByteSource(Data(bytes), place: "fuzz"), place: "fuzz")
        if isLinked {
          try JSONLDImport(window).read { _, _ in }
        } else {
          try JSONImport(window).read { _, _ in }
        }
      } catch {
        precondition((error as? ReadingError)?.what.isEmpty == false, "an error says nothing: \(error)")
      }
    }
  }

  private static func check(_ result: Result<Article, ReadingError>) {
    guard case .success(let article) = result else { return }
    precondition(!article.text.utf8.allSatisfy { TextFile.isBlank($0) }, "a blank text became an article")
  }

  private static let stages: (analyzer: Analyzer, extractor: Extractor) = {
    do {
      let pack = try PackReader.embedded()
      return (Analyzer(pack: pack), try Extractor(pack: pack))
    } catch { fatalError("the built-in pack cannot be read: \(error)") }
  }()

  /// Every position lies in the text, every quote is its range, and a second reading says the same.
  static func claims(_ text: String) {
    let article = Article(source: "fuzz", text: text)
    let document = stages.analyzer.analyze(article)
    let claims = stages.extractor.claims(of: document)
    let scalars = Array(text.unicodeScalars)
    func quote(_ range: CodePointRange) -> String {
      precondition(0 <= range.start && range.start < range.end && range.end <= scalars.count, "out of the text")
      return String(String.UnicodeScalarView(scalars[range.start..<range.end]))
    }
    for range in claims.sentences { _ = quote(range) }
    for chain in claims.chains {
      precondition(!chain.mentions.isEmpty && !chain.name.isEmpty, "a chain of nothing")
      for mention in chain.mentions { precondition(quote(mention.range) == mention.text, "not the mention's text") }
    }
    for relation in claims.relations {
      precondition(relation.subject != relation.object, "related to itself")
      precondition(claims.chains.indices.contains(relation.subject), "no such subject")
      precondition(claims.chains.indices.contains(relation.object), "no such object")
      precondition(quote(relation.evidence.range) == relation.evidence.quote, "not the sentence's text")
      precondition((0...1).contains(relation.evidence.confidence), "a confidence outside 0...1")
    }
    precondition(stages.extractor.claims(of: stages.analyzer.analyze(article)) == claims, "not a function of the text")
  }
}
