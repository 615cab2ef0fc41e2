internal import GraphSchema

extension Brief {
  /// CommonMark, without HTML.
  ///
  /// - Parameter drawing: where the picture is, as the text should lead to it; `nil` where there is none.
  public func markdown(drawing: String? = nil) -> String {
    var text = ""
    for block in blocks {
      switch block {
      case .heading(let level, let words):
        text += "\(text.isEmpty ? "" : "\n")\(String(repeating: "#", count: level)) \(Self.escaped(words))\n"
      case .paragraph(let spans): text += "\n\(Self.line(spans))\n"
      case .drawing(let title):
        guard let drawing else { continue }
        text += "\n![\(Self.escaped(title))](\(LinkedNames.address(of: [], under: drawing) ?? ""))\n"
      case .list(let items):
        text += "\n"
        for item in items {
          text += "- \(Self.line(item.spans))\n"
          for quote in item.quotes { text += "  > \(Self.line(quote))\n\n" }
        }
        while text.hasSuffix("\n\n") { text.removeLast() }
      }
    }
    return text
  }

  private static func line(_ spans: [BriefSpan]) -> String {
    spans.map { span in
      switch span {
      case .text(let words): escaped(words)
      case .strong(let words): "**\(escaped(words))**"
      case .link(let words, let address): "[\(escaped(words))](<\(address)>)"
      case .source(let number): "\\[\(number)\\]"
      }
    }.joined()
  }

  /// Words that stay words: what CommonMark might take for markup has a backslash, and a line is one line.
  ///
  /// Source: CommonMark 0.31.2, section 2.4.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "!", "+", "=":
        out += "\\"
        out.unicodeScalars.append(scalar)
      case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": out += " "
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
