internal import GraphSchema

/// One piece of a sequence pattern.
indirect enum SequenceNode: Hashable, Sendable {
  /// A word by its lower-case text or its lemma.
  case word(Set<String>)
  /// A word with one of the tags that is not part of a name.
  case tag(TagNode)
  case mention(MentionNode)
  case title(TitleNode)
  case kinship
  /// Alternatives, repeated.
  case group([[SequenceNode]], Int, Int)
}

/// A word by what it is: "[ADJ/NOUN]", "[VERB:modifier]".
struct TagNode: Hashable, Sendable {
  var tags: Set<PartOfSpeech> = []
  /// Tags that count only where the word stands as an adjective before a noun: "the *elected* president".
  var modifiers: Set<PartOfSpeech> = []

  func admits(_ token: Int, in view: DocumentView) -> Bool {
    let tag = view.tag(token)
    return tags.contains(tag) || modifiers.contains(tag) && view.isModifier(token)
  }
}

/// A name, pronoun or description: "{subject:person|organization list}".
struct MentionNode: Hashable, Sendable {
  enum Role: String, Hashable {
    case subject, object, other
  }

  let role: Role
  let kinds: Set<EntityKind>
  /// Followed by 's, or a possessive pronoun; the mark belongs to the match.
  let isPossessive: Bool
  /// Only adjectives and words for a people; `false` is names only; `nil` is all.
  let isDemonym: Bool?
  /// A list "A, B and C": every member fills the role.
  let isList: Bool
}

/// A title: "{title}", "{title office|rank}", "{title plural}".
struct TitleNode: Hashable, Sendable {
  let ranks: Set<Title.Rank>
  let isPlural: Bool
  /// A title before a name that the pattern is not about: "*Chancellor* Angela Merkel's spokesman".
  let isAside: Bool
}

/// Parses the text of a sequence pattern.
struct SequenceParser {
  private var pieces: [String]
  private var position = 0
  private let words: [String: Set<String>]

  static func parse(_ text: String, words: [String: Set<String>]) throws(PatternSyntaxError) -> [SequenceNode] {
    var parser = SequenceParser(pieces: try pieces(of: text), words: words)
    let nodes = try parser.sequence()
    guard parser.position == parser.pieces.count else {
      throw PatternSyntaxError("'\(parser.pieces[parser.position])' stands where nothing is open")
    }
    return nodes
  }

  private init(pieces: [String], words: [String: Set<String>]) {
    self.pieces = pieces
    self.words = words
  }

