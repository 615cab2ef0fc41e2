/// The text of the article on a page: its paragraphs, headings between them, lists and quotations, without what stands
/// around it.
///
/// Each block weighs for or against the elements around it (`PageBlock.weight`); the article is in the element with the most
/// weight, the innermost of equals. In it, blocks that are not running text stay where they stand between such as are.
///
/// Source: the idea of weights with a maximum is that of J. Pasternack and D. Roth, "Extracting article text from the web
/// with maximum subsequence segmentation" (2009), here over elements instead of tokens.
struct MainText {
  /// One paragraph a block, an empty line between them.
  let text: String

  init(_ page: Markup, title: String?) {
    let blocks = PageBlocks(page).blocks
    guard let holder = Self.holder(of: blocks, in: page) else {
      text = ""
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
      return
    }
    let kept = inside[min(first, last)...last]
    text = kept.map(\.text).joined(separator: "\n\n")
  }

  private static func holder(of blocks: [PageBlock], in page: Markup) -> Markup? {
    var weights: [ObjectIdentifier: Double] = [:]
    for block in blocks {
      for element in sequence(first: block.element, next: \.parent) {
        weights[ObjectIdentifier(element), default: 0] += block.weight
      }
    }
    var best: Markup?
    var most = 0.0
    for element in page.elements where !element.isAside {
      guard var weight = weights[ObjectIdentifier(element)], weight > 0 else { continue }
      if element.isBody { weight *= 1.2 }
      // The innermost of equals comes last.
      if weight >= most {
        most = weight
        best = element
      }
    }
    return best
  }

  /// Whether a block of the article's element is part of the article.
  private static func belongs(_ block: PageBlock, title: String?) -> Bool {
    if block.isDetail, block.words < 40 { return false }
    if let title, block.text == title { return false }
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
    "sign up ", "subscribe", "follow us", "follow @", "share this", "click here", "©", "copyright", "editing by",
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
