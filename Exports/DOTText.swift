internal import GraphSchema

/// Quoting for the DOT language.
///
/// Everything that comes from outside is a quoted string, so keywords, numbers and punctuation need no thought. Inside
/// one, DOT itself knows a single escape (`\"`), but Graphviz then reads labels, tooltips and links as "escStrings": `\N` is
/// the node's name, `\n` a new line, and `&lt;` an entity of HTML.
///
/// Sources: https://graphviz.org/doc/info/lang.html, https://graphviz.org/docs/attr-types/escString/.
enum DOTText {
  /// Bytes of C2 and EF begin controls and non-characters, among others.
  private static let marks = MarkedBytes("\"\\&", 0x00...0x1F, 0x7F...0x7F, 0xC2...0xC2, 0xEF...0xEF)

  /// A string that is shown as it is. Line breaks stay line breaks.
  static func quoted(_ text: String) -> String {
    if marks.areAbsent(from: text) { return "\"\(text)\"" }
    // Nearly every tooltip has line breaks and nothing else: byte by byte takes a tenth of the time.
    guard text.utf8.contains(UInt8(ascii: "&")) else { return quotedBytes(text) }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      // A backslash is doubled, so that none can escape the closing quote or name an escape of Graphviz.
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r", "\t": out += " "
      default: out.unicodeScalars.append(printable(scalar))
      }
    }
    return escapingEntities(out) + "\""
  }

  /// As `quoted`, for a text without ampersands.
  private static func quotedBytes(_ text: String) -> String {
    var out = ByteText()
    var text = text
    text.withUTF8 { addQuotedBytes($0, to: &out) }
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// As `quoted(_:)`.
  static func addQuoted(_ text: ByteText, to out: inout ByteText) {
    text.withBytes { bytes in
      if bytes.contains(UInt8(ascii: "&")) {
        out.add(quoted(String(decoding: bytes, as: UTF8.self)))
      } else {
        bytes.withMemoryRebound(to: UInt8.self) { addQuotedBytes($0, to: &out) }
      }
    }
  }

  /// As `quoted(_:)`.
  static func addQuoted(_ text: String, to out: inout ByteText) {
    guard marks.areAbsent(from: text) else { return out.add(quoted(text)) }
    out.add(byte: 0x22)
    out.add(text)
    out.add(byte: 0x22)
  }

  private static func addQuotedBytes(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteText) {
    out.add(byte: 0x22)
    var start = 0
    while true {
      let place = marks.first(in: bytes, from: start)
      if place > start { out.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<place])) }
      guard place < bytes.count else { break }
      start = place + 1
      switch bytes[place] {
      case 0x22: out.add("\\\"")
      case 0x5C: out.add("\\\\")
      case 0x0A: out.add("\\n")
      case 0x0D, 0x09: out.add(byte: 0x20)
      case 0..<0x20, 0x7F: out.add("\u{FFFD}")
      case 0xC2 where 0x80..<0xA0 ~= bytes[start]:
        out.add("\u{FFFD}")
        start += 1
      case 0xEF where bytes[start] == 0xBF && bytes[start + 1] >= 0xBE:
        out.add("\u{FFFD}")
        start += 2
      case let byte: out.add(byte: byte)
      }
    }
    out.add(byte: 0x22)
  }

  /// As `id(_:)`.
  static func addID(_ text: String, to out: inout ByteText) {
    guard marks.areAbsent(from: text) else { return out.add(id(text)) }
    out.add(byte: 0x22)
    out.add(text)
    out.add(byte: 0x22)
  }

  /// As `id(_:)`.
  static func addID(_ text: UnsafeRawBufferPointer, to out: inout ByteText) {
    guard marks.areAbsent(from: text) else { return out.add(id(String(decoding: text, as: UTF8.self))) }
    out.add(byte: 0x22)
    out.add(text)
    out.add(byte: 0x22)
  }

  /// A node's name, or data: like `quoted`, but nothing is changed for the eye, and whatever goes in can be told apart.
  static func id(_ text: String) -> String {
    if marks.areAbsent(from: text) { return "\"\(text)\"" }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        // No two ids become one, whatever is in them. A lone backslash cannot come from the id itself.
        let isPrintable = printable(scalar) == scalar
        out += isPrintable ? String(scalar) : "\\x{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return out + "\""
  }

  /// An address of `LinkedNames`, which is ASCII without quotes and backslashes. Graphviz 2.43 copies it into SVG as it is,
  /// newer ones leave entities alone; so the ampersand has to be one, or no browser shows the picture.
  static func link(_ address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: "&")) else { return "\"\(address)\"" }
    return "\"" + address.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;") + "\""
  }

  /// Text inside an HTML-like label.
  static func html(_ text: String, lineBreak: String = " ") -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n": out += lineBreak
      case "\r", "\t": out += " "
      default: out.unicodeScalars.append(printable(scalar))
      }
    }
    return out
  }

  /// A tooltip of a table's cell: read as HTML first, then as an escString.
  static func cellTooltip(_ text: String) -> String {
    let plain = text.unicodeScalars.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\n" : String(printable($0)) }.joined()
    return html(escapingEntities(plain), lineBreak: "&#10;")
  }

  /// Cut so that it can be read in a drawing: at most `limit` characters, the last one "…" when something is missing.
  ///
  /// A character may be thousands of code points long (a letter with a tower of accents), and Graphviz reads no string
  /// beyond 16 kB; so more than two code points a character count as too long as well.
  static func clipped(_ text: String, to limit: Int) -> String {
    if text.utf8.count <= limit { return text }
    var kept = text.prefix(limit)
    var isCut = kept.endIndex < text.endIndex
    if kept.unicodeScalars.count > 2 * limit {
      kept = Substring(String(String.UnicodeScalarView(kept.unicodeScalars.prefix(limit))))
      isCut = true
    }
    guard isCut else { return text }
    if kept.count == limit { kept.removeLast() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  /// As `clipped`.
  static func addClipped(_ text: UnsafeRawBufferPointer, to limit: Int, into out: inout ByteText) {
    if text.count <= limit { return out.add(text) }
    out.add(clipped(String(decoding: text, as: UTF8.self), to: limit))
  }

  /// Broken at spaces into lines of about `width` characters, each as even as the words allow.
  static func wrapped(_ text: String, width: Int) -> String {
    if text.utf8.count <= width { return text }
    guard text.count > width else { return text }
    // Even lines look set, not broken: share the length among as many lines as are needed anyway.
    let count = (text.count + width - 1) / width
    let goal = (text.count + count - 1) / count
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= max(goal + 2, width / 2) {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Control characters and non-characters would make the SVG invalid.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }

  /// "AT&amp;T" must not be drawn as "AT&T": an ampersand that starts something like an entity becomes one itself.
  private static func escapingEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = Substring(text)
    while let ampersand = rest.firstIndex(of: "&") {
      out += rest[..<ampersand]
      let tail = rest[rest.index(after: ampersand)...]
      let name = tail.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      let isEntity = !name.isEmpty && tail[name.endIndex...].first == ";"
      out += isEntity ? "&amp;" : "&"
      rest = tail
    }
    return out + rest
  }
}
