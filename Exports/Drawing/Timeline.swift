public import GraphSchema

/// What is said of an entity, or of two, in the order in which it happened.
///
/// A sentence counts on the day that it speaks of, else on the day that its article was published; sentences of one relation
/// and day are one entry. What has neither day is counted, and left out.
public struct Timeline: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// "2024", "2024-12", "2024-12-18"
    public let date: String
    /// Whether the text says so; otherwise an article of that day reports it.
    public let isStated: Bool
    public let relation: Relation
    /// Reads from the entity: "met with Donald Trump (planned)".
    public let words: String
    /// The sentences of that day, never empty.
    public let evidence: [Evidence]
  }

  /// By date, then by relation.
  public let entries: [Entry]
  /// How many sentences have no date at all.
  public let undated: Int
  let documents: IDTable<DocumentRecord>
  let names: IDTable<String>

  /// - Parameters:
  ///   - centre: whose timeline it is.
  ///   - other: only what is between the two, where one is given.
  public init(
    of subgraph: Subgraph, centre: Entity.ID, other: Entity.ID? = nil, catalogue: Catalogue
  ) {
    documents = subgraph.documentsByID
    let names = IDTable((subgraph.entities + subgraph.speakers).map { ($0.id, $0.name) })
    self.names = names
    var entries: [Entry] = []
    var undated = 0
    for relation in subgraph.relations {
      let ends: IDSet = [relation.subject, relation.object]
      guard ends.contains(centre), other.map(ends.contains) ?? true else { continue }
      struct Day: Hashable {
        let date: String
        let isStated: Bool
      }
      var days: [Day: [Evidence]] = [:]
      for evidence in relation.sortedEvidence {
        // What lasts stands where it begins.
        if let date = evidence.date.flatMap({ CalendarSpan.ends(of: $0).first }), CalendarSpan(date) != nil {
          days[Day(date: date, isStated: true), default: []].append(evidence)
        } else if let published = documents[evidence.document]?.published.map({ String($0.prefix(10)) }),
          CalendarSpan(published) != nil
        {
          days[Day(date: published, isStated: false), default: []].append(evidence)
        } else {
          undated += 1
        }
      }
      for (day, evidence) in days {
        entries.append(
          Entry(
            date: day.date, isStated: day.isStated, relation: relation,
            words: Self.words(relation, from: centre, of: evidence, names, catalogue), evidence: evidence))
      }
    }
    self.entries = entries.sorted { a, b in
      if a.date != b.date { return a.date.precedes(b.date) }
      if a.isStated != b.isStated { return a.isStated }
      return a.relation.key < b.relation.key
    }
    self.undated = undated
  }

  private static func words(
    _ relation: Relation, from centre: Entity.ID, of evidence: [Evidence], _ names: IDTable<String>,
    _ catalogue: Catalogue
  ) -> String {
    let predicate = catalogue[relation.predicate]
    let isInverse = !relation.subject.isSame(as: centre) && predicate?.isSymmetric != true
    let other = relation.subject.isSame(as: centre) ? relation.object : relation.subject
    // What these sentences say, which may be less than what all of them together do.
    let said = Relation(key: relation.key, articles: 1, stories: 1, confidence: 1, evidence: evidence)
    let note = said.standing == .actual ? "" : " (\(said.standing.rawValue))"
    return "\(catalogue.words(for: said, fromObject: isInverse)) \(names[other] ?? other)\(note)"
  }
}
