internal import Foundation

/// In which encoding the bytes of a page or feed are.
enum TextEncoding {
  /// UTF-8 where the bytes are UTF-8, whatever the page says of itself; else what a byte order mark, an XML declaration or
  /// a `<meta charset>` in the first 2,048 bytes says; else Windows-1252 for a page, as browsers take it.
  ///
  /// - Parameter charset: what came with the page says: asked last.
  /// - Returns: a name that iconv knows; `nil` to leave the choice to the XML declaration.
  static func name(of data: Data, isPage: Bool, charset: String? = nil) -> String? {
    if data.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if data.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    if String(validating: data, as: UTF8.self) != nil { return "UTF-8" }
    guard isPage else { return nil }
    return declared(in: String(decoding: data.prefix(2_048), as: UTF8.self).lowercased())
      ?? declared(in: "charset=" + (charset ?? "").lowercased()) ?? "windows-1252"
  }

  private static func declared(in head: String) -> String? {
    guard let mark = head.range(of: "charset=") ?? head.range(of: "encoding=") else { return nil }
    let name = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    // A page that says UTF-8 and is not was saved by something that lied.
    guard !name.isEmpty, name != "utf-8", name != "utf8" else { return nil }
    return name == "iso-8859-1" ? "windows-1252" : String(name)
  }
}
