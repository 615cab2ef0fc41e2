internal import GraphSchema

/// Who bears which title: by the words around it and the tree of its sentence.
struct TitleBearers {
  /// By chain of a person: the titles that the document gives them, in text order.
  private let titles: [Int: [TitleMatch]]

  init(_ view: DocumentView) {
    var titles: [Int: [TitleMatch]] = [:]
    let offices = view.titles.filter { $0.title.rank == .office || $0.title.rank == .occupation }
    let hanging = Self.hanging(on: offices, in: view)
    var tree: (sentence: Sentence, tree: TitleTree)?
    for title in offices {
      let sentence = tree?.sentence ?? view.document.sentences.first
      if let word = title.words.first, sentence?.tokens.contains(word) == false || tree == nil {
        tree = view.sentence(of: word).map { ($0, TitleTree(view, $0)) }
      }
      let bearer =
        Self.bearer(of: title, hanging: hanging, in: view) ?? tree?.tree.bearers(of: title)?.mentions.first
      guard let chain = bearer.flatMap({ view.chainOf[$0] }) else { continue }
      titles[chain, default: []].append(title)
    }
    self.titles = titles
  }

  /// The titles of a person in some words of the document.
  func titles(of chain: Int, in tokens: Range<Int>) -> [TitleMatch] {
    (titles[chain] ?? []).filter { tokens.contains($0.words.lowerBound) }
  }

  /// Whether the document gives a person any title.
  func hasTitle(_ chain: Int) -> Bool { titles[chain] != nil }

  private static let besides: Set<DependencyLabel> = [
    .apposition, .compound, .flat, .describedName, .nominalModifier, .unmarkedModifier,
  ]

  /// By the last word of a title: the people that hang on it, "the *minister*, Berg" or "Berg is *minister*".
  private static func hanging(on titles: [TitleMatch], in view: DocumentView) -> [Int: [Int]] {
    let lasts = Set(titles.map { $0.words.upperBound - 1 })
    var found: [Int: [Int]] = [:]
    for (index, mention) in view.document.mentions.enumerated() where view.mentionKind(index) == .person {
      for token in mention.tokens {
        guard let head = view.head(of: token), lasts.contains(head), let label = view.token(token).dependency?.label,
          label == .subject || besides.contains(label) && label != .nominalModifier
        else { continue }
        found[head, default: []].append(index)
      }
    }
    return found
  }

  private static func bearer(of title: TitleMatch, hanging: [Int: [Int]], in view: DocumentView) -> Int? {
    let next = title.words.upperBound
    func person(at token: Int) -> Int? {
      guard token < view.document.tokens.count, let mention = view.mention(at: token),
        view.mentionKind(mention) == .person
      else { return nil }
      return mention
    }
    // "the Syrian *president*": the title is the mention.
    if let mention = person(at: title.words.lowerBound) { return mention }
    // "President | Macron"
    if let mention = person(at: next) { return mention }
    // "Berg, the | minister"; "the | minister is Berg"
    let last = next - 1
    if let label = view.token(last).dependency?.label, besides.contains(label) || label == .subject,
      let head = view.head(of: last),
      let mention = view.covering[head], view.mentionKind(mention) == .person
    {
      return mention
    }
    return hanging[last]?.first
  }
}
