/// How Turtle and N-Quads say something of a relation: how firmly it stands, and which sentences support it.
///
/// None of them asserts the relation itself; what is asserted as actual is a plain triple besides, in all three.
public enum StatementForm: String, Hashable, Sendable, CaseIterable {
  /// A node with a subject, a predicate and an object, which every reader of RDF knows: `urn:kith:statement:a:visited:b
  /// rdf:subject a`.
  case reification
  /// The triple itself is what is spoken of: `<< a visited b >> kith:standing "actual"`. RDF-star as the W3C's Community
  /// Group reported it in 2021: Jena, GraphDB, Stardog, RDF4J, Oxigraph up to 0.4.
  case star
  /// The node says which triple it stands for: `urn:kith:statement:a:visited:b rdf:reifies <<( a visited b )>>`. RDF 1.2:
  /// Oxigraph from 0.5.
  case rdf12
}
