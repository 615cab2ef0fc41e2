/// A text in words, with the mentions that are given to a reader of chains: Training/coref.py's `text`, in Swift.
public struct GivenMentions: Sendable {
  public struct Mention: Sendable, Hashable {
    /// Indices into the words of the text. A description ends with its head noun, as far as that can be told.
    public let words: Range<Int>
    public let sentence: Int
    public let type: AnnotatedText.Mention.MentionType
    public let kind: String
    public let entity: String
    /// As the file gives it.
    public let range: Range<Int>
  }

  /// The words of each sentence.
  public let sentences: [[String]]
  /// Where each word is, in code points.
  public let words: [Range<Int>]
  /// Sorted by their words.
  public let mentions: [Mention]
  /// Mentions of the file that do not begin and end with a word, or run over the end of a sentence.
  public let leftOut: Int

  /// - Parameter kinds: whose mentions are given; `nil` for all. Pronouns always are.
  public init(_ text: AnnotatedText, kinds: Set<String>? = nil) {
    let scalars = Array(text.text.unicodeScalars)
    let cutter = TrainingWords(scalars)
    var seen: Set<Range<Int>> = []
    let given = text.mentions.filter { mention in
      let isWanted = kinds.map { $0.contains(mention.kind ?? "") } ?? true
      return (isWanted || mention.type == .pronoun) && mention.entity != nil
        && seen.insert(mention.start..<mention.end).inserted
    }
    let edges = Set(given.flatMap { [$0.start, $0.end] })
    var sentences: [[String]] = []
    var words: [Range<Int>] = []
    var sentenceOf: [Int] = []
    for range in text.sentences.isEmpty ? cutter.sentences() : text.sentences {
      let found = cutter.words(in: range, edges: edges)
      guard !found.isEmpty else { continue }
      sentenceOf += [Int](repeating: sentences.count, count: found.count)
      sentences.append(found.map { String(String.UnicodeScalarView(scalars[$0])) })
      words += found
    }
    let flat = sentences.flatMap { $0 }
    let starts = Dictionary(words.enumerated().map { ($1.lowerBound, $0) }, uniquingKeysWith: { _, last in last })
    let ends = Dictionary(words.enumerated().map { ($1.upperBound, $0) }, uniquingKeysWith: { _, last in last })
    var mentions: [Mention] = []
    var leftOut = 0
    for mention in given.stablySorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
      guard let first = starts[mention.start], var last = ends[mention.end], first <= last,
        sentenceOf[first] == sentenceOf[last]
      else {
        leftOut += 1
        continue
      }
      let type = mention.type ?? .name
      if type == .description {
        let cut = (first...last).dropFirst().first { Self.afterHead.contains(flat[$0].lowercased()) }
        if let cut { last = cut - 1 }
      }
      if type == .pronoun, first != last || !Self.pronouns.contains(flat[first].lowercased()) {
        leftOut += 1
        continue
      }
      mentions.append(
        Mention(
          words: first..<(last + 1), sentence: sentenceOf[first], type: type, kind: mention.kind ?? "",
          entity: mention.entity ?? "", range: mention.start..<mention.end))
    }
    self.sentences = sentences
    self.words = words
    self.mentions = mentions.stablySorted {
      ($0.words.lowerBound, -$0.words.upperBound) < ($1.words.lowerBound, -$1.words.upperBound)
    }
    self.leftOut = leftOut
  }

  /// The gold chains: indices into the mentions, in the order of their first mention.
  public var chains: [[Int]] { Self.chains(mentions.indices.map { mentions[$0].entity }) }

  /// Chains of what bears the same label, in the order of their first member.
  public static func chains<Label: Hashable>(_ labels: [Label]) -> [[Int]] {
    var order: [[Int]] = []
    var place: [Label: Int] = [:]
    for (index, label) in labels.enumerated() {
      if let known = place[label] {
        order[known].append(index)
      } else {
        place[label] = order.count
        order.append([index])
      }
    }
    return order
  }

  /// Words that begin what follows the head noun of a description.
  private static let afterHead = Set(
    ", ( who which that whose where of in on at for from with by to as about -".split(separator: " ").map(String.init))

  private static let pronouns = Set(
    ("he him his himself she her hers herself it its itself this that they them their theirs themselves i me my mine "
      + "myself we us our ours ourselves you your yours yourself yourselves").split(separator: " ").map(String.init))
}

extension Sequence {
  /// Sorted, with what is equal in its old order.
  func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { a, b in
      if isBefore(a.element, b.element) { return true }
      return isBefore(b.element, a.element) ? false : a.offset < b.offset
    }.map(\.element)
  }
}