  /// Splits at white space, keeping `{...}` whole and `(`, `|`, `)` with its `?`, `*`, `+` apart.
  private static func pieces(of text: String) throws(PatternSyntaxError) -> [String] {
    var pieces: [String] = []
    var current = ""
    var inBraces = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        current += "\\" + String(character)
        isEscaped = false
        continue
      }
      if inBraces {
        current.append(character)
        if character == "}" { inBraces = false }
        continue
      }
      switch character {
      // "\\(" is a bracket in the text.
      case "\\": isEscaped = true
      case "{":
        current.append(character)
        inBraces = true
      case " ":
        if !current.isEmpty { pieces.append(current) }
        current = ""
      case "(", "|":
        if !current.isEmpty { pieces.append(current) }
        pieces.append(String(character))
        current = ""
      case ")":
        if !current.isEmpty { pieces.append(current) }
        current = ")"
      default: current.append(character)
      }
    }
    if inBraces { throw PatternSyntaxError("a '{' is never closed") }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  private mutating func sequence() throws(PatternSyntaxError) -> [SequenceNode] {
    var nodes: [SequenceNode] = []
    while position < pieces.count, pieces[position] != "|", !pieces[position].hasPrefix(")") {
      nodes.append(try element())
    }
    return nodes
  }

  private mutating func element() throws(PatternSyntaxError) -> SequenceNode {
    let piece = pieces[position]
    position += 1
    guard piece == "(" else {
      let (body, low, high) = Self.repetition(of: piece)
      let node = try atom(body)
      return low == 1 && high == 1 ? node : .group([[node]], low, high)
    }
    var alternatives = [try sequence()]
    while position < pieces.count, pieces[position] == "|" {
      position += 1
      alternatives.append(try sequence())
    }
    guard position < pieces.count, pieces[position].hasPrefix(")") else {
      throw PatternSyntaxError("a '(' is never closed")
    }
    let (_, low, high) = Self.repetition(of: pieces[position])
    position += 1
    return .group(alternatives, low, high)
  }

  private static func repetition(of piece: String) -> (String, Int, Int) {
    guard piece.count > 1 else { return (piece, 1, 1) }
    switch piece.last {
    case "?": return (String(piece.dropLast()), 0, 1)
    case "*": return (String(piece.dropLast()), 0, 6)
    case "+": return (String(piece.dropLast()), 1, 6)
    default: return (piece, 1, 1)
    }
  }

  private func atom(_ text: String) throws(PatternSyntaxError) -> SequenceNode {
    if text.hasPrefix("{") { return try named(String(text.dropFirst().dropLast())) }
    if text.hasPrefix("["), text.hasSuffix("]") {
      return .tag(try tags(text.dropFirst().dropLast()))
    }
    if text.count > 2, text.hasPrefix("<"), text.hasSuffix(">") {
      guard let list = words[String(text.dropFirst().dropLast())] else {
        throw PatternSyntaxError("no list of words is called '\(text)'")
      }
      return .word(list)
    }
    return .word(Set(text.filter { $0 != "\\" }.split(separator: "/").map(String.init)))
  }

  /// "ADJ/NOUN", "ANY", "VERB:modifier"
  private func tags(_ text: Substring) throws(PatternSyntaxError) -> TagNode {
    var node = TagNode()
    for name in text.split(separator: "/") {
      if name == "ANY" {
        node.tags.formUnion(PartOfSpeech.allCases)
        continue
      }
      let parts = name.split(separator: ":", maxSplits: 1)
      guard let tag = parts.first.flatMap({ PartOfSpeech(rawValue: String($0)) }) else {
        throw PatternSyntaxError("'\(name)' is not a part of speech")
      }
      guard parts.count == 1 || parts[1] == "modifier" else {
        throw PatternSyntaxError("'\(parts[1])' is not a use of a word; modifier")
      }
      if parts.count == 1 { node.tags.insert(tag) } else { node.modifiers.insert(tag) }
    }
    return node
  }

  private func named(_ text: String) throws(PatternSyntaxError) -> SequenceNode {
    let parts = text.split(separator: " ").map(String.init)
    guard let head = parts.first else { throw PatternSyntaxError("'{}' names nothing") }
    let flags = Set(parts.dropFirst())
    if head == "kinship" { return .kinship }
    if head == "title" {
      var ranks: Set<Title.Rank> = []
      for flag in flags where flag != "plural" && flag != "aside" {
        for name in flag.split(separator: "|") {
          guard let rank = Title.Rank(rawValue: String(name)) else {
            throw PatternSyntaxError("'\(name)' is not a rank of titles")
          }
          ranks.insert(rank)
        }
      }
      return .title(
        TitleNode(
          ranks: ranks.isEmpty ? [.office, .rank, .occupation] : ranks, isPlural: flags.contains("plural"),
          isAside: flags.contains("aside")))
    }
    let halves = head.split(separator: ":").map(String.init)
    let role = halves.count == 2 ? MentionNode.Role(rawValue: halves[0]) : .other
    guard let role else { throw PatternSyntaxError("'\(halves[0])' is not a role; subject, object or other") }
    var kinds: Set<EntityKind> = []
    for name in (halves.last ?? "").split(separator: "|") {
      guard let kind = EntityKind(rawValue: String(name)) else { throw PatternSyntaxError("'\(name)' is not a kind") }
      kinds.insert(kind)
    }
    guard flags.isSubset(of: ["possessive", "demonym", "name", "list"]) else {
      throw PatternSyntaxError("'\(text)' has an unknown flag; possessive, demonym, name or list")
    }
    return .mention(
      MentionNode(
        role: role, kinds: kinds, isPossessive: flags.contains("possessive"),
        isDemonym: flags.contains("demonym") ? true : flags.contains("name") ? false : nil,
        isList: flags.contains("list")))
  }
}

/// What is wrong with the text of a pattern; the compiler adds where.
struct PatternSyntaxError: Error {
  let what: String
  init(_ what: String) { self.what = what }
}
