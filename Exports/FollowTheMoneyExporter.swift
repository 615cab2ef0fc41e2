public import GraphSchema

/// FollowTheMoney entities, one a line, for Aleph, OpenSanctions' tools and yente.
///
/// Articles are `Article`s; people, organizations and places are `Person`, `Organization` (`Company`, `PublicBody`) and
/// `Territory`; relations are the link that means the same, else an `UnknownLink`. Every link has its sentences as
/// `summary` and its articles as `proof`. What is not reported as actual is an `UnknownLink` whose role and status say so.
///
///     ftm validate < graph.ftm.json
public struct FollowTheMoneyExporter: Exporter {
  public let format = ExportFormat.followTheMoney
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    try graph.eachDocument(nil) { document in
      try Self.record(
        FollowTheMoney.id("article", document.id), "Article",
        [
          ("title", [document.title]), ("name", [document.title ?? document.source]), ("fileName", [document.source]),
          ("publisher", [document.publisher]), ("publishedAt", [Self.date(document.published)]),
          ("author", [document.author]), ("modifiedAt", [Self.date(document.modified)]),
          ("sourceUrl", [LinkedNames.web(document.url)]),
        ], to: &output)
    }
    try graph.eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      let wikidata = LinkedNames.wikidata(entity.wikidata) == nil ? nil : entity.wikidata
      try Self.record(
        FollowTheMoney.id("entity", entity.id), FollowTheMoney.schema(of: entity),
        [
          ("name", [entity.name]), ("alias", entity.otherNames),
          ("wikidataId", [wikidata]), ("keywords", [entity.subkind]),
        ], to: &output)
    }
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let relation = cited.relation
      let link = FollowTheMoney.link(relation, from: cited.subject, to: cited.object)
      let ends = [relation.subject, relation.object].map { FollowTheMoney.id("entity", $0) }
      let standing = context.standing
      let evidence = relation.evidence
      let words = standing == .actual ? context.label : "\(context.label) (\(standing.rawValue))"
      let hash = StableHash.hex128(LinkedNames.statement(relation.key))
      try Self.record(
        FollowTheMoney.id("relation", hash), link.schema,
        [
          (link.from, [ends[link.isReversed ? 1 : 0]]), (link.to, [ends[link.isReversed ? 0 : 1]]),
          (link.words, [words]), ("status", standing == .actual ? [] : [standing.rawValue]),
          ("summary", evidence.map(\.quote)), ("date", evidence.map { Self.date($0.date) }),
          ("publisher", context.documents.map(\.publisher)),
          ("sourceUrl", context.documents.map { LinkedNames.web($0.url) }),
          ("proof", context.documents.map { FollowTheMoney.id("article", $0.id) }),
        ], to: &output)
    }
  }

  /// FollowTheMoney refuses what is no date.
  private static func date(_ date: String?) -> String? { date.flatMap { JSONText.dateType(of: $0) == nil ? nil : $0 } }

  /// Every value once, in the order given; what is unknown or blank is left out.
  private static func record(
    _ id: String, _ schema: String, _ properties: [(String, [String?])], to output: inout some ExportOutput
  ) throws {
    var json = JSONText()
    json.object { json in
      json.member("id", id)
      json.member("schema", schema)
      json.key("properties")
      json.object { json in
        for (name, values) in properties {
          var seen: Set<[UInt8]> = []
          let kept = values.compactMap { $0 }.filter { value in
            value.contains { !$0.isWhitespace } && seen.insert(Array(value.utf8)).inserted
          }
          if !kept.isEmpty { json.member(name, kept) }
        }
      }
    }
    json.raw("\n")
    try json.finish(to: &output)
  }
}
