internal import Evaluation
internal import GraphSchema

extension Evaluator {
  /// Relations of each text, between the entities of the gold or between those that are found.
  func relations(_ file: String) throws -> EvaluationReport {
    let texts = try AnnotatedText.texts(Self.lines(file))
    let catalogue = Catalogue.standard
    let properties = Set(texts.flatMap { $0.relations.map(\.predicate) })
    let table = try PredicateTable.fitting(
      properties, among: PredicateTable.embedded(catalogue: catalogue), file: file)
    let analysis = try analysis()
    if options.betweenMentions { return facts(texts, table, analysis, file: file) }
    var scorer = RelationScorer(catalogue: catalogue)
    var (words, seconds, facts, leftOut) = (0, 0.0, 0, 0)
    for text in texts {
      let gold = GoldRelations(text, table: table, catalogue: catalogue)
      facts += gold.facts.count
      leftOut += gold.leftOut
      let article = Article(source: text.id, text: text.text)
      let read = timed(&seconds) { analysis.document(article) }
      words += read.tokens.count
      let found: [RelationScorer.Found]
      if options.givenEntities {
        let given = GivenEntities(read, gold: gold)
        let claims = timed(&seconds) { analysis.claims(of: analysis.document(mentionsOf: given.document)) }
        found = Self.stated(claims) { given.entities[$0] }
      } else {
        let claims = timed(&seconds) { analysis.claims(of: read) }
        let mentions = MentionAlignment(claims)
        let entities = EntityAlignment(gold: gold.entities.map(\.mentions)) { mentions.chain(at: $0) }
        found = Self.stated(claims) { entities[$0] }
      }
      scorer.add(gold: gold, found: found)
    }
    let unlisted = properties.filter { table[$0] == nil }.sorted()
    var notes = [
      "properties are read by the table '\(table.name)'; what the catalogue has no word for is left out on both sides",
      options.givenEntities
        ? "the entities are given" : "the entities are found; each is the one of the gold that shares most mentions",
      "what the text denies, or says is planned, possible or alleged, is not counted as found",
    ]
    if leftOut > 0 {
      notes.append("\(amount(leftOut, "relation")) left out: between kinds that the catalogue does not join")
    }
    if !unlisted.isEmpty {
      notes.append("properties that the table does not list: \(unlisted.joined(separator: ", "))")
    }
    return EvaluationReport(
      layer: .relations, file: file, reader: Self.wholeStage, notes: notes,
      amounts: [amount(texts.count, "text"), amount(facts, "relation"), amount(words, "word")],
      rows: scorer.rows + [.init("all", scorer.all)], words: words, seconds: seconds)
  }

  /// What the claims state as fact, each relation once.
  private static func stated(_ claims: Claims, _ entity: (Int) -> Int?) -> [RelationScorer.Found] {
    var seen: Set<[String]> = []
    return claims.relations.compactMap { relation in
      guard relation.evidence.polarity == .asserted, relation.evidence.modality == .actual,
        seen.insert(["\(relation.subject)", relation.predicate, "\(relation.object)"]).inserted
      else { return nil }
      return RelationScorer.Found(
        subject: entity(relation.subject), predicate: relation.predicate, object: entity(relation.object))
    }
  }
}
