import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Judgements as rows")
struct JudgementRowsTests {
  private typealias Saying = SampleArticles.Saying
  private let ada = SampleArticles.person("Ada Brown")
  private let boria = SampleArticles.place("Boria")

  private func name(_ name: String, _ articles: String...) -> JudgedName {
    JudgedName(
      name: name, kind: .person,
      mentions: articles.map { JudgedMention(article: $0, range: CodePointRange(2, 5), text: name) })
  }

  @Test func `come back as they were made, with numbers in their order`() async throws {
    let graph = try GraphDatabase()
    let relation = JudgedRelation(subject: name("Ada", "a"), predicate: "met_with", object: name("Bo", "a", "b"))
    let evidence = JudgedEvidence(
      article: "a", range: CodePointRange(0, 12), quote: "Ada met Bo.", polarity: .denied, modality: .alleged,
      tense: .past, role: "friend", date: "2024-12",
      speaker: JudgedMention(article: "a", range: CodePointRange(20, 22), text: "Cy"))
    let verdicts: [Judgement.Verdict] = [
      .same(name("Ada", "b", "a"), name("Bo", "c")), .different(name("Ada", "a"), name("Bo", "c")),
      .unsure(name("Ada", "a"), name("Bo", "c")), .rename(name("Ada", "a"), to: "Ada B."),
      .retype(name("Ada", "a"), to: .organization, subkind: "company"),
      .retype(name("Ada", "a"), to: .place, subkind: nil), .accept(relation, evidence), .reject(relation, evidence),
      .reject(relation, nil), .undo(3),
    ]
    let recorded = try await graph.record(verdicts, by: "me", on: "2024-12-26T10:00:00Z", because: "I was there")
    #expect(recorded.map(\.number) == Array(1...10))
    #expect(recorded.map(\.verdict) == verdicts)
    #expect(try await graph.judgements() == recorded)
    #expect(recorded.inForce.map(\.number) == [1, 2, 4, 5, 6, 7, 8, 9])
    #expect(try await graph.isCurrent() == false)
  }

  @Test func `looking without a decision does not ask for a new graph`() async throws {
    let graph = try GraphDatabase()
    try await graph.record([.unsure(name("Ada", "a"), name("Bo", "c"))], by: "me", on: "2024-12-26")
    #expect(try await graph.isCurrent())
  }

  @Test(
    "that are not there or do not count cannot be taken back, and nothing is remembered",
    arguments: [
      (7, "there is no judgement 7", "'kith log' lists them"),
      (
        1, "judgement 1 is taken back already",
        "'kith log --all' says by which; undo that one to make it count again"
      ),
    ])
  func unknown(number: Int, what: String, remedy: String) async throws {
    let graph = try GraphDatabase()
    try await graph.record([.rename(name("Ada", "a"), to: "A."), .undo(1)], by: "me", on: "2024-12-26")
    do {
      try await graph.record([.rename(name("Ada", "a"), to: "B."), .undo(number)], by: "me", on: "2024-12-27")
      Issue.record("nothing was refused")
    } catch {
      #expect(error.description == "Error: \(what)\n  at :memory:\n  try: \(remedy)")
    }
    #expect(try await graph.judgements().count == 2)
  }

  // MARK: what they do to relations

  /// "Ada Brown visited Boria." in two articles, and another relation beside it.
  private func visits() async throws -> (graph: GraphDatabase, articles: [(article: Article, claims: Claims)]) {
    let graph = try GraphDatabase()
    let visit = Saying(ada, "visited", boria)
    let articles = [
      SampleArticles.article("a.txt", [visit, Saying(ada, "met_with", SampleArticles.person("Bo"))]),
      SampleArticles.article("b.txt", [Saying(SampleArticles.person("Cy"), "visited", boria), visit]),
    ]
    try await graph.commit(articles, analysis: "a")
    try await derive(graph)
    return (graph, articles)
  }

  private func derive(_ graph: GraphDatabase) async throws {
    try await graph.deriveGraph { claims, _ in SampleArticles.resolve(claims) }
    #expect(try await graph.check() == [])
  }

  private func judged(_ entity: String, _ kind: EntityKind, in graph: GraphDatabase) async throws -> JudgedName {
    JudgedName(
      name: entity, kind: kind, mentions: try await graph.mentions(of: graph.chains(of: "\(kind.rawValue):\(entity)")))
  }

  private func visit(in graph: GraphDatabase) async throws -> JudgedRelation {
    JudgedRelation(
      subject: try await judged("ada-brown", .person, in: graph), predicate: "visited",
      object: try await judged("boria", .place, in: graph))
  }

  private func evidence(of predicate: String, _ graph: GraphDatabase) async throws -> [Evidence] {
    try await graph.subgraph(.whole).relations.filter { $0.predicate == predicate && $0.subject == "person:ada-brown" }
      .flatMap(\.evidence)
  }

  private func sentence(in article: String, _ graph: GraphDatabase) async throws -> JudgedEvidence {
    let id = Article(source: article, text: "").id
    let found = try #require(try await evidence(of: "visited", graph).first { $0.document == id })
    return JudgedEvidence(
      article: id, range: found.range, quote: found.quote, polarity: found.polarity, modality: found.modality)
  }

