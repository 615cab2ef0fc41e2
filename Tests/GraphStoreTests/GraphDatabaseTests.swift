import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("A graph")
struct GraphDatabaseTests {
  private typealias Saying = SampleArticles.Saying

  /// Stores articles one batch each and derives the graph.
  private func graph(_ articles: [(article: Article, claims: Claims)], batch: Int = 3) async throws -> GraphDatabase {
    let graph = try GraphDatabase()
    for start in stride(from: 0, to: articles.count, by: batch) {
      try await graph.commit(Array(articles[start..<min(start + batch, articles.count)]), analysis: "a")
    }
    try await derive(graph)
    return graph
  }

  private func derive(_ graph: GraphDatabase) async throws {
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
  }

  @Test func `claims come back exactly as they were committed, sorted by article`() async throws {
    var generator = Seeded(7)
    let articles = SampleArticles.random(count: 12, using: &generator)
    let graph = try await graph(articles)
    let expected = articles.map(\.claims).sorted { $0.article < $1.article }
    #expect(try await graph.claims() == expected)
    let first = try #require(articles.first)
    #expect(try await graph.article(first.article.id) == first.article)
    #expect(try await graph.article("no such") == nil)
  }

  @Test func `the same articles give the same graph whatever the order and the batches`() async throws {
    for seed in 0..<8 {
      var generator = Seeded(seed)
      let articles = SampleArticles.random(count: 10, using: &generator)
      let expected = try await graph(articles).subgraph(.whole, mentions: true)
      for _ in 0..<3 {
        let shuffled = articles.shuffled(using: &generator)
        let again = try await graph(shuffled, batch: Int.random(in: 1...10, using: &generator))
        #expect(try await again.subgraph(.whole, mentions: true) == expected, "seed \(seed)")
        #expect(try await again.search("boria") == (try await graph(articles).search("boria")), "seed \(seed)")
      }
    }
  }

