/// A paragraph, heading, list item or other run of text that stands by itself on a page.
struct PageBlock {
  let text: String
  /// The element it is in: `p`, `h2`, `li`, `div` ...
  let tag: String
  let element: Markup
  let words: Int
  /// Words inside links.
  let linkedWords: Int
  /// Whether an element around it is made for something else than the article: navigation, comments, captions.
  let isAside: Bool
  /// Whether an element around it says that it is not part of the text, as bylines and dates do.
  let isDetail: Bool
  /// Whether a part of it is marked up as a time.
  let hasTime: Bool

  var isHeading: Bool { tag.count == 2 && tag.first == "h" && tag.last?.isNumber == true }

  /// A sentence or two below the title, by the class of the element or of what is just around it.
  var isStandfirst: Bool {
    guard !isAside, !isDetail, (4...80).contains(words), linkDensity < 0.4 else { return false }
    return sequence(first: element, next: \.parent).prefix(2).contains { $0.isStandfirst }
  }

  /// Share of the words that are links, 0...1.
  var linkDensity: Double { words == 0 ? 1 : Double(linkedWords) / Double(words) }

  /// What it adds to the elements around it: words of running text for it, everything else against them.
  var weight: Double {
    if isAside || isDetail { return -Double(min(words, 40)) }
    if isHeading { return 0 }
    let runs = words >= 8 && linkDensity < 0.4
    return runs ? Double(words) * (1 - linkDensity) : -Double(min(words, 20)) * (0.5 + linkDensity)
  }
}

/// Cuts a page into blocks, in the order of the page.
///
/// Classes are names that someone gave: a "rail" or a "date" around half of the running text of a page is the article, and
/// no rail. So the page is read twice, first with what its tags say alone.
struct PageBlocks {
  private(set) var blocks: [PageBlock] = []
  private var text = ""
  private var linked = ""
  private var hasTime = false
  /// Elements whose class is not believed; `nil` while none is.
  private let trusted: Set<ObjectIdentifier>?

  init(_ page: Markup) { self.init(page, trusted: Self.holders(PageBlocks(page, trusted: nil).blocks)) }

  /// Elements with at least half of the running text.
  private static func holders(_ blocks: [PageBlock]) -> Set<ObjectIdentifier> {
    var words: [ObjectIdentifier: Int] = [:]
    var total = 0
    for block in blocks where block.weight > 0 {
      total += block.words
      for element in sequence(first: block.element, next: \.parent) {
        words[ObjectIdentifier(element), default: 0] += block.words
      }
    }
    return Set(words.filter { 2 * $0.value >= total }.keys)
  }

  private init(_ page: Markup, trusted: Set<ObjectIdentifier>?) {
    self.trusted = trusted
    visit(page, block: page, isAside: false, isDetail: false, isLink: false)
    flush(page, isAside: false, isDetail: false)
  }

  private mutating func visit(_ element: Markup, block: Markup, isAside: Bool, isDetail: Bool, isLink: Bool) {
    for child in element.children {
      if child.isText {
        text += child.text
        if isLink { linked += child.text }
      } else if Self.unseen.contains(child.name) || child.isHidden {
        continue
      } else if child.name == "br" {
        // One break is a new line; paragraphs made of two breaks come out as blocks.
        if text.hasSuffix("\u{2028}") { flush(block, isAside: isAside, isDetail: isDetail) } else { text += "\u{2028}" }
      } else if Self.inline.contains(child.name) {
        if child.name == "time" { hasTime = true }
        let isLink = isLink || child.name == "a"
        // Bylines are often spans in a line of their own.
        visit(child, block: block, isAside: isAside, isDetail: isDetail, isLink: isLink)
      } else {
        flush(block, isAside: isAside, isDetail: isDetail)
        let (aside, detail) = (isAside || self.isAside(child), isDetail || self.isDetail(child))
        visit(child, block: child, isAside: aside, isDetail: detail, isLink: isLink)
        flush(child, isAside: aside, isDetail: detail)
      }
    }
  }

  private mutating func flush(_ element: Markup, isAside: Bool, isDetail: Bool) {
    let plain = text.collapsingBlanks()
    if !plain.isEmpty {
      blocks.append(
        PageBlock(
          text: plain, tag: element.name, element: element, words: plain.split(separator: " ").count,
          linkedWords: linked.split(whereSeparator: \.isWhitespace).count, isAside: isAside, isDetail: isDetail,
          hasTime: hasTime))
    }
    text = ""
    linked = ""
    hasTime = false
  }

  private func isAside(_ element: Markup) -> Bool {
    if element.isAsideByTag || element.isNeverText { return true }
    guard let trusted, !trusted.contains(ObjectIdentifier(element)) else { return false }
    return element.isAsideByWords
  }

  private func isDetail(_ element: Markup) -> Bool {
    guard let trusted, !trusted.contains(ObjectIdentifier(element)) else { return false }
    return element.isDetail
  }

  private static let unseen: Set<String> = [
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "select", "option", "button", "input", "textarea", "datalist", "map", "dialog",
  ]

  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u",
    "var", "wbr",
  ]
}
