internal import GraphSchema

extension Brief {
  /// One page that needs nothing else: the picture is part of it, and a content security policy keeps it from the network.
  ///
  /// - Parameter drawing: an SVG; `nil` where there is none.
  public func html(drawing: String? = nil) -> String {
    var body = ""
    for block in blocks {
      switch block {
      case .heading(let level, let words): body += "<h\(level)>\(Self.html(words))</h\(level)>\n"
      case .paragraph(let spans): body += "<p>\(Self.html(spans))</p>\n"
      case .drawing(let title):
        guard let drawing, let start = drawing.ranges(of: "<svg").first?.lowerBound else { continue }
        body += "<figure aria-label=\"\(Self.html(title))\">\n\(drawing[start...])</figure>\n"
      case .list(let items):
        body += "<ul>\n"
        for item in items {
          body += "<li>\(Self.html(item.spans))"
          for quote in item.quotes { body += "\n<blockquote>\(Self.html(quote))</blockquote>" }
          body += "</li>\n"
        }
        body += "</ul>\n"
      }
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.html(title))</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 Helvetica, Arial, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
      figure { margin: 1rem 0; background: white; }
      figure svg { max-width: 100%; height: auto; }
      blockquote { margin: .2rem 0 .6rem; padding-left: .8rem; border-left: 3px solid #9AA4B0; }
      li { margin: .25rem 0; }
      @media print { body { font-size: 11pt; max-width: none; margin: 0; } h2, h3, li { break-inside: avoid; } }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private static func html(_ spans: [BriefSpan]) -> String {
    spans.map { span in
      switch span {
      case .text(let words): html(words)
      case .strong(let words): "<strong>\(html(words))</strong>"
      case .link(let words, let address): "<a href=\"\(html(address))\">\(html(words))</a>"
      case .source(let number): "[\(number)]"
      }
    }.joined()
  }

  private static func html(_ text: String) -> String { DOTText.html(text) }
}
