public import GraphSchema

/// Compares a graph with hand-annotated articles: names, identity over the articles of a story, relations and what
/// kind of claim they are.
///
/// Mentions by pronoun or description are left out: the gold marks names only. An entity of the gold is the found one that
/// shares the most mentions with it, one to one; relations are compared between these.
public struct GraphScorer: Sendable {
  public private(set) var names = Score()
  /// B³ over the mentions of the gold; one that was not found is alone.
  public private(set) var identity = Score()
  public private(set) var entities = Score()
  public private(set) var relations = Score()
  /// Relations of the right family, in either direction.
  public private(set) var families = Score()
  /// Connected pairs.
  public private(set) var pairs = Score()
  /// Right relations whose polarity, and whether it is actual, the gold gives too.
  public private(set) var attributes = Score()

  private let catalogue: Catalogue
  private let kinds: [Entity.ID: EntityKind]
  private var mentions: [String: [(range: CodePointRange, entity: Entity.ID)]] = [:]
  private var claims: [String: [(relation: Relation, evidence: Evidence)]] = [:]

  /// - Parameter graph: built from files whose names, without ".txt", are STORY__ARTICLE of the gold; with mentions.
  public init(_ graph: Subgraph, catalogue: Catalogue) {
    self.catalogue = catalogue
    let names = Dictionary(
      graph.documents.map { document in
        let file = document.source.split(separator: "/").last ?? ""
        return (document.id, String(file.hasSuffix(".txt") ? file.dropLast(4) : file))
      }, uniquingKeysWith: { first, _ in first })
    kinds = Dictionary(graph.entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for entity in graph.entities {
      for mention in entity.mentions.sorted(by: { ($0.document, $0.range) < ($1.document, $1.range) }) {
        guard let name = names[mention.document], !mention.reading.isStandIn else { continue }
        mentions[name, default: []].append((mention.range, entity.id))
      }
    }
    for relation in graph.relations {
      for evidence in relation.evidence {
        guard let name = names[evidence.document] else { continue }
        claims[name, default: []].append((relation, evidence))
      }
    }
  }

  private struct Key: Hashable {
    let subject, predicate, object: String
  }

  private struct Attributes: Hashable {
    let polarity: String
    let isActual: Bool
  }

  private struct Pair: Hashable, Comparable {
    let gold, found: String
    static func < (a: Pair, b: Pair) -> Bool { (a.gold, a.found) < (b.gold, b.found) }
  }

  /// Adds a story.
  public mutating func add(_ story: GoldStory) {
    var golds: [Int: [Int]] = [:]
    var founds: [String: [Int]] = [:]
    var numbers: [String: Int] = [:]
    var shared: [Pair: Int] = [:]
    var count = 0
    for article in story.articles {
      let found = mentions["\(story.name)__\(article.name)"] ?? []
      let exact = Dictionary(found.map { ($0.range, $0.entity) }, uniquingKeysWith: { _, last in last })
      names.found += Double(exact.count)
      for mention in article.mentions {
        let range = CodePointRange(mention.start, mention.end)
        names.gold += 1
        if let entity = exact[range], kinds[entity] == story.kinds[mention.entity] {
          names.rightOfGold += 1
          names.rightOfFound += 1
        }
        numbers[mention.entity] = numbers[mention.entity] ?? numbers.count
        golds[numbers[mention.entity] ?? 0, default: []].append(count)
        if let entity = Self.best(found, range) {
          founds[entity, default: []].append(count)
          shared[Pair(gold: mention.entity, found: entity), default: 0] += 1
        } else {
          founds["?\(count)"] = [count]
        }
        count += 1
      }
    }
    var chains = CoreferenceScorer()
    chains.add(
      gold: golds.sorted { $0.key < $1.key }.map(\.value), found: founds.sorted { $0.key < $1.key }.map(\.value))
    identity += chains.bCubed

    var foundOfGold: [String: String] = [:]
    var goldOfFound: [String: String] = [:]
    for (pair, _) in shared.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
    where foundOfGold[pair.gold] == nil && goldOfFound[pair.found] == nil {
      foundOfGold[pair.gold] = pair.found
      goldOfFound[pair.found] = pair.gold
    }
    entities += Score(right: foundOfGold.count, found: foundOfGold.count, gold: numbers.count)
    addRelations(story) { goldOfFound[$0] ?? "?\($0)" }
  }

  private mutating func addRelations(_ story: GoldStory, _ name: (Entity.ID) -> String) {
    var gold: [Key: Set<Attributes>] = [:]
    var found: [Key: Set<Attributes>] = [:]
    for article in story.articles {
      for relation in article.relations {
        gold[key(relation.subject, relation.predicate, relation.object), default: []].insert(
          Attributes(polarity: relation.polarity, isActual: relation.modality == Modality.actual.rawValue))
      }
      for (relation, evidence) in claims["\(story.name)__\(article.name)"] ?? [] {
        found[key(name(relation.subject), relation.predicate, name(relation.object)), default: []].insert(
          Attributes(polarity: evidence.polarity.rawValue, isActual: evidence.modality == .actual))
      }
    }
    let hits = gold.keys.filter { found[$0] != nil }
    relations += Score(right: hits.count, found: found.count, gold: gold.count)
    let right = hits.count { !(gold[$0] ?? []).isDisjoint(with: found[$0] ?? []) }
    attributes += Score(right: right, found: hits.count, gold: hits.count)
    func add(_ score: inout Score, _ shorten: (Key) -> Key) {
      let (g, f) = (Set(gold.keys.map(shorten)), Set(found.keys.map(shorten)))
      score += Score(right: g.intersection(f).count, found: f.count, gold: g.count)
    }
    add(&families) { Self.unordered($0.subject, catalogue[$0.predicate]?.family ?? "", $0.object) }
    add(&pairs) { Self.unordered($0.subject, "", $0.object) }
  }

  private func key(_ subject: String, _ predicate: String, _ object: String) -> Key {
    catalogue[predicate]?.isSymmetric == true
      ? Self.unordered(subject, predicate, object) : Key(subject: subject, predicate: predicate, object: object)
  }

  private static func unordered(_ a: String, _ predicate: String, _ b: String) -> Key {
    Key(subject: min(a, b), predicate: predicate, object: max(a, b))
  }

  /// The entity of the mention that shares the most with a range; the first of equals.
  private static func best(
    _ found: [(range: CodePointRange, entity: Entity.ID)], _ range: CodePointRange
  ) -> Entity.ID? {
    var best: (shared: Int, entity: Entity.ID?) = (0, nil)
    for mention in found {
      let shared = min(mention.range.end, range.end) - max(mention.range.start, range.start)
      if shared > best.shared { best = (shared, mention.entity) }
    }
    return best.entity
  }
}
