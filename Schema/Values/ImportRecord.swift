/// What an import brings, one after the other: articles, then entities, then relations, each after what it speaks of.
public enum ImportRecord: Hashable, Sendable {
  case document(DocumentRecord)
  /// How many articles name it is counted, not believed.
  case entity(Entity)
  case relation(ImportedRelation)
}

/// A relation as somebody else found it. How many articles and stories say so is counted, not believed.
public struct ImportedRelation: Hashable, Sendable {
  public let key: Relation.Key
  /// How sure all the evidence together is, 0...1, where that of each piece is not known: then it is shared evenly among
  /// the stories, so that the whole comes out the same. `nil` where each piece has its own.
  public let confidence: Double?
  /// In any order.
  public let evidence: [Evidence]

  public init(key: Relation.Key, confidence: Double? = nil, evidence: [Evidence]) {
    self.key = key
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// What came of an import.
public struct ImportReport: Hashable, Sendable {
  /// Records taken in, also those that were there already.
  public var documents = 0
  public var entities = 0
  public var relations = 0
  public var evidence = 0
  /// Evidence of articles that the graph has read itself: what they say is known already.
  public var readHere = 0

  public init() {}
}
