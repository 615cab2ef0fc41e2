internal import GraphSchema

/// What the first token of a sequence pattern may be: a look at one token spares the walk through the pattern.
struct SequenceOpening: Sendable {
  private var words: Set<String> = []
  private var tag = TagNode()
  private var mentionKinds: Set<EntityKind> = []
  private var hasTitle = false
  private var hasKinship = false
  /// A pattern that may match nothing begins anywhere.
  private var isAnything = false

  init(of nodes: [SequenceNode]) {
    if add(nodes) { isAnything = true }
  }

  /// - Returns: whether the nodes may match no token at all.
  private mutating func add(_ nodes: [SequenceNode]) -> Bool {
    for node in nodes {
      switch node {
      case .word(let words): self.words.formUnion(words)
      case .tag(let node):
        tag.tags.formUnion(node.tags)
        tag.modifiers.formUnion(node.modifiers)
      case .mention(let mention): mentionKinds.formUnion(mention.kinds)
      case .title: hasTitle = true
      case .kinship: hasKinship = true
      case .group(let alternatives, let low, _):
        var mayBeEmpty = low == 0
        for alternative in alternatives where add(alternative) { mayBeEmpty = true }
        if mayBeEmpty { continue }
      }
      return false
    }
    return true
  }

  /// Never `false` where the pattern matches.
  func admits(_ token: Int, in view: DocumentView) -> Bool {
    if isAnything { return true }
    if let mention = view.covering[token] {
      return view.document.mentions[mention].tokens.lowerBound == token
        && mentionKinds.contains(view.mentionKind(mention))
    }
    if hasTitle, view.titlesAt[token] != nil { return true }
    if tag.admits(token, in: view) { return true }
    if hasKinship, view.facts.kinship[view.lower(token)] != nil { return true }
    guard !words.isEmpty else { return false }
    return words.contains(view.lower(token)) || words.contains(view.lemma(token))
      || words.contains("'s") && view.isPossessiveMark(token)
  }
}
