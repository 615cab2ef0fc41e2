/// A relation with all that it speaks of, as bytes of UTF-8: for what is written a million times.
///
/// It holds no memory of its own and is valid only inside the call that it is given to.
public struct RelationBytes {
  @usableFromInline let start: UnsafeRawPointer
  public let subject: EntityBytes
  public let object: EntityBytes
  public let predicate: Predicate.ID
  /// The same for the same predicate all through one walk, from 0 on without great gaps.
  public let predicatePlace: Int
  public let articles: Int
  public let stories: Int
  public let confidence: Double
  /// Never empty, in the order of `Evidence.order`.
  public let evidence: UnsafeBufferPointer<EvidenceBytes>

  /// Empty for what is not known.
  @inlinable
  public subscript(text: TextPlace) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start + Int(text.start), count: max(0, Int(text.count)))
  }

  public func string(_ text: TextPlace) -> String { String(decoding: self[text], as: UTF8.self) }
  public func optional(_ text: TextPlace) -> String? { text.isKnown ? string(text) : nil }

  public var key: Relation.Key {
    Relation.Key(subject: string(subject.id), predicate: predicate, object: string(object.id))
  }

  /// As a value.
  public var relation: Relation {
    Relation(
      key: key, articles: articles, stories: stories, confidence: confidence,
      evidence: evidence.map { item in
        Evidence(
          document: string(item.document.id), range: item.range, quote: string(item.quote), polarity: item.polarity,
          modality: item.modality, tense: item.reading.tense, attributedTo: optional(item.reading.speaker),
          role: optional(item.reading.role), date: optional(item.reading.date), finder: string(item.reading.finder),
          confidence: item.reading.confidence)
      })
  }

  /// As `Relation.standing`.
  public var standing: Relation.Standing {
    var strongest = Relation.Standing.denied
    for item in evidence where item.polarity == .asserted {
      switch item.modality {
      case .actual: return .actual
      case .planned: strongest = .planned
      case .alleged: if strongest != .planned { strongest = .alleged }
      case .possible: if strongest == .denied { strongest = .possible }
      }
    }
    return strongest
  }

  /// As `Relation.isPast`.
  public var isPast: Bool {
    var isAsserted = false
    for item in evidence where item.polarity == .asserted {
      if item.reading.tense != .past { return false }
      isAsserted = true
    }
    return isAsserted
  }

  /// Whether some sentences deny what others assert.
  public var isDisputed: Bool { evidence.contains { $0.polarity == .denied } && standing != .denied }

  /// Whether a piece of evidence is of the article of the one before it: they are sorted by article.
  @inlinable
  public func followsItsArticle(_ place: Int) -> Bool {
    place > 0 && self[evidence[place].document.id].isSame(as: self[evidence[place - 1].document.id])
  }
}

/// Where a text lies among the bytes of a record.
@frozen
public struct TextPlace: Sendable {
  @usableFromInline let start: Int32
  /// -1 for what is not known.
  @usableFromInline let count: Int32

  @inlinable
  init(start: Int32, count: Int32) {
    self.start = start
    self.count = count
  }

  public static let unknown = TextPlace(start: 0, count: -1)

  @inlinable public var isKnown: Bool { count >= 0 }
}

public struct EntityBytes: Sendable {
  public let id: TextPlace
  /// Unknown where names were not asked for.
  public let name: TextPlace
  public let kind: EntityKind

  package init(id: TextPlace, name: TextPlace = .unknown, kind: EntityKind = .person) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

public struct DocumentBytes: Sendable {
  public let id: TextPlace
  /// Unknown, as all that follows, where articles were not asked for.
  public let source: TextPlace
  public let title: TextPlace
  public let url: TextPlace
  public let publisher: TextPlace
  public let published: TextPlace
  public let story: TextPlace

  /// - Parameter fields: the id, then maybe all others in the order above.
  package init(_ fields: UnsafeBufferPointer<TextPlace>) {
    id = fields[0]
    source = fields.count > 1 ? fields[1] : .unknown
    title = fields.count > 2 ? fields[2] : .unknown
    url = fields.count > 3 ? fields[3] : .unknown
    publisher = fields.count > 4 ? fields[4] : .unknown
    published = fields.count > 5 ? fields[5] : .unknown
    story = fields.count > 6 ? fields[6] : .unknown
  }
}

public struct EvidenceBytes: Sendable {
  public let document: DocumentBytes
  /// Code points.
  public let range: CodePointRange
  public let quote: TextPlace
  public let reading: ReadingBytes
  /// Of whom it is attributed to; unknown without one, and where names were not asked for.
  public let speakerName: TextPlace

  package init(
    document: DocumentBytes, range: CodePointRange, quote: TextPlace, reading: ReadingBytes, speakerName: TextPlace
  ) {
    self.document = document
    self.range = range
    self.quote = quote
    self.reading = reading
    self.speakerName = speakerName
  }

  public var polarity: Polarity { reading.polarity }
  public var modality: Modality { reading.modality }
}

/// How a passage was understood.
public struct ReadingBytes: Sendable {
  public let polarity: Polarity
  public let modality: Modality
  public let tense: Tense?
  public let speaker: TextPlace
  public let role: TextPlace
  public let date: TextPlace
  public let finder: TextPlace
  public let confidence: Double

  package init(
    polarity: Polarity, modality: Modality, tense: Tense?, speaker: TextPlace, role: TextPlace, date: TextPlace,
    finder: TextPlace, confidence: Double
  ) {
    self.polarity = polarity
    self.modality = modality
    self.tense = tense
    self.speaker = speaker
    self.role = role
    self.date = date
    self.finder = finder
    self.confidence = confidence
  }
}
