import GraphExport
import GraphSchema
import GraphStore
import Kith
import Testing

/// A person's word over the whole journey: it changes the graph, lasts, and leaves no trace when it is taken back.
@Suite("A person's word")
struct JudgementJourneyTests {
  private let folder: TemporaryFolder
  private let paths: [String]
  private let signed = JudgementSignature(author: "ada", date: "2026-11-21T10:00:00Z", because: "I asked")

  init() throws {
    folder = try TemporaryFolder()
    let texts = [
      "Foreign Minister Ilka Torvald of Norway met French President Emmanuel Macron in Paris on Monday.\n",
      "Marit Solberg, the head of Torvald Industries, met Ilka Torvald in Oslo on Tuesday.\n",
      "French President Emmanuel Macron criticised Russia. Macron will visit Kyiv in May.\n",
      "The Norwegian foreign minister, Ilka Torvald, will meet Ukrainian counterpart Andrii Sybiha in Kyiv.\n",
    ]
    paths = try texts.enumerated().map { [folder] in try folder.write($1, to: "\($0).txt") }
  }

  private func built() async throws -> KnowledgeGraph {
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build(paths)
    return graph
  }

  private func outputs(of graph: KnowledgeGraph) async throws -> [String] {
    var texts: [String] = []
    for format in ExportFormat.all { texts.append(try await graph.export(format)) }
    return texts
  }

  @Test func `every verb changes the graph, passes the check, and is undone to the byte`() async throws {
    let graph = try await built()
    let before = try await outputs(of: graph)
    let verbs: [(name: String, judge: () async throws -> JudgementOutcome)] = [
      ("merge", { try await graph.merge("Ilka Torvald", "Marit Solberg", signed: signed) }),
      ("split", { try await graph.split("Ilka Torvald", articles: [paths[0]], signed: signed) }),
      ("rename", { try await graph.rename("Ilka Torvald", to: "Minister Torvald", signed: signed) }),
      ("retype", { try await graph.retype("Ilka Torvald", to: .organization, signed: signed) }),
      ("accept", { try await graph.accept("Ilka Torvald", "minister of", "Norway", signed: signed) }),
      ("reject", { try await graph.reject("Ilka Torvald", "minister_of", "Norway", signed: signed) }),
      (
        "reject a sentence",
        {
          try await graph.reject(
            "Ilka Torvald", "minister_of", "Norway", sentences: SentenceChoice(article: paths[0]), signed: signed)
        }
      ),
    ]
    for (name, judge) in verbs {
      let outcome = try await judge()
      #expect(outcome.contradictions.isEmpty, "\(name)")
      #expect(try await graph.check().isEmpty, "\(name)")
      if name == "accept" {
        #expect(try await graph.subgraph().relations.contains(where: \.isAccepted))
      } else {
        #expect(try await outputs(of: graph) != before, "\(name)")
      }
      try await graph.undo(signed: signed)
      #expect(try await outputs(of: graph) == before, "\(name)")
      #expect(try await graph.subgraph().relations.allSatisfy { !$0.isAccepted }, "\(name)")
    }
    #expect(try await graph.log().count == 2 * verbs.count)
  }

  @Test func `judgements outlive their articles, and building one by one equals building at once`() async throws {
    let graph = try await built()
    try await graph.merge("Ilka Torvald", "Marit Solberg", signed: signed)
    try await graph.split("Emmanuel Macron", articles: [paths[2]], signed: signed)
    try await graph.reject("Ilka Torvald", "minister_of", "Norway", signed: signed)
    let judged = try await outputs(of: graph)
    for path in paths {
      try await graph.remove([.named(path)])
      #expect(try await graph.check().isEmpty)
      _ = try await graph.build([path])
      #expect(try await outputs(of: graph) == judged, "\(path)")
    }
    for path in paths { try await graph.remove([.named(path)]) }
    #expect(try await graph.log().allSatisfy { $0.status == .waits })
    for path in paths.reversed() { _ = try await graph.build([path]) }
    #expect(try await outputs(of: graph) == judged)
    #expect(try await graph.log().allSatisfy { $0.status == .holds })
  }

