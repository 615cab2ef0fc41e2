internal import GraphSchema

/// A grammatical function that may fill a role, with the kinds it admits.
struct RoleFunction: Hashable, Sendable {
  enum Function: Hashable, Sendable {
    /// Who does it: the subject, or the by-agent of a passive; of a noun its possessor, the name before it, "by ..." or
    /// the subject of the verb that lends it one ("launched an attack").
    case subject
    /// The subject of a verb that has no object: whoever "returns", not whoever "returns the relatives".
    case mover
    /// To whom it is done: the object, or the subject of a passive.
    case object
    /// Whoever possesses the object: "rejected | Trump's | plan".
    case objectPossessor
    /// What a noun is said of: "Belarus is an ally", "Belarus, an ally".
    case identity
    case possessor
    case modifier
    case preposition(String)
    /// Whoever possesses what the preposition leads to: "tariffs on | Canadian | steel".
    case prepositionPossessor(String)
  }

  let function: Function
  /// Empty for all.
  let kinds: Set<EntityKind>
}

/// A trigger whose roles are filled by grammatical function.
struct FramePattern: Sendable {
  let verbs: [Trigger]
  let nouns: Set<String>
  let titles: Set<Title.Rank>
  let adjectives: [Trigger]
  let under: Set<String>
  let notUnder: Set<String>
  let modalities: Set<Modality>
  let subject: [RoleFunction]
  let object: [RoleFunction]
  let isReciprocal: Bool
  /// Whether the other party is led in by "with": then whoever comes, goes or speaks "after talks with X" held them.
  let isShared: Bool
  /// The roles as the pattern writes them.
  let wording: (subject: String, object: String)

  /// A lemma and the words that must follow it: "call" + "on".
  struct Trigger: Hashable, Sendable {
    let lemma: String
    let particles: [String]

    init(_ text: String) {
      let words = text.split(separator: " ").map(String.init)
      lemma = words.first ?? ""
      particles = Array(words.dropFirst())
    }
  }

  init(_ frame: FrameDeclaration) throws(PatternSyntaxError) {
    verbs = frame.verbs.map(Trigger.init)
    nouns = Set(frame.nouns)
    titles = Set(frame.titles)
    adjectives = frame.adjectives.map(Trigger.init)
    under = Set(frame.under)
    notUnder = Set(frame.notUnder)
    modalities = Set(frame.modalities)
    subject = try Self.functions(frame.subject)
    object = try Self.functions(frame.object)
    isReciprocal = frame.isReciprocal
    isShared = object.contains { $0.function == .preposition("with") }
    wording = (frame.subject, frame.object)
  }

  /// "object | with:person,place | possessor"
  private static func functions(_ text: String) throws(PatternSyntaxError) -> [RoleFunction] {
    var functions: [RoleFunction] = []
    for part in text.split(separator: "|") {
      let halves = part.split(separator: ":")
      guard let name = halves.first.map({ $0.filter { $0 != " " } }) else { continue }
      var kinds: Set<EntityKind> = []
      for kind in halves.dropFirst().first?.split(separator: ",") ?? [] {
        guard let value = EntityKind(rawValue: kind.filter { $0 != " " }) else {
          throw PatternSyntaxError("'\(kind)' is not a kind")
        }
        kinds.insert(value)
      }
      let function: RoleFunction.Function =
        switch name {
        case "subject": .subject
        case "mover": .mover
        case "object": .object
        case "objectpossessor": .objectPossessor
        case "identity": .identity
        case "possessor": .possessor
        case "modifier": .modifier
        case _ where name.hasSuffix("possessor"): .prepositionPossessor(String(name.dropLast("possessor".count)))
        default: .preposition(name)
        }
      functions.append(RoleFunction(function: function, kinds: kinds))
    }
    guard !functions.isEmpty else { throw PatternSyntaxError("a role names no function") }
    return functions
  }
}
