internal import Foundation

/// A text with what people marked in it: one object of a JSON Lines file.
///
/// Offsets are Unicode code points, half-open.
public struct AnnotatedText: Sendable, Decodable {
  /// A stretch of the text that stands for something.
  public struct Mention: Sendable, Hashable, Decodable {
    public enum MentionType: String, Sendable, Decodable {
      case name = "NAM"
      case description = "NOM"
      case pronoun = "PRO"
    }
    public let start: Int
    public let end: Int
    public let text: String
    /// What it stands for; the same in all texts of a topic where the file says so.
    public let entity: String?
    /// PER, LOC, ORG, MISC ...
    public let kind: String?
    public let type: MentionType?
    public let wikidata: String?
    /// Whether the file says that it is a pronoun or a description, or may be left out.
    public let coref: Bool?
    public let optional: Bool?
    public let nested: Bool?
  }

  /// A mention that relations point to; mentions of one thing share an id.
  public struct Entity: Sendable, Hashable, Decodable {
    public let start: Int
    public let end: Int
    public let text: String
    public let kind: String
    public let id: String
  }

  /// A relation between two of the entities, by their indices.
  public struct Relation: Sendable, Hashable, Decodable {
    public let subject: Int
    public let predicate: String
    public let object: Int
  }

  public struct Meta: Sendable, Decodable {
    /// The properties that were annotated without gaps.
    public let annotatedProperties: [String]?
    /// The stretch of text that was annotated.
    public let annotatedRange: Range<Int>?
    /// The sentences that were checked, by number.
    public let validatedSentences: [Int]?

    private enum Key: String, CodingKey {
      case annotated
      case validatedSentences = "validated_sentences"
    }

    public init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      annotatedProperties = try? fields.decode([String].self, forKey: .annotated)
      let ends = try? fields.decode([Int].self, forKey: .annotated)
      annotatedRange = ends.flatMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]..<$0[1] : nil }
      validatedSentences = try fields.decodeIfPresent([Int].self, forKey: .validatedSentences)
    }
  }

  public let id: String
  public let topic: String?
  public let text: String
  /// Empty where the file has none.
  public let sentences: [Range<Int>]
  public let mentions: [Mention]
  public let entities: [Entity]
  public let relations: [Relation]
  public let meta: Meta?

  private enum Key: String, CodingKey { case id, topic, text, sentences, mentions, entities, relations, meta }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(String.self, forKey: .id)
    topic = try fields.decodeIfPresent(String.self, forKey: .topic)
    text = try fields.decode(String.self, forKey: .text)
    let length = text.unicodeScalars.count
    func check(_ start: Int, _ end: Int, _ key: Key) throws -> Range<Int> {
      guard 0 <= start, start <= end, end <= length else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: fields, debugDescription: "\(start)...\(end) is not inside the text of \(length) code points"
        )
      }
      return start..<end
    }
    sentences = try (fields.decodeIfPresent([[Int]].self, forKey: .sentences) ?? []).map { ends in
      guard ends.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .sentences, in: fields, debugDescription: "a sentence is not [start, end]")
      }
      return try check(ends[0], ends[1], .sentences)
    }
    mentions = try fields.decodeIfPresent([Mention].self, forKey: .mentions) ?? []
    entities = try fields.decodeIfPresent([Entity].self, forKey: .entities) ?? []
    relations = try fields.decodeIfPresent([Relation].self, forKey: .relations) ?? []
    meta = try fields.decodeIfPresent(Meta.self, forKey: .meta)
    for mention in mentions { _ = try check(mention.start, mention.end, .mentions) }
    for entity in entities { _ = try check(entity.start, entity.end, .entities) }
    for relation in relations
    where !entities.indices.contains(relation.subject) || !entities.indices.contains(relation.object) {
      throw DecodingError.dataCorruptedError(
        forKey: .relations, in: fields,
        debugDescription: "a relation joins entities \(relation.subject) and \(relation.object) of \(entities.count)")
    }
  }

  /// The texts of a file, one a line; blank lines are passed over.
  ///
  /// - Throws: `EvaluationError` with `.malformed` and the line, or `.empty`.
  public static func texts(_ lines: GoldLines) throws(EvaluationError) -> [AnnotatedText] {
    var texts: [AnnotatedText] = []
    let decoder = JSONDecoder()
    for (number, line) in lines.lines.enumerated() where !line.isEmpty {
      do {
        texts.append(try decoder.decode(AnnotatedText.self, from: Data(line.utf8)))
      } catch {
        throw lines.error(
          reason(error), line: number,
          remedy: #"write {"id", "text", "sentences": [[start, end]], "mentions": [{"start", "end", "text", ...}]}"#)
      }
    }
    guard !texts.isEmpty else {
      throw EvaluationError(.empty, "the file has no texts", place: lines.file, remedy: "give a file in JSON Lines")
    }
    return texts
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "the object has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is not what is expected there"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty: context.debugDescription
    default: "the line is not a JSON object with a text"
    }
  }
}
