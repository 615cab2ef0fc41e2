internal import GraphSchema

/// A name that the reading model sees in a text.
struct ModelName {
  /// Indices into the tokens of the text.
  var tokens: Range<Int>
  /// `nil` for names of nothing that the graph holds: events, works, products.
  var kind: EntityKind?
  let isDemonym: Bool
  var confidence: Double

  func with(tokens: Range<Int>) -> ModelName {
    ModelName(tokens: tokens, kind: kind, isDemonym: isDemonym, confidence: confidence)
  }

  /// The names of a whole text, in text order, not overlapping.
  static func all(in text: TaggedText) -> [ModelName] {
    guard let reading = text.reading else { return [] }
    return zip(text.sentences, reading.sentences).flatMap { sentence, read in
      read.names.map { name in
        ModelName(
          tokens: (sentence.tokens.lowerBound + name.words.lowerBound)..<(sentence.tokens.lowerBound
            + name.words.upperBound), kind: kind(name.kind), isDemonym: name.kind == .demonym,
          confidence: name.confidence)
      }
    }
  }

  private static func kind(_ kind: SentenceReading.Name.Kind) -> EntityKind? {
    switch kind {
    case .person: .person
    case .place, .demonym: .place
    case .organization: .organization
    case .other: nil
    }
  }
}
