import Foundation
import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Errors of the store")
struct StoreErrorTests {
  private typealias Saying = SampleArticles.Saying

  /// Runs a test in a folder of its own.
  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func expect(
    _ code: StoreError.Code, _ text: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
  ) async {
    do {
      try await body()
      Issue.record("no error was thrown", sourceLocation: sourceLocation)
    } catch let error as StoreError {
      #expect(error.code == code, sourceLocation: sourceLocation)
      #expect(error.codeName == code.rawValue, sourceLocation: sourceLocation)
      #expect(error.description == text, sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  private var visit: (article: Article, claims: Claims) {
    SampleArticles.article("a.txt", [Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"))])
  }

  @Test(arguments: ["g", "./g", "/g", "é", ""]) func `a file may have any name, also of one letter`(path: String) {
    #expect(GraphFile.cannotChange(path), "there is no such file")
  }

  @Test func `a missing graph says how to build one`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "none.kith").path
      await expect(
        .missing,
        """
        Error: there is no graph '\(path)'
          try: build one with 'kith build ARTICLES --graph \(path)', or name another with --graph
        """
      ) {
        _ = try GraphDatabase(path: path, opening: .mustExist)
      }
      #expect(!FileManager.default.fileExists(atPath: path), "asking makes no file")
    }
  }

  @Test func `files that are something else are named as such and left alone`() async throws {
    try await inFolder { folder in
      await expect(
        .notAGraph,
        """
        Error: '\(folder.path)' is a folder, not a graph
          try: name a file in it, as in '\(folder.path)/graph.kith'
        """
      ) {
        _ = try GraphDatabase(path: folder.path)
      }
      let text = folder.appending(path: "notes.txt").path
      try Data("Dear diary, today I met Ada.".utf8).write(to: URL(fileURLWithPath: text))
      await expect(
        .notAGraph,
        """
        Error: '\(text)' is not a graph: it does not begin like an SQLite file
          try: name another file with --graph
        """
      ) {
        _ = try GraphDatabase(path: text)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: text)).count == 28)

