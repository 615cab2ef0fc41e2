internal import GraphSchema

/// The sections of a brief; numbers the articles in the order in which they are cited.
struct BriefPages {
  private let relations: [Relation]
  private let centre: Entity
  private let catalogue: Catalogue
  private let quotes: Int
  private let subgraph: Subgraph
  private let documents: IDTable<DocumentRecord>
  private let names: IDTable<String>
  private var numbers = IDTable<Int>()
  private var cited: [Article.ID] = []

  init(_ subgraph: Subgraph, centre: Entity, catalogue: Catalogue, quotes: Int) {
    self.subgraph = subgraph
    self.centre = centre
    self.catalogue = catalogue
    self.quotes = quotes
    documents = subgraph.documentsByID
    names = IDTable((subgraph.entities + subgraph.speakers).map { ($0.id, $0.name) })
    relations = subgraph.relations.filter { $0.subject.isSame(as: centre.id) || $0.object.isSame(as: centre.id) }
      .sorted { ($1.stories, $1.articles, $0.key) < ($0.stories, $0.articles, $1.key) }
  }

  /// What the entity holds or held, the roles as the sentences name them, with the days that they speak of.
  mutating func offices() -> [BriefBlock] {
    let held = relations.filter {
      $0.subject.isSame(as: centre.id) && $0.standing == .actual && catalogue[$0.predicate]?.family == "office"
        && catalogue[$0.predicate]?.aspect == .state
    }
    let items = held.map { relation in
      // "President" and "president" are one; the small letters stay.
      let roles = Dictionary(relation.evidence.compactMap(\.role).map { ($0.lowercased(), $0) }) { max($0, $1) }
        .sorted { $0.key.precedes($1.key) }.map(\.value)
      var spans: [BriefSpan] = [.strong(words(relation))]
      if !roles.isEmpty { spans.append(.text(" as \(roles.joined(separator: ", "))")) }
      if let span = days(relation) { spans.append(.text(", \(span)")) }
      return BriefBlock.Item(spans: spans + citations(relation.sortedEvidence))
    }
    return items.isEmpty ? [] : [.heading(level: 2, "Offices"), .list(items)]
  }

  /// By family, in the catalogue's order; the most told first.
  mutating func connections() -> [BriefBlock] {
    var order: [String] = []
    for predicate in catalogue.predicates where !order.contains(predicate.family) { order.append(predicate.family) }
    var grouped: [String: [Relation]] = [:]
    for relation in relations {
      grouped[catalogue[relation.predicate]?.family ?? "other", default: []].append(relation)
    }
    order += grouped.keys.filter { !order.contains($0) }.sorted { $0.precedes($1) }
    var blocks: [BriefBlock] = []
    for family in order {
      guard let members = grouped[family] else { continue }
      blocks.append(.heading(level: 3, family.prefix(1).uppercased() + family.dropFirst()))
      blocks.append(.list(members.map { connection($0) }))
    }
    return blocks.isEmpty ? [] : [.heading(level: 2, "Connections")] + blocks
  }

  mutating func timeline() -> [BriefBlock] {
    let timeline = Timeline(of: subgraph, centre: centre.id, catalogue: catalogue)
    let items = timeline.entries.map { entry in
      let reported = entry.isStated ? "" : " (reported)"
      return BriefBlock.Item(
        spans: [.strong(entry.date), .text("\(reported): \(entry.words)")] + citations(entry.evidence))
    }
    guard !items.isEmpty else { return [] }
    var blocks: [BriefBlock] = [.heading(level: 2, "Timeline"), .list(items)]
    if timeline.undated > 0 {
      let noun = timeline.undated == 1 ? "sentence has" : "sentences have"
      blocks.append(.paragraph([.text("\(timeline.undated) \(noun) no date.")]))
    }
    return blocks
  }