  @Test func `removing articles leaves what building without them gives`() async throws {
    for seed in 0..<8 {
      var generator = Seeded(100 + seed)
      let articles = SampleArticles.random(count: 10, using: &generator)
      let leaving = Array(articles.shuffled(using: &generator).prefix(4))
      let staying = articles.filter { article in !leaving.contains { $0.article.id == article.article.id } }
      let graph = try await graph(articles)
      let before = try await graph.subgraph(.whole, mentions: true)
      for (article, _) in leaving {
        let name = Bool.random(using: &generator) ? article.id : article.source
        #expect(try await graph.remove([.named(name)]) == [article.id], "seed \(seed)")
      }
      #expect(try await graph.subgraph(.whole).relations.isEmpty, "nothing stale is shown, seed \(seed)")
      try await derive(graph)
      let expected = try await self.graph(staying)
      #expect(
        try await graph.subgraph(.whole, mentions: true) == (try await expected.subgraph(.whole, mentions: true)),
        "seed \(seed)")
      #expect(try await graph.search("union report") == (try await expected.search("union report")), "seed \(seed)")
      #expect(try await graph.check() == [], "seed \(seed)")

      try await graph.commit(leaving, analysis: "a")
      try await derive(graph)
      #expect(try await graph.subgraph(.whole, mentions: true) == before, "back again, seed \(seed)")
      #expect(try await graph.check() == [], "seed \(seed)")
    }
  }

  @Test func `an article that is read again takes the place of the old one`() async throws {
    let old = SampleArticles.article(
      "a.txt",
      [Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"))])
    let new = SampleArticles.article(
      "a.txt",
      [Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Aland"))])
    let graph = try await graph([old])
    try await graph.commit([new], analysis: "b")
    #expect(try await graph.isCurrent() == false)
    try await derive(graph)
    #expect(try await graph.isCurrent())
    let expected = try await self.graph([new]).subgraph(.whole, mentions: true)
    #expect(try await graph.subgraph(.whole, mentions: true) == expected)
    #expect(try await graph.search("boria").isEmpty)
    let known = try await graph.knownArticles()
    #expect(known.keys.sorted() == [new.article.id])
    #expect(known[new.article.id]?.contentHash == new.article.contentHash)
    #expect(known[new.article.id]?.analysisHash == "b")
  }

  @Test func `reprints are one story, and stories make confidence`() async throws {
    let saying = Saying(
      SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"),
      confidence: 0.5)
    var surer = saying
    surer.confidence = 0.6
    let first = SampleArticles.article("a.txt", [saying])
    // The same letters with other spacing: a reprint.
    let reprint = SampleArticles.article("b.txt", [surer], opening: "\n\n")
    let other = SampleArticles.article("c.txt", [saying], opening: "Confirmed:")
    let graph = try await graph([first, reprint, other])
    let subgraph = try await graph.subgraph(.whole)
    let relation = try #require(subgraph.relations.first)
    #expect(subgraph.relations.count == 1)
    #expect(relation.articles == 3)
    #expect(relation.stories == 2)
    #expect(abs(relation.confidence - (1 - (1 - 0.6) * (1 - 0.5))) < 1e-12)
    let story = min(first.article.id, reprint.article.id)
    let stories = Dictionary(uniqueKeysWithValues: subgraph.documents.map { ($0.id, $0.story) })
    #expect(stories[first.article.id] == story)
    #expect(stories[reprint.article.id] == story)
    #expect(stories[other.article.id] == other.article.id)
  }

  @Test func `a symmetric relation is one, told from either end`() async throws {
    let ada = SampleArticles.person("Ada")
    let bo = SampleArticles.person("Bo")
    let graph = try await graph([
      SampleArticles.article("a.txt", [Saying(bo, "met_with", ada)]),
      SampleArticles.article("b.txt", [Saying(ada, "met_with", bo)]),
      SampleArticles.article(
        "c.txt",
        [Saying(bo, "associated_with", SampleArticles.organization("Bank"))]),
    ])
    let keys = try await graph.subgraph(.whole).relations.map(\.key)
    #expect(
      keys == [
        Relation.Key(subject: "organization:bank", predicate: "associated_with", object: "person:bo"),
        Relation.Key(subject: "person:ada", predicate: "met_with", object: "person:bo"),
      ])
  }

  @Test func `claims that join a thing with itself or the wrong kinds are no relations`() async throws {
    let ada = SampleArticles.person("Ada")
    let graph = try await graph([
      SampleArticles.article(
        "a.txt",
        [
          Saying(ada, "met_with", SampleArticles.person("ADA")),
          Saying(ada, "minister_of", SampleArticles.organization("Bank")),
          Saying(SampleArticles.organization("Bank"), "spouse_of", ada),
        ])
    ])
    let subgraph = try await graph.subgraph(.whole)
    #expect(subgraph.relations.isEmpty)
    #expect(subgraph.entities.map(\.id) == ["organization:bank", "person:ada"])
  }

  @Test func `two finders of one saying are one evidence, the surer one's`() async throws {
    let saying = Saying(
      SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"),
      finder: "test/a", confidence: 0.5)
    let (article, claims) = SampleArticles.article("a.txt", [saying])
    let claim = try #require(claims.relations.first)
    func found(by finder: String, _ confidence: Double, _ modality: Modality) -> RelationClaim {
      RelationClaim(
        subject: claim.subject, predicate: claim.predicate, object: claim.object,
        evidence: EvidenceClaim(
          range: claim.evidence.range, quote: claim.evidence.quote, modality: modality, finder: finder,
          confidence: confidence))
    }
    let more = Claims(
      article: claims.article, sentences: claims.sentences, chains: claims.chains,
      relations: claims.relations + [found(by: "test/b", 0.8, .actual), found(by: "test/c", 0.7, .planned)])
    let relation = try #require(try await graph([(article, more)]).subgraph(.whole).relations.first)
    #expect(relation.evidence.map(\.finder) == ["test/b", "test/c"])
    #expect(relation.standing == .actual)
  }

  @Test func `parts of a graph hold their ends, their articles and nothing else`() async throws {
    let ada = SampleArticles.person("Ada")
    let bo = SampleArticles.person("Bo")
    let boria = SampleArticles.place("Boria")
    let graph = try await graph([
      SampleArticles.article("a.txt", [Saying(ada, "visited", boria)]),
      SampleArticles.article("b.txt", [Saying(bo, "visited", boria)]),
      SampleArticles.article("c.txt", [Saying(ada, "met_with", bo)]),
    ])
    let touching = try await graph.subgraph(.touching(["person:ada", "nobody"]))
    #expect(touching.entities.map(\.id) == ["person:ada", "person:bo", "place:boria"])
    #expect(touching.relations.map(\.predicate) == ["met_with", "visited"])
    #expect(touching.documents.map(\.source).sorted() == ["a.txt", "c.txt"])
    #expect(touching.entities.allSatisfy { $0.mentions.isEmpty })

    let among = try await graph.subgraph(.among(["person:ada", "place:boria"]), mentions: true)
    #expect(among.relations.map(\.key.object) == ["place:boria"])
    #expect(among.entities.map(\.mentions.count) == [2, 2])
    #expect(among.documents.count == 3, "the articles of the mentions too")

    let key = Relation.Key(subject: "person:ada", predicate: "met_with", object: "person:bo")
    let one = try await graph.subgraph(.relations([key]))
    #expect(one.relations.map(\.key) == [key])
    #expect(one.entities.map(\.id) == ["person:ada", "person:bo"])

    #expect(try await graph.entities(["person:bo", "nobody"]).map(\.id) == ["person:bo"])
    #expect(try await graph.entities().count == 3)
    let links = try await graph.links()
    #expect(links.map(\.key) == (try await graph.subgraph(.whole).relations.map(\.key)))
    #expect(links.allSatisfy { $0.standing == .actual && $0.stories == 1 })
  }

  @Test func `who is quoted is named, without becoming a part of the picture`() async throws {
    let ada = SampleArticles.person("Ada")
    let boria = SampleArticles.place("Boria")
    let bo = SampleArticles.person("Bo")
    let graph = try await graph([
      SampleArticles.article(
        "a.txt", [Saying(bo, "visited", boria), Saying(ada, "visited", boria, speaker: "Bo")])
    ])
    let one = try await graph.subgraph(
      .relations([Relation.Key(subject: "person:ada", predicate: "visited", object: "place:boria")]))
    #expect(one.entities.map(\.id) == ["person:ada", "place:boria"])
    #expect(one.speakers.map(\.name) == ["Bo"])
    #expect(try await graph.subgraph(.whole).speakers.isEmpty, "everyone is in the picture")
  }

  @Test func `counts add up`() async throws {
    var generator = Seeded(3)
    let graph = try await graph(SampleArticles.random(count: 20, using: &generator))
    let whole = try await graph.subgraph(.whole, mentions: true)
    let counts = try await graph.counts()
    #expect(counts.articles == 20)
    #expect(counts.stories == Set(whole.documents.map(\.story)).count)
    #expect(counts.entities == whole.entities.count)
    #expect(counts.mentions == whole.entities.reduce(0) { $0 + $1.mentions.count })
    #expect(counts.relations == whole.relations.count)
    #expect(counts.evidence == whole.relations.reduce(0) { $0 + $1.evidence.count })
    #expect(counts.kinds.map(\.name) == ["person", "place", "organization"])
    #expect(counts.kinds.reduce(0) { $0 + $1.count } == counts.entities)
    #expect(counts.predicates.reduce(0) { $0 + $1.count } == counts.relations)
    #expect(counts.standings.reduce(0) { $0 + $1.count } == counts.relations)
    #expect(counts.standings.map(\.name) == ["actual", "planned", "alleged", "possible", "denied"])
  }

  @Test func `the stored standing is that of the evidence`() async throws {
    var generator = Seeded(11)
    let graph = try await graph(SampleArticles.random(count: 30, using: &generator))
    let relations = try await graph.subgraph(.whole).relations
    #expect(try await graph.links().map(\.standing) == relations.map(\.standing))
    #expect(Set(relations.map(\.standing)).count > 2)
  }

  @Test func `runs are kept in the order they came`() async throws {
    let graph = try GraphDatabase()
    let run = Run(
      command: "build", version: "0.1", analysisHash: "a", started: "2024-12-26T10:00:00Z",
      finished: "2024-12-26T10:00:02Z", articlesRead: 3, articlesKept: 2, articlesFailed: 1)
    try await graph.record(run)
    #expect(try await graph.runs() == [run])
  }

  @Test func `identity decided inside the store gives the same graph`() async throws {
    var generator = Seeded(17)
    let graph = try await graph(SampleArticles.random(count: 10, using: &generator))
    let ada = JudgedName(
      name: "Ada", kind: .person, mentions: [JudgedMention(article: "a", range: CodePointRange(0, 3), text: "Ada")])
    let judgements = try await graph.record([.different(ada, ada)], by: "me", on: "2024-12-26")
    #expect(try await graph.isCurrent() == false)
    let before = try await graph.subgraph(.whole, mentions: true)
    try await graph.deriveGraph { claims, given in
      #expect(given == judgements)
      return SampleArticles.resolve(claims)
    }
    #expect(try await graph.isCurrent())
    #expect(try await graph.subgraph(.whole, mentions: true) == before)
  }

  @Test func `the resolution comes back as it was given`() async throws {
    var generator = Seeded(5)
    let graph = try await graph(SampleArticles.random(count: 10, using: &generator))
    let resolution = SampleArticles.resolve(try await graph.claims())
    #expect(try await graph.resolution() == resolution)
    #expect(try await graph.check(against: resolution) == [])
  }
}
