internal import Foundation
internal import GraphSchema

/// The chapters of an EPUB, each an article with running text: newspapers for readers have one chapter a report. Covers
/// and tables of contents have none, and are passed over.
///
/// The paper is the publisher of the book, else its title; the day is that of the book. Source: EPUB 3.3 (W3C).
final class Book: ArticleReader {
  private let archive: ZIPArchive
  private let source: String
  private let publisher: String?
  private let published: String?
  private var chapters: ArraySlice<String>
  private var hasArticle = false
  private var isAtEnd = false

  init(_ archive: ZIPArchive, source: String) throws(ReadingError) {
    self.archive = archive
    self.source = source
    let container = try Self.part("META-INF/container.xml", of: archive, source: source)
    guard let root = container.first("rootfile")?["full-path"] else {
      throw ReadingError(
        code: .format, what: "the book does not say where its contents are", place: source,
        remedy: "open it with a reader for books, and save it again")
    }
    let package = try Self.part(root, of: archive, source: source)
    let folder = root.split(separator: "/").dropLast().map(String.init)
    var items: [String: String] = [:]
    for item in package.elements where item.name == "item" || item.name == "opf:item" {
      guard let id = item["id"], let target = item["href"], item["media-type"]?.contains("html") ?? false,
        !(item["properties"]?.split(separator: " ").contains("nav") ?? false)
      else { continue }
      items[id] = Self.resolve(target, in: folder)
    }
    chapters =
      package.elements.filter { $0.name == "itemref" || $0.name == "opf:itemref" }
      .compactMap { $0["idref"].flatMap { items[$0] } }[...]
    func said(_ name: String) -> String? {
      package.first(name).map(\.content).flatMap { $0.isEmpty ? nil : $0 }
    }
    publisher = said("dc:publisher") ?? said("dc:title")
    published = said("dc:date").flatMap(CalendarDay.known)
  }

  func next() -> Result<Article, ReadingError>? {
    while let name = chapters.popFirst() {
      let place = "\(source)#\(name)"
      guard let entry = archive.entry(name) else {
        hasArticle = true
        return .failure(
          ReadingError(
            code: .format, what: "the book has no such chapter", place: place,
            remedy: "open it with a reader for books, and save it again"))
      }
      do throws(ReadingError) {
        let page = try archive.data(of: entry, place: place, limit: Limits.pageBytes)
        let result = WebPage.article(page, source: place)
        if case .failure(let error) = result, error.code == .empty { continue }
        hasArticle = true
        return result.map { $0.completed(publisher: publisher, published: published) }
      } catch {
        hasArticle = true
        return .failure(error)
      }
    }
    guard !hasArticle, !isAtEnd else { return nil }
    isAtEnd = true
    return .failure(
      ReadingError(code: .empty, what: "no chapter of the book has running text", place: source, remedy: "leave it out")
    )
  }

  private static func part(
    _ name: String, of archive: ZIPArchive, source: String
  ) throws(ReadingError) -> Markup {
    let place = "\(source)#\(name)"
    guard let entry = archive.entry(name) else {
      throw ReadingError(
        code: .format, what: "the book lacks a part", place: place,
        remedy: "open it with a reader for books, and save it again")
    }
    return try Markup.parse(try archive.data(of: entry, place: place), as: .xml, place: place).get()
  }

  /// The name in the archive that a reference means: `text/one%20a.xhtml#start` in `OEBPS`.
  private static func resolve(_ reference: String, in folder: [String]) -> String {
    let path = reference.prefix { $0 != "#" }
    let plain = String(path).removingPercentEncoding ?? String(path)
    var parts = folder
    for part in plain.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
