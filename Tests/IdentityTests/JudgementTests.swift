import GraphSchema
import Identity
import Testing

@Suite("Judgements")
struct JudgementTests {
  private let resolver = Resolver(pack: .small)

  @Test func `what a person called one is one, against every rule`() {
    var story = Story()
    story.article("a", [person("Ken Marlowe Sr.", gender: .male)])
    story.article("b", [person("Kate Holm", gender: .female)])
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0)), judging.name(("b", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.entities.count == 1)
    #expect(found.entities.first?.merges.first?.reason == "ada said so (judgement 1)")
  }

  @Test func `two names that are one take along all who bear them, also in later articles`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Ken Marlowe", gender: .male)]) }
    for id in ["c", "d"] { story.article(id, [person("Kate Holm", gender: .female)]) }
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0), ("b", 0)), judging.name(("c", 0), ("d", 0))))
    story.article("e", [person("Kate Holm", gender: .female)])
    story.article("f", [person("Ken Marlowe", gender: .male), person("Kate Holm", gender: .female)])
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.entities.count == 1, "\(found.entities.map(\.names))")
  }

  @Test func `a person and a body that are one take along all who bear their names`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Goodwill")]) }
    for id in ["c", "d"] { story.article(id, [body("Goodwill Industries")]) }
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0), ("b", 0)), judging.name(("c", 0), ("d", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.joins(("a", 0), ("c", 0)))
    #expect(found.joins(("c", 0), ("d", 0)))
  }

  @Test func `what a person told apart stays apart, though a third is like both`() {
    var story = Story()
    for id in ["a", "b", "c"] { story.article(id, [person("Robin Dahl")]) }
    var judging = Judging(story)
    judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.entities.count == 2)
  }

  @Test func `a chain told apart from an entry of the packs leaves the entry`() {
    var story = Story()
    for id in ["a", "b", "c"] { story.article(id, [person("Sergey Lavrov")]) }
    var judging = Judging(story)
    judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0), ("c", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.joins(("c", 0), ("b", 0)))
    #expect(found.entities.count { $0.entry != nil } == 1)
    #expect(found.entity("b", 0)?.entry == "Q58217")
  }

  @Test func `a new name is shown, found among the names, and leaves the id alone`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Robin Dahl")]) }
    var judging = Judging(story)
    judging.say(.rename(judging.name(("a", 0)), to: "Robin Dahl of Oslo"))
    judging.say(.rename(judging.name(("b", 0)), to: "Robin Dahl of Bergen"))
    let found = resolver.resolve(story.claims, judgements: judging.judgements).entity("a", 0)
    #expect(found?.id == "robin-dahl")
    #expect(found?.name == "Robin Dahl of Bergen")
    #expect(found?.names == ["Robin Dahl", "Robin Dahl of Bergen"])
  }

  @Test func `another kind lets go of an entry of the packs of the old kind`() {
    var story = Story()
    story.article("a", [place("Russia"), body("Delta Group")])
    var judging = Judging(story)
    judging.say(.retype(judging.name(("a", 0)), to: .person, subkind: nil))
    judging.say(.retype(judging.name(("a", 1)), to: .organization, subkind: "company"))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.entity("a", 0)?.kind == .person)
    #expect(found.entity("a", 0)?.entry == nil)
    #expect(found.entity("a", 0)?.name == "Russia")
    #expect(found.entity("a", 1)?.subkind == "company")
  }

  @Test func `a name goes with most of what was renamed`() {
    var story = Story()
    for id in ["a", "b", "c"] { story.article(id, [person("Robin Dahl")]) }
    var judging = Judging(story)
    judging.say(.rename(judging.name(("a", 0), ("b", 0), ("c", 0)), to: "R. Dahl"))
    judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0), ("c", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.entity("a", 0)?.name == "Robin Dahl")
    #expect(found.entity("c", 0)?.name == "R. Dahl")
  }

  @Test func `judgements about what is not there, or is one name in its article, are ignored`() {
    var story = Story()
    story.article("a", [person("Robin Dahl")])
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0)), judging.name(("gone", 4))))
    judging.say(.different(judging.name(("a", 0)), judging.name(("a", 0))))
    judging.say(.rename(judging.name(("gone", 4)), to: "Nobody"))
    #expect(resolver.resolve(story.claims, judgements: judging.judgements) == resolver.resolve(story.claims))
  }

  @Test func `judgements hold when an article is read again with other chains and borders`() {
    var story = Story()
    story.article("a", [person("Robin Dahl"), person("Ken Marlowe")])
    story.article("b", [person("Kate Holm")])
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 1)), judging.name(("b", 0))))
    var again = Story()
    again.article("a", [place("Oslo"), person("Mr. Ken Marlowe"), person("Robin Dahl")])
    again.article("b", [person("Kate Holm")])
    let found = resolver.resolve(again.claims, judgements: judging.judgements)
    #expect(found.joins(("a", 1), ("b", 0)))
  }

  // MARK: contradictions

  @Test func `one is two and is three, and one is not three: the last to join rests, and all three are named`() {
    var story = Story()
    for (id, name) in [("a", "Ken Marlowe"), ("b", "Kate Holm"), ("c", "Robin Dahl")] {
      story.article(id, [person(name)])
    }
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0)), judging.name(("b", 0))))
    judging.say(.same(judging.name(("b", 0)), judging.name(("c", 0))), by: "bo")
    judging.say(.different(judging.name(("a", 0)), judging.name(("c", 0))), by: "cy")
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.joins(("a", 0), ("b", 0)))
    #expect(!found.joins(("b", 0), ("c", 0)))
    let contradictions = Verdicts(judging.judgements, claims: story.claims).contradictions
    #expect(contradictions.map(\.resting.number) == [2])
    #expect(contradictions.first?.standing.map(\.number) == [1, 3])
  }

  @Test func `different holds against same, whichever came first, in whatever order they are given`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Robin Dahl")]) }
    for isFirst in [true, false] {
      var judging = Judging(story)
      if isFirst { judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0)))) }
      judging.say(.same(judging.name(("b", 0)), judging.name(("a", 0))))
      if !isFirst { judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0)))) }
      for judgements in [judging.judgements, judging.judgements.reversed()] {
        #expect(resolver.resolve(story.claims, judgements: judgements).entities.count == 2)
        #expect(Verdicts(judgements, claims: story.claims).contradictions.count == 1)
      }
      judging.say(.undo(isFirst ? 1 : 2))
      #expect(resolver.resolve(story.claims, judgements: judging.judgements).entities.count == 1)
      #expect(Verdicts(judging.judgements, claims: story.claims).contradictions.isEmpty)
      judging.say(.undo(3))
      #expect(resolver.resolve(story.claims, judgements: judging.judgements).entities.count == 2)
    }
  }

  @Test func `taking one mention out of what was joined is no contradiction`() {
    var story = Story()
    for id in ["a", "b", "c"] { story.article(id, [person("Ken Marlowe")]) }
    story.article("d", [person("Kate Holm")])
    var judging = Judging(story)
    judging.say(.same(judging.name(("a", 0), ("b", 0), ("c", 0)), judging.name(("d", 0))))
    judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0), ("c", 0), ("d", 0))))
    let found = resolver.resolve(story.claims, judgements: judging.judgements)
    #expect(found.joins(("b", 0), ("d", 0)))
    #expect(found.joins(("c", 0), ("d", 0)))
    #expect(!found.joins(("a", 0), ("d", 0)))
    #expect(Verdicts(judging.judgements, claims: story.claims).contradictions.isEmpty)
  }

  // MARK: doubts

  /// A family name in a company that says almost enough, and nothing else in doubt.
  private var nearlyOne: Story {
    var story = Story()
    story.article("a", [person("Tamar Beridze"), body("Rustavi Observer")])
    story.article("b", [person("Beridze"), body("Rustavi Observer")])
    for id in ["c", "d", "e"] { story.article(id, [body("Rustavi Observer")]) }
    return story
  }

  @Test func `names that stayed apart by little are in doubt, until somebody has looked`() {
    let story = nearlyOne
    #expect(!resolver.resolve(story.claims).joins(("a", 0), ("b", 0)))
    let doubts = resolver.doubts(story.claims, limit: 10)
    #expect(doubts.map(\.isOne) == [false])
    #expect(doubts.first?.first == [ChainReference(article: "a", chain: 0)])
    #expect(doubts.first?.second == [ChainReference(article: "b", chain: 0)])
    #expect(doubts.first?.weighing.reasons.contains { $0.contains("family name of") } == true)
    #expect(resolver.doubts(story.claims.reversed(), limit: 10) == doubts)
    let verdicts: [(JudgedName, JudgedName) -> Judgement.Verdict] = [
      { .same($0, $1) }, { .different($0, $1) }, { .unsure($0, $1) },
    ]
    for verdict in verdicts {
      var judging = Judging(story)
      judging.say(verdict(judging.name(("a", 0)), judging.name(("b", 0))))
      #expect(resolver.doubts(story.claims, judgements: judging.judgements, limit: 10).isEmpty)
    }
  }

  @Test func `what keeps two apart is told`() {
    var story = Story()
    story.article("a", [person("John Smith", gender: .male), place("U.S.")], [(0, "holds_office_in", 1)])
    story.article("b", [person("John Smith", gender: .female), place("UK")], [(0, "holds_office_in", 1)])
    let (first, second) = (ChainReference(article: "a", chain: 0), ChainReference(article: "b", chain: 0))
    let weighing = resolver.weigh([first], [second], claims: story.claims)
    #expect(weighing.objections.contains("one is called he, the other she"))
    #expect(
      weighing.objections.contains("one is of United Kingdom, the other of United States")
        || weighing.objections
          .contains("one is of United States, the other of United Kingdom")
    )
    var judging = Judging(story)
    judging.say(.different(judging.name(("a", 0)), judging.name(("b", 0))))
    #expect(
      resolver.weigh([first], [second], claims: story.claims, judgements: judging.judgements).objections.first
        == "judgement 1 ('John Smith' is not 'John Smith', ada 2026-01-01)")
  }
}
