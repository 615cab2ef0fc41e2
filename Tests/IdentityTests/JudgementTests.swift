import GraphSchema
import Identity
import Testing

@Suite("Judgements")
struct JudgementTests {
  private let resolver = Resolver(pack: .small)

  private func judge(_ verdict: Judgement.Verdict, _ a: String, _ b: String, date: String = "2026-01-01") -> Judgement {
    Judgement(verdict: verdict, first: a, second: b, author: "ada", date: date)
  }

  @Test func `what a person called one is one, against every rule`() {
    var story = Story()
    story.article("a", [person("Ken Marlowe Sr.", gender: .male)])
    story.article("b", [person("Kate Holm", gender: .female)])
    let found = resolver.resolve(story.claims, judgements: [judge(.same, "a#0", "b#0")])
    #expect(found.entities.count == 1)
    #expect(found.entities.first?.merges.first?.reason == "ada said so")
  }

  @Test func `what a person told apart stays apart, though a third is like both`() {
    var story = Story()
    for id in ["a", "b", "c"] { story.article(id, [person("Robin Dahl")]) }
    let found = resolver.resolve(story.claims, judgements: [judge(.different, "a#0", "b#0")])
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.entities.count == 2)
  }

  @Test func `a chain told apart from an entry of the packs leaves the entry`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Sergey Lavrov")]) }
    let found = resolver.resolve(story.claims, judgements: [judge(.different, "a#0", "b#0")])
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.entities.count { $0.entry != nil } == 1)
  }

  @Test func `the later of two judgements wins, in whatever order they are given`() {
    var story = Story()
    for id in ["a", "b"] { story.article(id, [person("Robin Dahl")]) }
    let judgements = [
      judge(.different, "a#0", "b#0", date: "2026-01-01"), judge(.same, "b#0", "a#0", date: "2026-02-01"),
    ]
    #expect(resolver.resolve(story.claims, judgements: judgements).entities.count == 1)
    #expect(resolver.resolve(story.claims, judgements: judgements.reversed()).entities.count == 1)
  }

  @Test func `judgements about chains that are not there are ignored`() {
    var story = Story()
    story.article("a", [person("Robin Dahl")])
    let judgements = [judge(.same, "a#0", "gone#4"), judge(.different, "a#0", "a#0")]
    #expect(resolver.resolve(story.claims, judgements: judgements) == resolver.resolve(story.claims))
  }
}
