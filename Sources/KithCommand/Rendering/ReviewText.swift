internal import Foundation
internal import GraphSchema
internal import GraphStore
internal import Kith

/// What `kith review` shows: two names side by side, with their sentences.
enum ReviewText {
  static func render(_ item: ReviewItem, number: Int, of count: Int, width: Int) -> String {
    let column = max(24, (min(width, 160) - 3) / 2)
    let left = self.column(item.first, width: column)
    let right = self.column(item.second, width: column)
    var lines = [
      "\(number) of \(count) · the graph has them as \(item.isOne ? "one" : "two") · score \(Self.number(item.weighing.score))"
    ]
    lines += reasons(item.weighing).flatMap { wrap($0, width: column * 2 + 1) }.map { "  " + $0 }
    lines.append("")
    for row in 0..<max(left.count, right.count) {
      let cell = row < left.count ? left[row] : ""
      let gap = String(repeating: " ", count: max(0, column - cell.count))
      lines.append((cell + gap + " │ " + (row < right.count ? right[row] : "")).trimmingSuffix(" "))
    }
    return lines.joined(separator: "\n")
  }

  /// "for: ..." and "against: ...", one line each.
  static func reasons(_ weighing: Weighing) -> [String] {
    weighing.reasons.map { "for: \($0)" } + weighing.objections.map { "against: \($0)" }
  }

  static func number(_ score: Double) -> String { String((score * 100).rounded() / 100) }

  private static func column(_ side: ReviewItem.Side, width: Int) -> [String] {
    var lines = wrap(side.name.name, width: width)
    lines += wrap(
      "\(side.name.kind.rawValue), \(counted(side.articles, "article")), now \(side.entity)", width: width)
    for sentence in side.sentences {
      lines.append("")
      lines += wrap("“\(sentence.text.onOneLine())”", width: width, lines: 7)
      lines += wrap(
        [sentence.publisher ?? sentence.source, sentence.published].compactMap { $0 }.joined(separator: ", "),
        width: width - 2
      ).map { "  " + $0 }
    }
    return lines
  }

  /// In lines of at most so many characters, broken between words where they fit; what is over the number of lines is cut.
  static func wrap(_ text: String, width: Int, lines limit: Int = .max) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = Substring(word)
      while word.count > width {
        if !line.isEmpty { lines.append(line) }
        line = ""
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    return lines.prefix(limit - 1) + [String(lines[limit - 1].prefix(width - 1)) + "…"]
  }

  static func list(_ items: [ReviewItem]) -> String {
    guard !items.isEmpty else { return "No name is in doubt." }
    return items.map { item in
      let verb = item.isOne ? "is one with" : "is apart from"
      return
        "\(number(item.weighing.score))  '\(item.first.name.name)' (\(item.first.entity)) \(verb) '\(item.second.name.name)' (\(item.second.entity))"
        + reasons(item.weighing).map { "\n      " + $0 }.joined()
    }.joined(separator: "\n")
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Sentence: Encodable {
      let document, source, mention, text: String
    }
    struct Side: Encodable {
      let name, kind, entity: String
      let articles: Int
      let mentions: [JudgementJSON.Mention]
      let sentences: [Sentence]

      init(_ side: ReviewItem.Side) {
        name = side.name.name
        kind = side.name.kind.rawValue
        entity = side.entity
        articles = side.articles
        mentions = side.name.mentions.map(JudgementJSON.Mention.init)
        sentences = side.sentences.map {
          Sentence(document: $0.chain.article, source: $0.source, mention: $0.mention, text: $0.text)
        }
      }
    }
    let first, second: Side
    let one: Bool
    let score: Double
    let reasons, objections: [String]

    init(_ item: ReviewItem) {
      first = Side(item.first)
      second = Side(item.second)
      one = item.isOne
      score = item.weighing.score
      reasons = item.weighing.reasons
      objections = item.weighing.objections
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
