import Foundation
import GraphSchema
import GraphStore
import TestSupport
import Testing

@testable import GraphQuery

@Suite("Looking up a name")
struct NameLookUpTests {
  private typealias Saying = SampleArticles.Saying

  private func questions(_ names: [(kind: EntityKind, name: String)]) async throws -> GraphQuestions {
    let other = SampleArticles.person("Zz Yy")
    return GraphQuestions(
      try await QuerySamples.database(names.map { Saying($0, $0.kind == .place ? "supports" : "met_with", other) }))
  }

  private func sample() async throws -> GraphQuestions {
    try await questions([
      (.person, "Keith Kellogg"), (.person, "Sergey Lavrov"), (.person, "William Burns"), (.person, "Łukasz Żak"),
      (.person, "Donald Trump"), (.person, "Melania Trump"), (.person, "Melania Trump"), (.place, "São Tomé"),
      (.place, "Russia"), (.organization, "Bank of Russia"), (.person, "Volodymyr Zelensky"),
    ])
  }

  @Test(
    "finds the one that is meant",
    arguments: [
      ("Keith Kellogg", "person:keith-kellogg"), ("keith KELLOGG", "person:keith-kellogg"),
      ("kellogg", "person:keith-kellogg"), ("kell", "person:keith-kellogg"),
      ("person:keith-kellogg", "person:keith-kellogg"), ("lukasz zak", "person:łukasz-żak"),
      ("Sao Tome", "place:são-tomé"), ("Sergei Lavrov", "person:sergey-lavrov"), ("Bill Burns", "person:william-burns"),
      ("Zelenskyy", "person:volodymyr-zelensky"), ("russia", "place:russia"), ("bank", "organization:bank-of-russia"),
    ])
  func finds(name: String, id: String) async throws {
    #expect(try await sample().lookUp(name).id == id)
  }

  @Test func `lists the choices when several may be meant, those in most articles first`() async throws {
    let questions = try await sample()
    await expect(
      "'trump' may be any of 2 entities",
      "name one by its id: person:melania-trump (Melania Trump, person, 2 articles), "
        + "person:donald-trump (Donald Trump, person, 1 article)"
    ) {
      try await questions.lookUp("trump")
    }
    #expect(
      try await questions.matches("trump").map(\.entity.id) == ["person:melania-trump", "person:donald-trump"])
  }

  @Test func `takes the word itself before words that sound alike`() async throws {
    let questions = try await questions([(.person, "Kerry Lee"), (.person, "Kerri Kupec"), (.person, "Gary Gray")])
    #expect(try await questions.lookUp("kerry").id == "person:kerry-lee")
    let alike = try await self.questions([(.person, "Keith Kellogg"), (.person, "Sergey Lavrov")])
    #expect(try await alike.lookUp("kelog").id == "person:keith-kellogg")
    #expect(try await alike.lookUp("Lavrow").id == "person:sergey-lavrov")
  }

  @Test func `shows at most ten choices`() async throws {
    let questions = try await questions((0..<12).map { (.person, "A\($0) Smith") })
    do {
      _ = try await questions.lookUp("smith")
      Issue.record("no error was thrown")
    } catch {
      #expect(error.remedy?.hasSuffix(" and 2 more") == true)
      #expect(error.remedy?.contains("person:a7-smith") == true)
      #expect(error.remedy?.contains("person:a9-smith") == false)
    }
  }

  @Test func `offers the nearest names when nobody is called so`() async throws {
    let questions = try await sample()
    await expect("no entity is called 'Kelogs'", "did you mean 'Keith Kellogg'?") {
      try await questions.lookUp("Kelogs")
    }
    await expect("no entity is called 'Qqq'", "look for it in the sentences with 'kith find Qqq'") {
      try await questions.lookUp("Qqq")
    }
    let empty = GraphQuestions(try GraphDatabase())
    await expect("no entity is called 'Ada': the graph is empty", "build it with 'kith build ARTICLES'") {
      try await empty.lookUp("Ada")
    }
  }

  @Test func `ranks a whole name before its parts`() async throws {
    let questions = try await sample()
    let matches = try await questions.matches("Russia")
    #expect(matches.map(\.entity.id) == ["place:russia", "organization:bank-of-russia"])
    #expect(matches.map(\.grade) == [.name, .part])
  }

  /// The labelled pairs of names: one of each pair is an entity, both are typed.
  private func labelled() throws -> [(typed: String, name: String, kind: EntityKind)] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../NamesTests/Cases/names.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, let kind = EntityKind(rawValue: cells[2]) else { return nil }
      return (cells[0], cells[1], kind)
    }
  }

  @Test func `finds in a large graph, where not all names are read, what a comparison with all finds`() async throws {
    // Some of the pairs: a comparison of all with all takes minutes where nothing is optimised.
    let pairs = try labelled().enumerated().filter { $0.offset.isMultiple(of: 9) }.map(\.element)
    let graph = try GraphDatabase()
    _ = try await graph.importFacts { importer in
      let ismail = (typed: "", name: "Isma'il Haniya", kind: EntityKind.person)
      for (number, pair) in (pairs + [ismail]).enumerated() {
        try importer.add(
          .entity(Entity(id: "e\(number)", kind: pair.kind, name: pair.name, names: [pair.name], articles: 0)))
      }
    }
    var whole = GraphQuestions(graph)
    whole.comparedSpellings = .max
    var narrow = GraphQuestions(graph)
    narrow.comparedSpellings = 0
    let parts = (pairs.enumerated().filter { $0.offset.isMultiple(of: 8) }.map(\.element.name) + ["Isma'il Haniya"])
      .flatMap { $0.split(separator: " ").map(String.init) }
    let beginnings = parts.map { String($0.prefix(4)) }
    let shouted = pairs.prefix(20).map { $0.name.uppercased() }
    for typed in Set(pairs.map(\.typed) + shouted + parts + beginnings + ["Ismail"]).sorted() {
      let expected = try await whole.matches(typed, limit: 1000)
      let found = try await narrow.matches(typed, limit: 1000)
      // Weak matches that a better one outranks may be missing; the best must not.
      #expect(found.first == expected.first, "'\(typed)'")
      let rivals = expected.filter { $0.grade == expected[0].grade && $0.score >= expected[0].score - 0.1 }
      #expect(Set(found).isSuperset(of: rivals), "'\(typed)'")
    }
  }
}