  @Test func `a rejected relation is out, with all its sentences, and with those of later articles`() async throws {
    let (graph, articles) = try await visits()
    let before = try await graph.subgraph(.whole, mentions: true)
    try await graph.record([.reject(visit(in: graph), nil)], by: "me", on: "2024-12-26")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).isEmpty)
    #expect(try await evidence(of: "met_with", graph).count == 1)
    let later = SampleArticles.article("c.txt", [Saying(ada, "visited", boria)])
    try await graph.commit([later], analysis: "a")
    try await graph.remove([.named("a.txt")])
    try await graph.commit([articles[0]], analysis: "a")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).isEmpty)
    try await graph.remove([.named("c.txt")])
    try await graph.record([.undo(1)], by: "me", on: "2024-12-27")
    try await derive(graph)
    #expect(try await graph.subgraph(.whole, mentions: true) == before)
  }

  @Test func `a rejected sentence does not count, the others do`() async throws {
    let (graph, _) = try await visits()
    try await graph.record(
      [.reject(visit(in: graph), sentence(in: "a.txt", graph))], by: "me", on: "2024-12-26")
    try await derive(graph)
    let documents = try await evidence(of: "visited", graph).map(\.document)
    #expect(documents == [Article(source: "b.txt", text: "").id])
  }

  @Test func `an accepted sentence is marked and beyond doubt`() async throws {
    let (graph, _) = try await visits()
    try await graph.record(
      [.accept(visit(in: graph), sentence(in: "a.txt", graph))], by: "me", on: "2024-12-26")
    try await derive(graph)
    let marked = try await evidence(of: "visited", graph).filter(\.isAccepted)
    #expect(marked.map(\.document) == [Article(source: "a.txt", text: "").id])
    #expect(marked.map(\.confidence) == [1])
    let relation = try await graph.subgraph(.whole).relations.first { $0.isAccepted }
    #expect(relation?.confidence == 1)
  }

  @Test func `an accepted sentence stays when a later reading misses it, and leaves with its article`() async throws {
    let (graph, articles) = try await visits()
    try await graph.record(
      [.accept(visit(in: graph), sentence(in: "a.txt", graph))], by: "me", on: "2024-12-26")
    let (article, claims) = articles[0]
    let missing = Claims(article: claims.article, sentences: claims.sentences, chains: claims.chains, relations: [])
    try await graph.commit([(article, missing)], analysis: "b")
    try await derive(graph)
    #expect(try await evidence(of: "met_with", graph).isEmpty)
    let kept = try await evidence(of: "visited", graph).filter { $0.document == article.id }
    #expect(kept.map(\.quote) == ["Ada Brown visited Boria."])
    #expect(kept.map(\.isAccepted) == [true])
    #expect(kept.map(\.finder) == ["judgement"])

    try await graph.remove([.named("a.txt")])
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).allSatisfy { !$0.isAccepted })
    try await graph.commit([(article, missing)], analysis: "b")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).contains { $0.isAccepted })
  }

  @Test func `an accepted sentence is found where its article says it now, and not where it says it no more`()
    async throws
  {
    let (graph, articles) = try await visits()
    try await graph.record(
      [.accept(visit(in: graph), sentence(in: "a.txt", graph))], by: "me", on: "2024-12-26")
    let moved = SampleArticles.article(
      "a.txt", [Saying(ada, "visited", boria)], opening: "Çedar, Monday — a correction.")
    let missing = Claims(
      article: moved.claims.article, sentences: moved.claims.sentences, chains: moved.claims.chains, relations: [])
    try await graph.commit([(moved.article, missing)], analysis: "a")
    try await derive(graph)
    let kept = try await evidence(of: "visited", graph).filter(\.isAccepted)
    #expect(kept.map(\.range) == [CodePointRange(30, 54)])

    let other = SampleArticles.article("a.txt", [Saying(ada, "left", boria)])
    let silent = Claims(
      article: other.claims.article, sentences: other.claims.sentences, chains: other.claims.chains, relations: [])
    try await graph.commit([(other.article, silent)], analysis: "a")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).allSatisfy { !$0.isAccepted })
    #expect(articles.count == 2)
  }

  @Test func `what is accepted and rejected is out, and both are named`() async throws {
    let (graph, _) = try await visits()
    let (visit, sentence) = (try await visit(in: graph), try await sentence(in: "a.txt", graph))
    try await graph.record([.reject(visit, nil), .accept(visit, sentence)], by: "me", on: "2024-12-26")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).isEmpty)
    let found = try await graph.relationContradictions()
    #expect(found.map(\.resting.number) == [2])
    #expect(found.first?.standing.map(\.number) == [1])
    try await graph.record([.undo(1), .reject(visit, sentence)], by: "me", on: "2024-12-26")
    try await derive(graph)
    #expect(try await evidence(of: "visited", graph).count == 1)
    #expect(try await graph.relationContradictions().first?.standing.map(\.number) == [4])
  }
}
