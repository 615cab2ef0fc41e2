internal import Clibxml2
internal import Foundation
internal import GraphSchema

/// An element of a page or feed, or a stretch of its text, as our own tree: what libxml2 holds is freed at once.
final class Markup {
  /// Lower case, with its prefix in feeds ("content:encoded"); empty for text.
  let name: String
  let attributes: [String: String]
  /// Empty for elements.
  let text: String
  private(set) var children: [Markup] = []
  private(set) weak var parent: Markup?

  private init(name: String, attributes: [String: String] = [:], text: String = "") {
    self.name = name
    self.attributes = attributes
    self.text = text
  }

  var isText: Bool { name.isEmpty }

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// This element and all below it, in the order of the page.
  var elements: [Markup] {
    var found: [Markup] = []
    var open = [self]
    while let next = open.popLast() {
      guard !next.isText else { continue }
      found.append(next)
      open.append(contentsOf: next.children.reversed())
    }
    return found
  }

  /// All text below, one blank for every run of blanks.
  var content: String {
    var parts: [String] = []
    var open = [self]
    while let next = open.popLast() {
      if next.isText { parts.append(next.text) } else { open.append(contentsOf: next.children.reversed()) }
    }
    return parts.joined().collapsingBlanks()
  }

  func first(_ name: String) -> Markup? { elements.first { $0.name == name } }

  /// The first child of this name.
  func child(_ name: String) -> Markup? { children.first { $0.name == name } }

  // MARK: Parsing

  /// How text is to be parsed.
  enum Language { case html, xml }

  /// The tree of a page or feed.
  ///
  /// Nothing is fetched, no entity of the document's own is expanded, and what is nested too deep is an error: the parser
  /// keeps its own limits against documents made to exhaust it.
  ///
  /// - Parameter charset: what came with a page says of its encoding.
  static func parse(
    _ data: Data, as language: Language, place: String, charset: String? = nil
  ) -> Result<Markup, ReadingError> {
    _ = initialized
    guard let context = language == .html ? htmlNewParserCtxt() : xmlNewParserCtxt() else {
      return .failure(
        ReadingError(code: .unreadable, what: "there is no memory to parse this", place: place, remedy: "free some"))
    }
    defer { language == .html ? htmlFreeParserCtxt(context) : xmlFreeParserCtxt(context) }
    // What the options leave to be printed (errors of encodings) is not ours to print. The handler is this thread's.
    let (handler, handlerContext) = (__xmlStructuredError().pointee, __xmlStructuredErrorContext().pointee)
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(handlerContext, handler) }
    let encoding = TextEncoding.name(of: data, isPage: language == .html, charset: charset)
    let document = data.withUnsafeBytes { bytes -> xmlDocPtr? in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      let count = Int32(clamping: bytes.count)
      switch language {
      case .html:
        let options =
          HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_NONET.rawValue
        return htmlCtxtReadMemory(context, start, count, nil, encoding, Int32(bitPattern: options))
      case .xml:
        let options =
          XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
          | XML_PARSE_NOCDATA.rawValue
        return xmlCtxtReadMemory(context, start, count, nil, encoding, Int32(bitPattern: options))
      }
    }
    defer { xmlFreeDoc(document) }
    let depth = Int(context.pointee.nodeNr)
    if depth > Limits.markupDepth || context.pointee.lastError.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue) {
      return .failure(
        ReadingError(
          code: .format, what: "elements are nested too deep; the limit is \(Limits.markupDepth)", place: place,
          remedy: "save the article as plain text"))
    }
    var left = Limits.markupNodes
    let tree = document.flatMap { xmlDocGetRootElement($0) }.flatMap { node($0, depth: 0, left: &left) }
    guard left > 0 else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "there are more than \(Limits.markupNodes) elements, which is the limit", place: place,
          remedy: "save the article as plain text"))
    }
    guard let tree else {
      let line = context.pointee.lastError.line
      return .failure(
        language == .html
          ? TextFile.empty(place)
          : ReadingError(
            code: .format, what: "the file is not well-formed XML", place: "\(place), line \(line)",
            remedy: "check it with: xmllint --noout '\(place)'"))
    }
    return .success(tree)
  }

  private static let initialized: Void = xmlInitParser()

  /// - Parameter left: how many nodes may still be made.
  private static func node(_ pointer: xmlNodePtr, depth: Int, left: inout Int) -> Markup? {
    guard left > 0 else { return nil }
    left -= 1
    switch pointer.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      return string(pointer.pointee.content).map { Markup(name: "", text: $0) }
    case XML_ELEMENT_NODE:
      guard depth <= Limits.markupDepth, var name = string(pointer.pointee.name) else { return nil }
      if let prefix = pointer.pointee.ns.flatMap({ string($0.pointee.prefix) }) { name = prefix + ":" + name }
      let element = Markup(name: name.lowercased(), attributes: attributes(of: pointer))
      var next = pointer.pointee.children
      while let child = next {
        if let made = node(child, depth: depth + 1, left: &left) {
          made.parent = element
          element.children.append(made)
        }
        next = child.pointee.next
      }
      return element
    default: return nil
    }
  }

  private static func attributes(of pointer: xmlNodePtr) -> [String: String] {
    var found: [String: String] = [:]
    var next = pointer.pointee.properties
    while let attribute = next {
      if let name = string(attribute.pointee.name) {
        var value = ""
        var part = attribute.pointee.children
        while let text = part {
          value += string(text.pointee.content) ?? ""
          part = text.pointee.next
        }
        found[name.lowercased()] = value
      }
      next = attribute.pointee.next
    }
    return found
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}

extension String {
  /// One blank for every run of white space, none at the ends.
  func collapsingBlanks() -> String {
    split { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }.joined(separator: " ")
  }
}
