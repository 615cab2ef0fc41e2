public import GraphSchema

/// A timeline as SVG, drawn without Graphviz: days from the top down, what happened beside them, each with its sentence.
///
/// Top down, and not to scale: dates in the news crowd in a few weeks around one that lies decades back, and the sentences
/// need the width. 800 units wide, so that the words are as large as a newspaper's when it fills an A4 page.
public struct TimelineDrawing: Sendable {
  private let timeline: Timeline
  private let title: String
  private let style: DOTStyle
  private let catalogue: Catalogue
  private let linkBase: String?
  private let limit: Int

  /// - Parameter limit: at most so many entries; those that the most stories tell stay, and a line says so.
  public init(
    _ timeline: Timeline, title: String, catalogue: Catalogue, theme: DrawingTheme = .light, linkBase: String? = nil,
    limit: Int = 60
  ) {
    self.timeline = timeline
    self.title = title
    self.catalogue = catalogue
    self.linkBase = linkBase
    self.limit = max(1, limit)
    style = theme.style
  }

  public func svg() -> String {
    let shown = chosen
    var body = ""
    var y = 108
    var last: String?
    for entry in shown {
      let quote = entry.evidence[0].quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let lines = DOTText.wrapped("“\(DOTText.clipped(quote, to: 330))”", width: 100).split(separator: "\n").map(
        String.init)
      let words = DOTText.clipped(entry.words, to: 90)
      let ink = style.ink(entry.relation.standing)
      let key = entry.relation.key
      let id = DOTExporter.identifier(
        "entry", [entry.date, key.subject, key.predicate, key.object, "\(entry.isStated)"])
      let family = [catalogue[key.predicate]?.family, key.predicate, entry.relation.standing.rawValue].compactMap { $0 }
      body += "<g id=\"\(id)\" class=\"\(DOTExporter.classes("relation", family))\">\n"
      body += "<title>\(XMLText.escaped(tooltip(entry)))</title>\n"
      if entry.date != last {
        body += text(118, y, entry.date, size: 13, anchor: "end", color: style.ink, weight: "bold")
      }
      body += "<circle cx=\"140\" cy=\"\(y - 4)\" r=\"5\" stroke=\"\(ink)\" stroke-width=\"2\" "
      body += "fill=\"\(entry.isStated ? ink : style.paper)\"/>\n"
      let link = address(entry)
      if let link { body += "<a href=\"\(XMLText.escaped(link))\" target=\"_blank\">\n" }
      body += text(160, y, words, size: 14, color: ink, weight: "bold")
      if link != nil { body += "</a>\n" }
      for (index, line) in lines.enumerated() {
        body += text(160, y + 17 * (index + 1), line, size: 12, color: style.ink)
      }
      body += text(160, y + 17 * (lines.count + 1) - 1, source(entry), size: 11, color: style.faint)
      body += "</g>\n"
      y += 17 * (lines.count + 1) + 27
      last = entry.date
    }
    let height = max(y, 130)
    let axis =
      shown.isEmpty ? "" : "<line x1=\"140\" y1=\"96\" x2=\"140\" y2=\"\(height - 30)\" stroke=\"\(style.faint)\"/>\n"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="800" height="\(height)" viewBox="0 0 800 \(height)" \
      font-family="\(style.font)">
      <rect width="800" height="\(height)" fill="\(style.paper)"/>
      \(text(24, 36, DOTText.clipped(title, to: 66), size: 22, color: style.ink, weight: "bold"))\
      \(text(24, 56, sources(shown), size: 12, color: style.faint))\
      <circle cx="30" cy="72" r="5" fill="\(style.ink)"/>\(text(42, 76, "the day that the text names", size: 11, color: style.ink))\
      <circle cx="230" cy="72" r="5" fill="\(style.paper)" stroke="\(style.ink)" stroke-width="2"/>\
      \(text(242, 76, "the day of the article that reports it", size: 11, color: style.ink))\
      \(axis)\(body)</svg>

      """
  }

  private var chosen: [Timeline.Entry] {
    guard timeline.entries.count > limit else { return timeline.entries }
    let ranked = timeline.entries.indices.sorted { a, b in
      let (x, y) = (timeline.entries[a], timeline.entries[b])
      return (y.relation.stories, y.evidence.count, a) < (x.relation.stories, x.evidence.count, b)
    }
    return ranked.prefix(limit).sorted().map { timeline.entries[$0] }
  }

  private func text(
    _ x: Int, _ y: Int, _ words: String, size: Int, anchor: String = "start", color: String, weight: String = "normal"
  ) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"\(color)\" text-anchor=\"\(anchor)\" "
      + "font-weight=\"\(weight)\">\(XMLText.escaped(words))</text>\n"
  }

  private func sources(_ shown: [Timeline.Entry]) -> String {
    let cited = Set(shown.flatMap { $0.evidence.map(\.document) })
    var line = "Source: \(cited.count) \(cited.count == 1 ? "article" : "articles")"
    var left: [String] = []
    let more = timeline.entries.count - shown.count
    if more > 0 { left.append("\(more) more \(more == 1 ? "entry" : "entries") that fewer stories tell") }
    if timeline.undated > 0 {
      left.append("\(timeline.undated) \(timeline.undated == 1 ? "sentence" : "sentences") without a date")
    }
    if !left.isEmpty { line += ". Not drawn: " + left.joined(separator: ", ") }
    return line + ". Drawn with Kith."
  }

  private func source(_ entry: Timeline.Entry) -> String {
    let document = timeline.documents[entry.evidence[0].document]
    let parts = [document?.publisher ?? document?.title ?? document?.source, document?.published].compactMap { $0 }
    let more = entry.evidence.count - 1
    let rest = more > 0 ? " and \(more) more \(more == 1 ? "sentence" : "sentences")" : ""
    return DOTText.clipped(parts.joined(separator: ", "), to: 80) + rest
  }

  private func tooltip(_ entry: Timeline.Entry) -> String {
    entry.evidence.prefix(5).map { evidence in
      let document = timeline.documents[evidence.document]
      let source = [document?.publisher ?? document?.source, document?.published].compactMap { $0 }.joined(
        separator: ", ")
      let speaker = evidence.attributedTo.flatMap { timeline.names[$0] }.map { " (according to \($0))" } ?? ""
      return "“\(evidence.quote)” — \(source)\(speaker)"
    }.joined(separator: "\n")
  }

  private func address(_ entry: Timeline.Entry) -> String? {
    let key = entry.relation.key
    return LinkedNames.address(of: [key.subject, key.predicate, key.object], under: linkBase)
      ?? entry.evidence.lazy.compactMap { LinkedNames.web(timeline.documents[$0.document]?.url) }.first
  }
}
