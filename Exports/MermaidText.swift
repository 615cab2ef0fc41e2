/// Labels of Mermaid diagrams.
///
/// Inside quotes Mermaid still reads entities (`#35;`), Markdown, HTML and directives (`%%{...}`), so every mark that could
/// begin one is an entity. Letters, digits and what ends a sentence stay, so the file can be read.
///
/// Source: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters.
enum MermaidText {
  static func quoted(_ text: String) -> String {
    // Mermaid 11 refuses a label of nothing: a space of no width stands for it.
    if text.isEmpty { return "\"#8203;\"" }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": out += "<br/>"
      case "\r", "\t": out += " "
      case "\"", "#", "<", ">", "&", "%", "`", "\\", "*", "_", "~", "|", "[", "]", "{", "}", "(", ")", ";", "$", "@",
        "/", "+", "=":
        out += "#\(scalar.value);"
      default:
        let isControl = scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || scalar.value | 1 == 0xFFFF
        out.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return unlisted(out) + "\""
  }

  /// "1. FC Köln" and "- x" would be lists, which Mermaid refuses: their mark becomes an entity too.
  private static func unlisted(_ quoted: String) -> String {
    let text = quoted.dropFirst()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    guard let mark = rest.first, digits.isEmpty ? mark == "-" : mark == "." else { return quoted }
    return "\"\(digits)#\(mark == "-" ? 45 : 46);\(rest.dropFirst())"
  }
}
