internal import GraphSchema

/// Turns the keys of one pattern into its declaration.
struct PatternFields {
  private static let keys = [
    "id", "relation", "sequence", "name", "verbs", "nouns", "titles", "adjectives", "under", "not under", "when",
    "subject", "object", "reciprocal", "conditions", "set", "confidence", "match", "avoid",
  ]
  private static let attributes = ["modality", "polarity", "tense", "role"]
  /// What the attributes may be; a role is any text.
  private static let choices: [String: [String]] = [
    "modality": Modality.allCases.map(\.rawValue), "polarity": Polarity.allCases.map(\.rawValue),
    "tense": Tense.allCases.map(\.rawValue), "turn": ["begins", "ends"], "pairs": ["respectively"],
  ]

  private let fields: PatternMapping
  private let lists: [String: [String]]
  private let catalogue: Catalogue

  init(_ node: PatternNode, lists: [String: [String]], catalogue: Catalogue) throws(PackError) {
    self.fields = try node.mapping(keys: Self.keys)
    self.lists = lists
    self.catalogue = catalogue
  }

  func declaration(family: String) throws(PackError) -> PatternDeclaration {
    PatternDeclaration(
      id: "\(family)/\(try fields.required("id").text())", relation: try relation(), form: try form(),
      conditions: try fields["conditions"]?.texts() ?? [], attributes: try settings(), confidence: try confidence(),
      examples: try examples(), counterexamples: try fields["avoid"]?.texts() ?? [], place: fields.owner.place)
  }

  private func relation() throws(PackError) -> RelationChoice {
    let node = try fields.required("relation")
    switch try node.text() {
    case "by title": return .title
    case "by kinship": return .kinship
    case let id:
      guard catalogue[id] != nil else {
        throw PackError(
          code: .unknownReference, what: "no relation is called '\(id)'", place: node.place,
          remedy: "use an id of Schema/Vocabulary/catalogue.json or of a predicates.tsv, 'by title' or 'by kinship'")
      }
      return .predicate(id)
    }
  }

  private func form() throws(PackError) -> PatternForm {
    if let sequence = fields["sequence"] { return .sequence(try sequence.texts().map(expanded)) }
    if let name = fields["name"] { return .name(try name.texts().map(expanded)) }
    let verbs = try words("verbs")
    let nouns = try words("nouns")
    let adjectives = try words("adjectives")
    let titles = try ranks()
    guard !(verbs + nouns + adjectives).isEmpty || !titles.isEmpty else {
      throw fields.owner.malformed(
        "the pattern has neither 'sequence' nor 'name' nor a trigger ('verbs', 'nouns', 'titles', 'adjectives')")
    }
    let isReciprocal = try flag("reciprocal")
    let subject = try fields.required("subject").text()
    var modalities: [Modality] = []
    for node in try fields["when"]?.items() ?? [] {
      guard let modality = Modality(rawValue: try node.text()) else {
        throw PackError(
          code: .unknownValue, what: "'\(try node.text())' is not a modality", place: node.place,
          remedy: Modality.allCases.map(\.rawValue).joined(separator: ", "))
      }
      modalities.append(modality)
    }
    return .frame(
      FrameDeclaration(
        verbs: verbs, nouns: nouns, titles: titles, adjectives: adjectives, under: try words("under"),
        notUnder: try words("not under"), modalities: modalities, subject: subject,
        object: isReciprocal ? subject : try fields.required("object").text(),
        isReciprocal: isReciprocal))
  }

  private func ranks() throws(PackError) -> [Title.Rank] {
    var ranks: [Title.Rank] = []
    for node in try fields["titles"]?.items() ?? [] {
      guard let rank = Title.Rank(rawValue: try node.text()) else {
        throw PackError(
          code: .unknownValue, what: "'\(try node.text())' is no rank of titles", place: node.place,
          remedy: Title.Rank.allCases.map(\.rawValue).joined(separator: ", "))
      }
      ranks.append(rank)
    }
    return ranks
  }

  /// A list of words, in which `<name>` stands for a list of the file.
  private func words(_ key: String) throws(PackError) -> [String] {
    var words: [String] = []
    for word in try fields[key]?.texts() ?? [] {
      if word.hasPrefix("<"), word.hasSuffix(">") {
        guard let list = lists[String(word.dropFirst().dropLast())] else {
          throw fields.owner.malformed("no list of this file is called '\(word)'", remedy: "declare it under 'lists'")
        }
        words += list
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Writes out the file's own lists: `<talks>` becomes `(talk | negotiation)`; other names are lists of the pack.
  private func expanded(_ pattern: String) -> String {
    var text = pattern
    for (name, words) in lists.sorted(by: { $0.key < $1.key }) {
      let pieces = text.split(separator: "<\(name)>", omittingEmptySubsequences: false)
      text = pieces.joined(separator: "(\(words.joined(separator: " | ")))")
    }
    return text
  }

  private func settings() throws(PackError) -> [String: String] {
    guard let node = fields["set"] else { return [:] }
    var values: [String: String] = [:]
    for (key, value) in try node.mapping(keys: Self.attributes + ["turn", "pairs"]).values {
      values[key] = try Self.chosen(value, of: key)
    }
    return values
  }

  private static func chosen(_ node: PatternNode, of key: String) throws(PackError) -> String {
    let text = try node.text()
    guard let choices = choices[key], !choices.contains(text) else { return text }
    throw PackError(
      code: .unknownValue, what: "'\(text)' is no \(key)", place: node.place,
      remedy: "one of \(choices.joined(separator: ", "))")
  }

  private func flag(_ key: String) throws(PackError) -> Bool {
    guard let node = fields[key] else { return false }
    switch try node.text() {
    case "true": return true
    case "false": return false
    default: throw node.malformed("'\(key)' is true or false")
    }
  }

  private func confidence() throws(PackError) -> Double {
    guard let node = fields["confidence"] else { return 0.8 }
    guard let value = Double(try node.text()), (0...1).contains(value) else {
      throw node.malformed("a confidence lies between 0 and 1")
    }
    return value
  }

  private func examples() throws(PackError) -> [PatternExample] {
    var examples: [PatternExample] = []
    for node in try fields["match"]?.items() ?? [] {
      let example = try node.mapping(keys: ["text", "subject", "object", "date"] + Self.attributes)
      var attributes: [String: String] = [:]
      for key in Self.attributes + ["date"] {
        if let node = example[key] { attributes[key] = try Self.chosen(node, of: key) }
      }
      examples.append(
        PatternExample(
          text: try example.required("text").text(), subject: try example.required("subject").text(),
          object: try example.required("object").text(), attributes: attributes))
    }
    return examples
  }
}
