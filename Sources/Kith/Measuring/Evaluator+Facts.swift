internal import Evaluation
internal import GraphSchema

extension Evaluator {
  /// Facts between places of each text, as KnowledgeNet's text evaluation counts them.
  func facts(
    _ texts: [AnnotatedText], _ table: PredicateTable, _ analysis: ArticleAnalysis, file: String
  ) -> EvaluationReport {
    let mapped = Set(table.properties.filter { table[$0]?.predicates.isEmpty == false })
    var scorer = PropertyScorer()
    var (words, seconds) = (0, 0.0)
    for text in texts {
      let gold = text.relations.filter { mapped.contains($0.predicate) }.map { relation in
        let (subject, object) = (text.entities[relation.subject], text.entities[relation.object])
        return PropertyScorer.Fact(
          subject: subject.start..<subject.end, property: relation.predicate, object: object.start..<object.end)
      }
      let read = timed(&seconds) {
        let found = analysis.document(Article(source: text.id, text: text.text))
        return analysis.document(mentionsOf: UnnamedEntities(found).document)
      }
      let claims = timed(&seconds) { analysis.claims(of: read) }
      words += read.tokens.count
      scorer.add(
        gold: gold, found: Self.facts(claims, RelativePronouns(read), table),
        annotated: mapped.intersection(text.meta?.annotatedProperties ?? table.properties))
    }
    return EvaluationReport(
      layer: .relations, file: file, reader: Self.wholeStage,
      notes: [
        "properties are read by the table '\(table.name)'; what the catalogue has no word for is left out on both sides",
        "a fact counts for each two mentions that the gold joins, found where found ones overlap both",
        "pronouns that point to nobody in the text are somebody all the same",
        "what the text denies, or says is planned, possible or alleged, is not counted as found",
      ],
      amounts: [amount(texts.count, "text"), amount(Int(scorer.all.gold), "fact"), amount(words, "word")],
      rows: scorer.rows + [.init("all", scorer.all)], words: words, seconds: seconds)
  }

  private static func facts(
    _ claims: Claims, _ relatives: RelativePronouns, _ table: PredicateTable
  ) -> [PropertyScorer.Fact] {
    claims.relations.flatMap { relation -> [PropertyScorer.Fact] in
      guard relation.evidence.polarity == .asserted, relation.evidence.modality == .actual else { return [] }
      let ends = [relation.subject, relation.object].map { chain in
        claims.chains[chain].mentions.map { $0.range.start..<$0.range.end } + relatives.ranges[chain, default: []]
      }
      let isSymmetric = Catalogue.standard[relation.predicate]?.isSymmetric == true
      return ends[0].flatMap { subject in
        ends[1].flatMap { object in
          let facts = PropertyScorer.Fact.saying(relation.predicate, subject: subject, object: object, table: table)
          guard isSymmetric else { return facts }
          return facts + facts.map { .init(subject: $0.object, property: $0.property, object: $0.subject) }
        }
      }
    }
  }
}
