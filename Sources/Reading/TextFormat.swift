internal import Foundation

/// How the bytes of a file, freed of what they were compressed with, are to be read.
enum TextFormat: Equatable {
  case plain, markdown, jsonLines, csv, page, feed, mail, mailbox, crawl, archive, pdf

  /// Whether it is read record by record, so that its size does not matter.
  var holdsMany: Bool { [.jsonLines, .csv, .mailbox, .crawl, .archive].contains(self) }

  /// What the first bytes look like. The name of the file decides only where Markdown without front matter and plain text
  /// look the same, and whether what looks like broken records is one of those or a text.
  init(of head: Data, path: String, fields: FieldMap = .standard) {
    let name = Self.withoutCompression(path.lowercased())
    let start = Self.text(head.prefix(4_096))
    let columns = CSVRows.header(head)?.columns ?? []
    if ZIPArchive.isStart(head) {
      self = .archive
    } else if PDFDocument.isStart(head) {
      self = .pdf
    } else if CrawlFile.isStart(head) {
      self = .crawl
    } else if Mailbox.isStart(head) {
      self = .mailbox
    } else if start.first == "{" {
      self = start.dropFirst().first { !$0.isWhitespace } == "\"" ? .jsonLines : .plain
    } else if Self.isArray(start) {
      self = .jsonLines
    } else if start.first == "<" {
      self = Self.markup(start.lowercased()) ?? (name.hasSuffix(".htm") || name.hasSuffix(".html") ? .page : .plain)
    } else if start.hasPrefix("---"), Self.hasFrontMatter(start) {
      self = .markdown
    } else if Self.hasMailHeaders(start) {
      self = .mail
    } else if fields.column(of: .text, among: columns) != nil || Self.isTable(head, columns: columns, name: name) {
      self = .csv
    } else if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
      self = .markdown
    } else {
      self = Self.hasRecords(start, name: name) ? .jsonLines : .plain
    }
    // An empty file is no file of records.
    if head.isEmpty { self = .plain }
  }

  /// A table that lacks a column for the text is better reported as one than read as text, and a text that is called one is
  /// still a text.
  private static func isTable(_ head: Data, columns: [String], name: String) -> Bool {
    guard name.hasSuffix(".csv") || name.hasSuffix(".tsv") else { return false }
    return !columns.isEmpty || CSVRows.areAlike(head)
  }

  /// The same for records: one of several is broken where at least one begins as they do.
  private static func hasRecords(_ start: Substring, name: String) -> Bool {
    guard name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") else { return false }
    return start.split(whereSeparator: \.isNewline).contains { $0.first { !$0.isWhitespace } == "{" }
  }

  /// `[{"`: records, though not one a line.
  private static func isArray(_ start: Substring) -> Bool {
    start.lazy.filter { !$0.isWhitespace }.prefix(3).elementsEqual(["[", "{", "\""])
  }

  private static func withoutCompression(_ name: String) -> String {
    for ending in [".gz", ".zst"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return name
  }

  private static func text(_ head: Data) -> Substring {
    String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
  }

  /// The format that the outermost element belongs to.
  private static func markup(_ head: String) -> TextFormat? {
    var rest = head[...]
    while rest.first == "<" {
      if rest.hasPrefix("<!--") {
        guard let end = rest.range(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        if rest.hasPrefix("<!doctype html") { return .page }
        guard let end = rest.firstIndex(of: ">") else { return nil }
        rest = rest[rest.index(after: end)...]
      } else {
        switch rest.dropFirst().prefix(while: { !$0.isWhitespace && $0 != ">" && $0 != "/" }) {
        case "html", "head", "body": return .page
        case "rss", "feed", "rdf:rdf": return .feed
        default: return rest.contains("<html") || rest.contains("<body") ? .page : nil
        }
      }
      rest = rest.drop { $0.isWhitespace }
    }
    return nil
  }

  /// Lines of `Name: value` from the first on, among them a sender and something that only mail programs write.
  private static func hasMailHeaders(_ text: Substring) -> Bool {
    var names: Set<String> = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.isEmpty { break }
      if line.first == " " || line.first == "\t", !names.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
      else { return false }
      names.insert(line[..<colon].lowercased())
    }
    return names.contains("from") && !names.isDisjoint(with: ["message-id", "mime-version", "received", "return-path"])
  }

  /// `---`, at least one `key: value`, `---`.
  private static func hasFrontMatter(_ text: Substring) -> Bool {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first.map({ $0.allSatisfy { $0 == "-" || $0 == " " } && $0.filter { $0 == "-" }.count == 3 }) == true,
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingCharacters(in: .whitespaces) == "---" })
    else { return false }
    return lines[1..<end].contains { $0.contains(":") }
  }
}
