/// The grammar of one sentence, as far as the patterns ask for it.
///
/// `ClauseReader` makes it from tagged words alone; a trained parser can make the same and take its place.
struct SentenceSyntax {
  /// In text order, not overlapping.
  var phrases: [NounPhrase] = []
  /// In text order.
  var clauses: [Clause] = []
}

/// A noun with what stands before it, without the phrases that follow.
struct NounPhrase: Hashable {
  /// Indices into the document's tokens.
  var tokens: Range<Int>
  /// The token of the head; of a name, its last.
  var head: Int
  /// The mention that is the head.
  var mention: Int?
  /// The phrase whose possessive stands before: "Russia's | invasion". `his` is a phrase of its own.
  var possessor: Int?
  /// Mentions before the head: "Russian | forces".
  var modifiers: [Int] = []
  /// The preposition that governs it: "with".
  var preposition: String?
  /// The token of that preposition.
  var prepositionToken: Int?
  /// The phrase right before the preposition.
  var governor: Int?
  /// The phrase that it stands beside: "Lavrov | , the minister".
  var anchor: Int?
  /// All members of its coordination, itself included, in text order; empty when it stands alone.
  var conjuncts: [Int] = []
}

/// A verb with what fills its functions.
struct Clause: Hashable {
  enum Form: Hashable {
    case finite, infinitive, gerund, participle
  }

  /// From the first auxiliary to the main verb.
  var verbs: Range<Int>
  /// The token of the main verb.
  var verb: Int
  var form: Form
  var isPassive = false
  var stance = Stance()
  /// The grammatical subject; of a participle after a noun, that noun.
  var subjects: [Int] = []
  var objects: [Int] = []
  /// The objects of the verb that it is joined with: "founded and leads | Norvik Bank". Only where it has none itself.
  var sharedObjects: [Int] = []
  var obliques: [Oblique] = []
  /// After a form of "be": the noun phrase that is said to be the subject.
  var predicate: Int?
  /// After a form of "be": the adjective.
  var adjective: Int?
  /// Whether it is denied by a subject that nobody is: "*no* minister", "*neither* Berg nor Lund".
  var isDeniedBySubject = false
  /// The same by an object: "signed *no* agreement". It denies the verb and the object, not what hangs on them.
  var isDeniedByObject = false
  /// The antecedent of a relative clause is its subject.
  var isRelative = false

  struct Oblique: Hashable {
    let preposition: String
    let phrase: Int
  }
}
