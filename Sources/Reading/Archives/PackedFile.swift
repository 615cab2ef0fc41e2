internal import Foundation
internal import GraphSchema

/// What begins like a ZIP archive: a document of an office program, a book, or an archive of files.
enum PackedFile {
  static func reader(
    of bytes: RandomBytes, source: String, opening: FormatChooser
  ) throws(ReadingError) -> any ArticleReader {
    let archive = try ZIPArchive(bytes, place: source)
    if archive.entry("word/document.xml") != nil {
      return GivenArticles([try WordDocument.article(archive, source: source)])
    }
    if archive.entry("META-INF/container.xml") != nil, archive.entry("mimetype") != nil {
      return try Book(archive, source: source)
    }
    let others = [
      ("xl/workbook.xml", "a spreadsheet", "save it as CSV"),
      ("ppt/presentation.xml", "a presentation", "save its text"),
      ("content.xml", "an OpenDocument file", "save it as DOCX"),
    ]
    for (entry, what, remedy) in others where archive.entry(entry) != nil {
      throw ReadingError(code: .format, what: "the file is \(what), which is not read", place: source, remedy: remedy)
    }
    return ArchiveFiles(archive, source: source, opening: opening.nested())
  }
}

/// The files of an archive, each read as if it lay in a folder: `saved.zip#news/one.html`.
final class ArchiveFiles: ArticleReader {
  private let archive: ZIPArchive
  private let source: String
  private let opening: FormatChooser
  private var rest: ArraySlice<ZIPArchive.Entry>
  private var inner: (any ArticleReader)?
  private var last = ""
  private var repeated = 0
  private var isEmpty: Bool

  init(_ archive: ZIPArchive, source: String, opening: FormatChooser) {
    self.archive = archive
    self.source = source
    self.opening = opening
    rest = archive.entries.filter { !$0.isHidden }[...]
    isEmpty = rest.isEmpty
  }

  func next() -> Result<Article, ReadingError>? {
    if isEmpty {
      isEmpty = false
      return .failure(
        ReadingError(code: .empty, what: "the archive has no files", place: source, remedy: "leave it out"))
    }
    while true {
      if let result = inner?.next() { return result }
      inner = nil
      guard let entry = rest.popFirst() else { return nil }
      repeated = entry.name == last ? repeated + 1 : 1
      last = entry.name
      // Two files of one name are two articles.
      let place = "\(source)#\(entry.name)" + (repeated > 1 ? "#\(repeated)" : "")
      do throws(ReadingError) {
        let bytes = ByteSource(try archive.layer(of: entry, place: place), place: place)
        inner = opening.reader(of: bytes, source: place, name: entry.name)
      } catch {
        return .failure(error)
      }
    }
  }
}
