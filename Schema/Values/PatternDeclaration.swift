/// A pattern as its YAML file declares it; `Extraction` compiles it.
///
/// The language is described in `Sources/LanguageModel/Patterns/README.md`.
public struct PatternDeclaration: Hashable, Sendable {
  /// "office/title-name": the file's family, a slash, the pattern's own id.
  public let id: String
  public let relation: RelationChoice
  public let form: PatternForm
  /// What must also hold of the two ends: "inside", "body" (see the README of the patterns).
  public let conditions: [String]
  /// Fixed attributes of the evidence: "modality" -> "planned", "role" -> "leader".
  public let attributes: [String: String]
  /// 0...1: how often a match is right, as measured on the training articles.
  public let confidence: Double
  /// Sentences that must match, with what they must yield.
  public let examples: [PatternExample]
  /// Sentences in which the pattern must find nothing.
  public let counterexamples: [String]
  /// "office.yaml, line 12", for messages.
  public let place: String

  public init(
    id: String, relation: RelationChoice, form: PatternForm, conditions: [String] = [],
    attributes: [String: String] = [:], confidence: Double = 0.8, examples: [PatternExample] = [],
    counterexamples: [String] = [], place: String = ""
  ) {
    self.id = id
    self.relation = relation
    self.form = form
    self.conditions = conditions
    self.attributes = attributes
    self.confidence = confidence
    self.examples = examples
    self.counterexamples = counterexamples
    self.place = place
  }
}

/// Who decides which relation a match makes.
public enum RelationChoice: Hashable, Sendable {
  case predicate(Predicate.ID)
  /// The title that was matched, by the kind of the object ("president" of a place or of a body).
  case title
  /// The kinship word that was matched.
  case kinship
}

/// What a pattern looks at.
public enum PatternForm: Hashable, Sendable {
  /// Alternatives over the words and names of a sentence: "{object:place} {title} {subject:person}".
  case sequence([String])
  /// A trigger word with roles by their grammatical function.
  case frame(FrameDeclaration)
  /// The words inside the name of one body: "{object:place} ... ministry".
  case name([String])
}

/// A trigger and the grammatical functions that fill its roles.
public struct FrameDeclaration: Hashable, Sendable {
  /// Lemmas, each with its particles: "meet", "call on", "carry out".
  public let verbs: [String]
  /// Lemmas of nouns that name the same thing: "invasion", "talk".
  public let nouns: [String]
  /// The ranks of the titles that name it: "chief executive", "professor".
  public let titles: [Title.Rank]
  /// Adjectives and set phrases that a form of "be" leads to: "loyal", "at war".
  public let adjectives: [String]
  /// Verbs of which one must govern the noun: "impose" over "sanction".
  public let under: [String]
  /// None of which governs it.
  public let notUnder: [String]
  /// The modalities of the clause in which the pattern holds; empty for all.
  public let modalities: [Modality]
  /// Functions, most wanted first, each with the kinds it admits: "subject", "object | with", "to:place".
  public let subject: String
  public let object: String
  /// The relation joins the members of one role with each other.
  public let isReciprocal: Bool

  public init(
    verbs: [String] = [], nouns: [String] = [], titles: [Title.Rank] = [], adjectives: [String] = [],
    under: [String] = [], notUnder: [String] = [], modalities: [Modality] = [], subject: String, object: String,
    isReciprocal: Bool = false
  ) {
    self.verbs = verbs
    self.nouns = nouns
    self.titles = titles
    self.adjectives = adjectives
    self.under = under
    self.notUnder = notUnder
    self.modalities = modalities
    self.subject = subject
    self.object = object
    self.isReciprocal = isReciprocal
  }
}

/// A sentence and what a pattern must find in it.
public struct PatternExample: Hashable, Sendable {
  public let text: String
  /// The mentions by their text.
  public let subject: String
  public let object: String
  /// Attributes that must hold: "role" -> "foreign minister", "modality" -> "planned".
  public let attributes: [String: String]

  public init(text: String, subject: String, object: String, attributes: [String: String] = [:]) {
    self.text = text
    self.subject = subject
    self.object = object
    self.attributes = attributes
  }
}