  @Test func `what contradicts is told at once, in the log and in the check, until one is taken back`() async throws {
    let graph = try await built()
    try await graph.merge("Ilka Torvald", "Marit Solberg", signed: signed)
    let outcome = try await graph.split("Ilka Torvald", from: "Marit Solberg", signed: signed)
    #expect(outcome.contradictions.map(\.resting.number) == [1])
    #expect(
      outcome.contradictions.first?.description
        == "judgement 1 ('Ilka Torvald' is 'Marit Solberg', ada 2026-11-21) gives way to "
        + "judgement 2 ('Ilka Torvald' is not 'Marit Solberg', ada 2026-11-21)")
    #expect(try await graph.check().map(\.kind) == [.contradiction])
    #expect(try await graph.log().map(\.status) == [.rests(with: [2]), .holds])
    try await graph.undo([2], signed: signed)
    #expect(try await graph.check().isEmpty)
    #expect(try await graph.log().map(\.status) == [.holds, .takenBack(by: 3), .holds])
  }

  @Test func `a pair that was answered is not asked again`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    let texts = [
      "Hamza Talal, who leads the port of Velmora, met Marit Solberg on Sunday.\n",
      "Police said on Monday that Talal had been seen with Marit Solberg.\n",
    ]
    for (number, text) in texts.enumerated() { _ = try await graph.build([folder.write(text, to: "p\(number).txt")]) }
    let items = try await graph.review()
    let item = try #require(items.first)
    #expect(Set([item.first.name.name, item.second.name.name]) == ["Hamza Talal", "Talal"])
    #expect(item.isOne)
    #expect(item.first.sentences.count == 1)
    #expect(try await graph.review() == items)
    for answer in ReviewAnswer.allCases {
      let judgement = try await graph.answer(item, answer, signed: signed)
      #expect(try await graph.settle().isEmpty)
      #expect(try await graph.review().isEmpty, "\(answer)")
      let people = try await graph.subgraph().entities.filter { $0.name.hasSuffix("Talal") }
      #expect(people.count == (answer == .different ? 2 : 1), "\(answer)")
      try await graph.takeBack(judgement, signed: signed)
      #expect(try await graph.review() == items, "\(answer)")
    }
  }

  @Test func `the reasons that made two names one are told, and those that keep two apart`() async throws {
    let graph = try await built()
    let apart = try await graph.whySame("Ilka Torvald", "Marit Solberg")
    #expect(!apart.isOne)
    #expect(apart.weighing?.objections.contains("the names have nothing in common") == true)
    try await graph.split("Ilka Torvald", from: "Marit Solberg", signed: signed)
    #expect(
      try await graph.whySame("Ilka Torvald", "Marit Solberg").weighing?.objections.first
        == "judgement 1 ('Ilka Torvald' is not 'Marit Solberg', ada 2026-11-21)")
    try await graph.undo(signed: signed)
    try await graph.merge("Ilka Torvald", "Marit Solberg", signed: signed)
    let one = try await graph.whySame("Ilka Torvald", "Marit Solberg")
    #expect(one.isOne)
    #expect(one.steps.map(\.reason).contains("ada said so (judgement 3)"))
    #expect(one.steps.last?.to.mention == "Marit Solberg")
  }

  @Test(
    "What cannot be judged is refused with what to do instead",
    arguments: [
      (
        ["merge", "Norway", "Ilka Torvald"], "'Norway' is a place, 'Ilka Torvald' a person",
        "correct a wrong kind with 'kith retype', or join them all the same with --force"
      ),
      (
        ["merge", "Macron", "Emmanuel Macron"], "'Macron' and 'Emmanuel Macron' are one already: Emmanuel Macron",
        "'kith why-same' tells why; where several are called so, name them by their ids"
      ),
      (["merge", "Ilke Torwold", "Norway"], "no entity is called 'Ilke Torwold'", "did you mean 'Ilka Torvald'"),
      (["rename", "Norway", " - "], "' - ' is no name", "give a name with a letter in it"),
      (["retype", "Norway", "galaxy"], "no place is a 'galaxy'", "there are "),
      (
        ["reject", "Norway", "minister_of", "Ilka Torvald"],
        "the graph does not say 'Norway minister of Ilka Torvald'", "it says 'Ilka Torvald' minister_of 'Norway'"
      ),
      (["reject", "Ilka Torvald", "ministr_of", "Norway"], "no relation is called 'ministr_of'", "did you mean "),
      (
        ["reject", "Ilka Torvald", "minister_of", "Norway", "nowhere.txt"],
        "no sentence of 'Ilka Torvald minister of Norway' fits the choice", "its sentences are in "
      ),
      (
        ["split", "Ilka Torvald", "nowhere.txt"],
        "nothing of 'Ilka Torvald' was chosen, which leaves nothing to split", "it is called 'Ilka Torvald'"
      ),
      (
        ["undo"], "no judgement counts, so there is nothing to take back", "'kith log --all' lists all"
      ),
    ])
  func refused(words: [String], what: String, remedy: String) async throws {
    let graph = try await built()
    do {
      switch words[0] {
      case "merge": try await graph.merge(words[1], words[2], signed: signed)
      case "rename": try await graph.rename(words[1], to: words[2], signed: signed)
      case "retype": try await graph.retype(words[1], to: .place, subkind: words[2], signed: signed)
      case "split": try await graph.split(words[1], articles: [words[2]], signed: signed)
      case "undo": try await graph.undo(signed: signed)
      default:
        let sentences = SentenceChoice(article: words.count > 4 ? words[4] : nil)
        try await graph.reject(words[1], words[2], words[3], sentences: sentences, signed: signed)
      }
      Issue.record("nothing was refused")
    } catch let error as any Diagnostic {
      #expect(error.what == what)
      #expect(error.remedy?.hasPrefix(remedy) == true, "\(error.remedy ?? "")")
    }
    #expect(try await graph.log().isEmpty)
  }
}
