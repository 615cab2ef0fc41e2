/// The text of the article on a page: its paragraphs, headings between them, lists and quotations, without what stands
/// around it.
///
/// Each block weighs for or against the elements around it (`PageBlock.weight`); the article is in the element with the most
/// weight, or in the one inside it that has nearly all of that. In it, blocks that are not running text stay where they stand
/// between such as are.
///
/// Source: the idea of weights with a maximum is that of J. Pasternack and D. Roth, "Extracting article text from the web
/// with maximum subsequence segmentation" (2009), here over elements instead of tokens.
struct MainText {
  /// One paragraph a block, an empty line between them.
  let text: String
  /// The day that stands in a short line just above the text, for pages that say it in no other way.
  let dateline: String?

  init(_ page: Markup, title: String?) {
    let blocks = PageBlocks(page).blocks
    guard let holder = Self.holder(of: blocks, in: page) else {
      text = ""
      dateline = nil
      return
    }
    var inside = blocks.filter { block in
      !block.isAside && (block.element === holder || block.element.ancestors.contains { $0 === holder })
    }
    inside = inside.filter { Self.belongs($0, title: title) }
    // Nothing before the first running text and after the last is part of it.
    guard let first = inside.firstIndex(where: { $0.weight > 0 }), let last = inside.lastIndex(where: Self.isText)
    else {
      text = ""
      dateline = nil
      return
    }
    let start = blocks.firstIndex { $0.element === inside[first].element && $0.text == inside[first].text } ?? 0
    dateline =
      blocks[max(0, start - Self.linesAbove)..<start].reversed().lazy
      .filter { $0.words <= Self.datelineWords && $0.linkDensity < 0.5 && !$0.isAside }
      .compactMap { CalendarDay.find(in: $0.text) }.first
    let standfirst = blocks[max(0, start - Self.linesAbove)..<start].filter {
      $0.isStandfirst && !inside[first].text.hasPrefix($0.text.prefix(40))
    }
    let kept = standfirst + inside[min(first, last)...last]
    text = kept.map(\.text).joined(separator: "\n\n")
  }

  /// How far above the text, and how long, a line with the day may be. The title may stand in it.
  private static let linesAbove = 6
  private static let datelineWords = 40

  private static func holder(of blocks: [PageBlock], in page: Markup) -> Markup? {
    var weights: [ObjectIdentifier: Double] = [:]
    var running: [ObjectIdentifier: Double] = [:]
    for block in blocks {
      for element in sequence(first: block.element, next: \.parent) {
        weights[ObjectIdentifier(element), default: 0] += block.weight
        if block.weight > 0 { running[ObjectIdentifier(element), default: 0] += block.weight }
      }
    }
    var best: Markup?
    var most = 0.0
    for element in page.elements where !element.isAsideByTag {
      guard var weight = weights[ObjectIdentifier(element)], weight > 0 else { continue }
      if element.isBody { weight *= 1.2 }
      // The innermost of equals comes last.
      if weight >= most {
        most = weight
        best = element
      }
    }
    return best.map { narrowed($0, running: running) }
  }

  /// The least share of an element's running text with which a part of it stands for all of it: teasers below an article, and
  /// what else runs on around it, rarely have more than a quarter.
  private static let mostOfIt = 0.75

  /// Goes inwards while one part has nearly all the running text, and what has the rest is of another kind: an article cut
  /// into columns or pages is cut into likes.
  private static func narrowed(_ element: Markup, running: [ObjectIdentifier: Double]) -> Markup {
    func weight(_ element: Markup) -> Double { running[ObjectIdentifier(element)] ?? 0 }
    var element = element
    while true {
      let parts = element.children.filter { weight($0) > 0 }
      guard let heaviest = parts.max(by: { weight($0) < weight($1) }), weight(heaviest) >= mostOfIt * weight(element),
        heaviest.name == "td"
          || !parts.contains(where: { $0 !== heaviest && $0.name == heaviest.name && $0["class"] == heaviest["class"] }
          ),
        heaviest.children.contains(where: { !$0.isText })
      else { return element }
      element = heaviest
    }
  }

  /// Whether a block of the article's element is part of the article.
  private static func belongs(_ block: PageBlock, title: String?) -> Bool {
    if block.isDetail, block.words < 40 { return false }
    // Clocks, page numbers, lines of stars.
    if !block.text.contains(where: \.isLetter) { return false }
    if block.hasTime, block.words <= 15 { return false }
    if let title, block.text.hasPrefix(title), block.words <= title.split(separator: " ").count + 12 { return false }
    if block.tag == "h1" { return false }
    if block.linkDensity > 0.6 { return block.tag == "p" && block.words >= 15 }
    if block.words <= 30, PageFormulas.isFormula(block.text) { return false }
    return true
  }

  /// Running text, or a short paragraph that ends like one: "He declined."
  private static func isText(_ block: PageBlock) -> Bool {
    if block.weight > 0 { return true }
    guard !block.isHeading, block.linkDensity < 0.4, let end = block.text.last else { return false }
    return ".!?\"”’…".contains(end) && block.words >= 2
  }
}

/// Sentences that publishing systems put between and below the paragraphs of every article.
enum PageFormulas {
  static func isFormula(_ text: String) -> Bool {
    let lower = text.lowercased()
    return openings.contains { lower.hasPrefix($0) } || inside.contains { lower.contains($0) }
      || alone.contains(lower.trimmingMarks())
  }

  private static let openings = [
    "read more", "read also", "also read", "read next", "related:", "related stories", "related articles", "see also:",
    "more:", "more on this", "more from", "watch:", "listen:", "photo:", "image:", "photograph:", "advertisement",
    "sign up ", "subscribe", "follow us", "follow @", "share this", "share your feedback", "click here", "©",
    "copyright", "editing by",
    "reporting by", "this article was originally published", "this story was originally published",
    "like what you read",
    "support our", "join our", "download our", "get our", "by signing up", "most read", "don't miss", "recommended",
    "tags:", "topics:", "filed under", "posted in", "have a tip", "contact us", "comments",
  ]

  private static let inside = ["all rights reserved", "privacy policy", "terms of service", "newsletter", "cookies"]

  private static let alone: Set<String> = [
    "advertisement", "share", "tweet", "print", "email", "save", "related", "story continues below", "continue reading",
  ]
}

extension String {
  fileprivate func trimmingMarks() -> String {
    String(drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
  }
}
