/// Compares facts between places in a text with those of the gold, in the words of the gold's own properties.
///
/// What KnowledgeNet calls its text evaluation: a fact of the gold is found when a found one has its property and overlaps
/// it at both ends; a found one that is no fact is wrong where its property was annotated. Each two places count: "his" as
/// well as the name. Source: Mesquita et al., KnowledgeNet: A Benchmark Dataset for Knowledge Base Population, EMNLP 2019,
/// and its `evaluator.py` ("span_overlap").
public struct PropertyScorer: Sendable {
  /// A property between two stretches of a text, in code points.
  public struct Fact: Hashable, Sendable {
    public let subject: Range<Int>
    public let property: String
    public let object: Range<Int>

    public init(subject: Range<Int>, property: String, object: Range<Int>) {
      self.subject = subject
      self.property = property
      self.object = object
    }

    func overlaps(_ other: Fact) -> Bool {
      property == other.property && subject.overlaps(other.subject) && object.overlaps(other.object)
    }
  }

  public private(set) var all = Score()
  private var byProperty: [String: Score] = [:]

  public init() {}

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - gold: facts; repeats count once.
  ///   - annotated: the properties that were annotated without gaps; others found in the text are left out.
  public mutating func add(gold: [Fact], found: [Fact], annotated: Set<String>) {
    var wrong = Set(found)
    for fact in Set(gold) {
      let matching = found.filter(fact.overlaps)
      let hit = matching.isEmpty ? 0 : 1
      wrong.subtract(matching)
      count(fact.property, Score(right: hit, found: hit, gold: 1))
    }
    for fact in wrong where annotated.contains(fact.property) { count(fact.property, Score(found: 1)) }
  }

  /// By property, in alphabetical order.
  public var rows: [EvaluationReport.Row] {
    byProperty.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
  }

  private mutating func count(_ property: String, _ score: Score) {
    all += score
    byProperty[property, default: Score()] += score
  }
}

extension PropertyScorer.Fact {
  /// What a relation of ours between two places says in the properties of a table.
  public static func saying(
    _ predicate: String, subject: Range<Int>, object: Range<Int>, table: PredicateTable
  ) -> [PropertyScorer.Fact] {
    table.properties.flatMap { property -> [PropertyScorer.Fact] in
      guard let row = table[property], row.predicates.contains(predicate) else { return [] }
      let forward = PropertyScorer.Fact(subject: subject, property: property, object: object)
      let inverse = PropertyScorer.Fact(subject: object, property: property, object: subject)
      switch row.direction {
      case .forward: return [forward]
      case .inverse: return [inverse]
      case .either: return [forward, inverse]
      case .same, .none: return []
      }
    }
  }
}