  mutating func conflicts(_ conflicts: [Brief.Conflict]) -> [BriefBlock] {
    guard !conflicts.isEmpty else { return [] }
    var blocks: [BriefBlock] = [.heading(level: 2, "Open conflicts")]
    for conflict in conflicts {
      blocks.append(.paragraph([.strong(conflict.what)]))
      var items: [BriefBlock.Item] = []
      for side in conflict.sides {
        items.append(
          BriefBlock.Item(
            spans: [.text(side.words)] + citations(side.evidence), quotes: quotations(side.evidence)))
      }
      blocks.append(.list(items))
    }
    return blocks
  }

  /// The articles by their numbers.
  func sources() -> [BriefBlock] {
    guard !cited.isEmpty else { return [] }
    let items = cited.enumerated().map { index, id in
      let document = documents[id]
      let title = document?.title ?? document?.source ?? id
      var spans: [BriefSpan] = [.source(index + 1), .text(" ")]
      spans.append(LinkedNames.web(document?.url).map { .link(title, to: $0) } ?? .text(title))
      let rest = [document?.publisher, document?.published].compactMap { $0 }.joined(separator: ", ")
      if !rest.isEmpty { spans.append(.text(". \(rest)")) }
      return BriefBlock.Item(spans: spans)
    }
    return [.heading(level: 2, "Sources"), .list(items)]
  }

  private mutating func connection(_ relation: Relation) -> BriefBlock.Item {
    let evidence = relation.sortedEvidence
    let stories = relation.stories == 1 ? "1 story" : "\(relation.stories) independent stories"
    let standing = relation.standing == .actual ? "" : " (\(relation.standing.rawValue))"
    let isDisputed = relation.isDisputed
    let text = "\(standing)\(isDisputed ? " (disputed)" : ""), \(stories)"
    return BriefBlock.Item(
      spans: [.strong(words(relation)), .text(text)] + citations(evidence),
      quotes: quotations(evidence))
  }

  /// "minister of Russia", read from the entity.
  private func words(_ relation: Relation) -> String {
    let predicate = catalogue[relation.predicate]
    let isInverse = !relation.subject.isSame(as: centre.id) && predicate?.isSymmetric != true
    let other = relation.subject.isSame(as: centre.id) ? relation.object : relation.subject
    return "\(catalogue.words(for: relation, fromObject: isInverse)) \(names[other] ?? other)"
  }

  /// The days that the sentences name, else those of the articles.
  private func days(_ relation: Relation) -> String? {
    func span(_ days: [String]) -> String? {
      let ends = days.flatMap(CalendarSpan.ends).filter { CalendarSpan($0) != nil }
      let sorted = Set(ends).sorted { $0.precedes($1) }
      guard let first = sorted.first, let last = sorted.last else { return nil }
      return first == last ? first : "\(first) to \(last)"
    }
    if let stated = span(relation.evidence.compactMap(\.date)) { return stated }
    let published = relation.evidence.compactMap { documents[$0.document]?.published.map { String($0.prefix(10)) } }
    return span(published).map { "reported \($0)" }
  }

  /// A reprint says nothing that its original has not said.
  private func quotations(_ evidence: [Evidence]) -> [[BriefSpan]] {
    var seen: Set<String> = []
    return evidence.filter { seen.insert($0.quote).inserted }.prefix(quotes).map(quote)
  }

  private func quote(_ evidence: Evidence) -> [BriefSpan] {
    let quote = evidence.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let document = documents[evidence.document]
    let source = [document?.publisher ?? document?.source, document?.published].compactMap { $0 }.joined(
      separator: ", ")
    let speaker = evidence.attributedTo.flatMap { names[$0] }.map { " (according to \($0))" } ?? ""
    let isDenied = evidence.polarity == .denied ? " (denies it)" : ""
    return [.text("“\(quote)” — \(source)\(speaker)\(isDenied)")]
  }

  /// " [1] [4]": each article once, numbered when it is first cited.
  private mutating func citations(_ evidence: [Evidence]) -> [BriefSpan] {
    var seen = IDSet()
    var spans: [BriefSpan] = []
    for item in evidence where seen.insert(item.document) {
      let number = numbers[item.document] ?? cited.count + 1
      if numbers[item.document] == nil {
        numbers[item.document] = number
        cited.append(item.document)
      }
      spans += [.text(" "), .source(number)]
    }
    return spans
  }
}
