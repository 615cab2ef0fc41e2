/// How much the formats of linked data say: JSON-LD, Turtle, N-Quads.
public enum LinkedProfile: String, Hashable, Sendable, CaseIterable {
  /// Entities, what joins them as far as it is asserted as actual, and what the relations are called: a triple for each
  /// relation, for readers of schema.org.
  case plain
  /// Also every relation as a statement with its sentences, and the articles.
  case evidence
}