      let other = folder.appending(path: "photos.sqlite").path
      try await DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE photos (name TEXT)") }
      await expect(
        .notAGraph,
        """
        Error: '\(other)' is not a graph: it is an SQLite file of another program
          try: name another file with --graph
        """
      ) {
        _ = try GraphDatabase(path: other)
      }
      let tables = try await DatabaseQueue(path: other).read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
      }
      #expect(tables == ["photos"])

      let empty = folder.appending(path: "empty.kith").path
      try Data().write(to: URL(fileURLWithPath: empty))
      await expect(
        .notAGraph,
        """
        Error: '\(empty)' is empty
          try: build a graph into it with 'kith build ARTICLES --graph \(empty)'
        """
      ) {
        _ = try GraphDatabase(path: empty, opening: .mustExist)
      }
      _ = try GraphDatabase(path: empty)
    }
  }

  @Test func `a graph from the future is not touched`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      _ = try GraphDatabase(path: path)
      try await DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1000") }
      let known = EmbeddedFile.tables.count
      await expect(
        .newer,
        """
        Error: the graph has tables of version 1000; this kith knows versions up to \(known)
          at \(path)
          try: use the newer kith that wrote it, or build again into another file
        """
      ) {
        _ = try GraphDatabase(path: path)
      }
    }
  }

  @Test func `tables that are not as this Kith made them are told with what to do`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      _ = try GraphDatabase(path: path)
      try await DatabaseQueue(path: path).writeWithoutTransaction {
        try $0.execute(sql: "ALTER TABLE articles DROP COLUMN author")
      }
      let graph = try GraphDatabase(path: path)
      await expect(
        .refused,
        """
        Error: the graph has not the tables that this kith asks for: table articles has no column named author
          at \(path)
          try: it was made by an unreleased kith, or changed by another program: build it again into another file
        """
      ) {
        try await graph.commit([visit], analysis: "a")
      }
    }
  }

  @Test func `a folder that is not there cannot be opened in`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "no/such/graph.kith").path
      await expect(
        .cannotOpen,
        """
        Error: the graph cannot be opened: unable to open database file
          at \(path)
          try: check that the folder exists and that you may read and write there
        """
      ) {
        _ = try GraphDatabase(path: path)
      }
    }
  }

  @Test func `a damaged file is reported as damaged`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      do {
        let graph = try GraphDatabase(path: path)
        try await graph.commit([visit], analysis: "a")
      }
      try await DatabaseQueue(path: path).writeWithoutTransaction { db in
        _ = try db.checkpoint(.truncate)
      }
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      for index in 4_096..<bytes.count { bytes[index] = 0x5A }
      try bytes.write(to: URL(fileURLWithPath: path))
      await expect(
        .damaged,
        """
        Error: the graph is damaged: database disk image is malformed
          at \(path)
          try: restore the file from a copy, or build it again from the articles
        """
      ) {
        _ = try await GraphDatabase(path: path).claims()
      }
    }
  }

  @Test func `a disk without room loses nothing that was stored`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      let graph = try GraphDatabase(path: path)
      try await graph.commit([visit], analysis: "a")
      // SQLite's own limit stands for a full disk: the same code, at the same place.
      try await graph.queue.write { try $0.execute(sql: "PRAGMA max_page_count = 1") }
      let large = Article(source: "large.txt", text: String(repeating: "Ada met Bo. ", count: 5_000))
      await expect(
        .full,
        """
        Error: no room is left for the graph: database or disk is full
          at \(path)
          try: make room on the disk and run the command again; what was stored before is kept
        """
      ) {
        try await graph.commit(
          [(large, Claims(article: large.id, sentences: [], chains: [], relations: []))], analysis: "a")
      }
      #expect(try await graph.claims() == [visit.claims])
      #expect(try await graph.check().map(\.kind) == [.stale])
      // An article was removed or an entity renamed, and what follows finds no room: the word stands.
      await expect(
        .full,
        """
        Error: no room is left for the graph: database or disk is full
          at \(path)
          try: make room on the disk; the change itself is stored, and the next command works out what follows from it
        """
      ) {
        do {
          try await graph.deriveGraph { claims, _ in
            Resolution(
              entities: SampleArticles.resolve(claims).entities.map { entity in
                ResolvedEntity(
                  id: entity.id, kind: entity.kind, name: entity.name,
                  names: [entity.name, String(repeating: "x", count: 500_000)], members: entity.members)
              })
          }
        } catch let error as StoreError { throw error.afterChange() }
      }
      #expect(try await graph.check().map(\.kind) == [.stale])
    }
  }

  @Test func `a file that may not be written to can still be asked`() async throws {
    let graph = try GraphDatabase()
    try await graph.commit([visit], analysis: "a")
    // Tests may run as root, whom permissions do not stop; SQLite's own switch gives the same code.
    try await graph.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
    await expect(
      .readOnly,
      """
      Error: the graph may not be written to: attempt to write a readonly database
        at :memory:
        try: make the file and its folder writable, or copy the graph to a folder of yours
      """
    ) {
      try await graph.remove([.named("a.txt")])
    }
    #expect(try await graph.claims() == [visit.claims])
  }

  @Test func `a frozen graph answers without a file beside it, and changes nothing`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph of Zoë, 50% done?.kith").path
      do {
        let graph = try GraphDatabase(path: path)
        try await graph.commit([visit], analysis: "a")
        try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
      }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let graph = try GraphDatabase(path: path, opening: .frozen)
      #expect(try await graph.subgraph(.touching(["person:ada"]), mentions: true).relations.count == 1)
      #expect(try await graph.search("visited").count == 1)
      #expect(try await graph.check() == [])
      await expect(
        .readOnly,
        """
        Error: the graph may not be written to: attempt to write a readonly database
          at \(path)
          try: make the file and its folder writable, or copy the graph to a folder of yours
        """
      ) {
        try await graph.remove([.named("a.txt")])
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func `two writers at once: the second one waits, then says who is in the way`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      let graph = try GraphDatabase(path: path, patienceSeconds: 0.05)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
      await expect(
        .busy,
        """
        Error: another process is writing to the graph: database is locked
          at \(path)
          try: wait until it has finished, then run the command again
        """
      ) {
        try await graph.commit([visit], analysis: "a")
      }
      try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
      try await graph.commit([visit], analysis: "a")
    }
  }

  @Test func `many read while one writes, and see what was there before`() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "graph.kith").path
      let graph = try GraphDatabase(path: path, patienceSeconds: 0.05)
      try await graph.commit([visit], analysis: "a")
      try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let writer = try DatabaseQueue(path: path, configuration: configuration)
      try await writer.writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE; UPDATE entities SET name = 'Somebody Else'")
      }
      let readers = try (0..<3).map { _ in try GraphDatabase(path: path, opening: .mustExist, patienceSeconds: 0.05) }
      for reader in readers + [graph] {
        #expect(try await reader.entities().map(\.name) == ["Ada", "Boria"])
        #expect(try await reader.hop(from: "person:ada").map(\.quote) == ["Ada visited Boria."])
      }
      try await writer.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
      for reader in readers { #expect(try await reader.entities().map(\.name) == ["Somebody Else", "Somebody Else"]) }
    }
  }

  @Test func `a failing disk is told from a damaged file`() {
    let error = StoreError(DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error"), path: "graph.kith")
    #expect(error.code == .failing)
    #expect(
      error.description == """
        Error: the disk with the graph fails: disk I/O error
          at graph.kith
          try: check the disk, then the graph with 'kith check'
        """)
  }

  @Test func `an unknown article cannot be removed`() async throws {
    await expect(
      .unknownArticle,
      """
      Error: no article is called 'b.txt'
        at :memory:
        try: give its path as it was built, or its id; 'kith export json' lists both
      """
    ) {
      try await GraphDatabase().remove([.named("b.txt")])
    }
  }

  @Test func `claims that misquote their article are refused, without printing them`() async throws {
    let (article, claims) = visit
    let claim = try #require(claims.relations.first)
    let wrong = RelationClaim(
      subject: claim.subject, predicate: claim.predicate, object: claim.object,
      evidence: EvidenceClaim(range: CodePointRange(1, 18), quote: claim.evidence.quote, finder: "test"))
    let graph = try GraphDatabase()
    await expect(
      .misquoted,
      """
      Error: a quote is not what the article says from 1 to 18
        at a.txt
        try: this is a fault in Kith's reader, not in the article: please report it
      """
    ) {
      try await graph.commit(
        [
          (
            article,
            Claims(article: article.id, sentences: claims.sentences, chains: claims.chains, relations: [wrong])
          )
        ], analysis: "a")
    }
    let chain = ChainClaim(
      kind: .person, name: "Ada",
      mentions: [MentionClaim(range: CodePointRange(0, 999), text: "Ada", reading: .name)])
    await expect(
      .misquoted,
      """
      Error: a mention is not what the article says from 0 to 999
        at a.txt
        try: this is a fault in Kith's reader, not in the article: please report it
      """
    ) {
      try await graph.commit(
        [(article, Claims(article: article.id, sentences: [], chains: [chain], relations: []))], analysis: "a")
    }
    #expect(try await graph.knownArticles().isEmpty)
  }

  @Test func `claims with a relation that does not exist are refused, and their whole batch`() async throws {
    let graph = try GraphDatabase()
    let wrong = SampleArticles.article(
      "b.txt", [Saying(SampleArticles.person("Ada"), "invented", SampleArticles.person("Bo"), finder: "mine/one")])
    await expect(
      .unknownPredicate,
      """
      Error: no relation is called 'invented'
        at mine/one
        try: use an id of the catalogue in the pattern, or add the relation to the catalogue
      """
    ) {
      try await graph.commit([visit, wrong], analysis: "a")
    }
    #expect(try await graph.knownArticles().isEmpty)
    #expect(try await graph.isCurrent())
  }

  @Test func `a resolution of other articles is refused and the graph stays`() async throws {
    let graph = try GraphDatabase()
    try await graph.commit([visit], analysis: "a")
    let resolution = SampleArticles.resolve(try await graph.claims())
    try await graph.replaceGraph(with: resolution)
    let before = try await graph.subgraph(.whole)
    let other = SampleArticles.article(
      "z.txt", [Saying(SampleArticles.person("Cy"), "visited", SampleArticles.place("Aland"))])
    await expect(
      .outdated,
      """
      Error: articles changed while identity was being decided
        at :memory:
        try: run the command again, one kith at a time
      """
    ) {
      try await graph.replaceGraph(with: SampleArticles.resolve([visit.claims, other.claims]))
    }
    #expect(try await graph.subgraph(.whole) == before)
  }

  @Test func `what the tables refuse is told with the statement, without values`() async throws {
    let graph = try GraphDatabase()
    let article = Article(source: "secret.txt", text: "Secret text.")
    let claims = Claims(
      article: article.id, sentences: [CodePointRange(3, 3)], chains: [], relations: [])
    await expect(
      .refused,
      """
      Error: the graph refused a change: CHECK constraint failed: end
        at INSERT INTO sentences (article, start, "end") VALUES (?, ?, ?)
      """
    ) {
      try await graph.commit([(article, claims)], analysis: "a")
    }
  }
}
