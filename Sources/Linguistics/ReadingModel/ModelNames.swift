internal import GraphSchema
internal import ReadingModel

/// The names that the reading model sees in a text.
struct ModelNames: Sendable {
  struct Name {
    /// Indices into the tokens of the text.
    let tokens: Range<Int>
    /// `nil` for names of nothing that the graph holds: events, works, products.
    let kind: EntityKind?
    let isDemonym: Bool
    let confidence: Double
  }

  let model: TrainedReader

  /// In text order, not overlapping.
  func names(in text: TaggedText) -> [Name] {
    let words = text.sentences.map { text.tokens[$0.tokens].map(\.text) }
    let read = model.read(words, syntax: false, keepingStates: false)
    var names: [Name] = []
    for (sentence, found) in zip(text.sentences, read.sentences) {
      let start = sentence.tokens.lowerBound
      for name in found.names {
        let kind: EntityKind? =
          switch name.kind {
          case .person: .person
          case .place, .demonym: .place
          case .organization: .organization
          case .other: nil
          }
        names.append(
          Name(
            tokens: (start + name.words.lowerBound)..<(start + name.words.upperBound), kind: kind,
            isDemonym: name.kind == .demonym, confidence: name.confidence))
      }
    }
    return names
  }
}
