internal import Foundation
internal import GraphSchema

/// The text of a DOCX document: its paragraphs, also those of tables, without what was struck out, notes, headers and
/// footers. Its title is the paragraph in the style "Title", what the document says of itself, or its first line.
///
/// Source: ECMA-376, part 1, chapter 17 (WordprocessingML).
enum WordDocument {
  static func article(_ archive: ZIPArchive, source: String) throws(ReadingError) -> Result<Article, ReadingError> {
    guard let entry = archive.entry("word/document.xml") else { throw TextFile.empty(source) }
    let document = try part(entry, of: archive, source: source)
    var paragraphs: [(text: String, style: String)] = []
    for paragraph in document.elements where paragraph.name == "w:p" {
      // Text boxes hold paragraphs of their own inside one.
      let text = content(paragraph).collapsingBlanks()
      let style =
        paragraph.child("w:ppr")?.child("w:pstyle")?["w:val"] ?? paragraph.child("w:ppr")?.child("w:pstyle")?["val"]
      if !text.isEmpty { paragraphs.append((text, style?.lowercased() ?? "")) }
    }
    let title = paragraphs.firstIndex { $0.style == "title" }
    let body = paragraphs.indices.filter { $0 != title }.map { paragraphs[$0].text }.joined(separator: "\n\n")
    var properties: Markup?
    if let core = archive.entry("docProps/core.xml") { properties = try? part(core, of: archive, source: source) }
    let said = properties?.child("dc:title")?.content
    return TextFile.text(of: Data((body + "\n").utf8), place: source).map { text in
      Article(
        source: source, text: text,
        title: title.map { paragraphs[$0].text } ?? said.flatMap { $0.isEmpty ? nil : $0 }
          ?? TextFile.heading(of: text),
        fingerprint: Fingerprint(of: text))
    }
  }

  private static func part(
    _ entry: ZIPArchive.Entry, of archive: ZIPArchive, source: String
  ) throws(ReadingError) -> Markup {
    let place = "\(source)#\(entry.name)"
    return try Markup.parse(try archive.data(of: entry, place: place), as: .xml, place: place).get()
  }

  /// What stands in the runs of a paragraph: text, tabs and line breaks; what was deleted is in elements of its own.
  private static func content(_ paragraph: Markup) -> String {
    var text = ""
    var open = Array(paragraph.children.reversed())
    while let next = open.popLast() {
      switch next.name {
      case "w:t": text += next.children.filter(\.isText).map(\.text).joined()
      case "w:tab", "w:br", "w:cr": text += " "
      case "w:nobreakhyphen": text += "-"
      case "w:p", "w:del", "w:movefrom", "w:ppr", "mc:fallback": break
      default: open.append(contentsOf: next.children.reversed())
      }
    }
    return text
  }
}
