import Evaluation
import Testing

@Suite("Scores")
struct ScorerTests {
  @Test func `of names are those of seqeval, by kind and together`() throws {
    let gold = try TaggedColumns(Reference.lines("names-gold.conll"))
    let found = try TaggedColumns(Reference.lines("names-found.conll"))
    var scorer = NameScorer(kinds: ["PER", "LOC", "ORG", "MISC"])
    for (g, f) in zip(gold.documents.joined(), found.documents.joined()) {
      scorer.add(gold: NameSpan.spans(of: g.tags), found: NameSpan.spans(of: f.tags))
    }
    let reference = try Reference.load().names
    for kind in scorer.scores.kinds {
      #expect(try #require(reference[kind]).distance(to: scorer.scores[kind]) < 1e-12, "\(kind)")
    }
    #expect(try #require(reference["micro avg"]).distance(to: scorer.scores.all) < 1e-12)
  }

  @Test func `of trees are those of the CoNLL 2018 shared task`() throws {
    let gold = try Treebank(Reference.lines("trees-gold.conllu"))
    let found = try Treebank(Reference.lines("trees-found.conllu"))
    var scorer = SyntaxScorer()
    for (g, f) in zip(gold.documents.joined(), found.documents.joined()) { scorer.add(gold: g, found: f) }
    let reference = try Reference.load().trees
    #expect(try abs(#require(reference["UPOS"]) - scorer.tagging) < 1e-12)
    #expect(try abs(#require(reference["UAS"]) - scorer.unlabelled) < 1e-12)
    #expect(try abs(#require(reference["LAS"]) - scorer.labelledAttachment) < 1e-12)
    #expect(scorer.labelledWithSubtypes < scorer.labelledAttachment)
    #expect(gold.documents.map(\.count) == [2, 2])
  }

  @Test func `of chains are those of the reference scorers`() throws {
    let reference = try Reference.load().chains
    for (name, documents) in try Reference.partitions() {
      var scorer = CoreferenceScorer()
      for document in documents { scorer.add(gold: document.gold, found: document.found) }
      let expected = try #require(reference[name])
      #expect(expected.muc.distance(to: scorer.muc) < 1e-12, "MUC, \(name)")
      #expect(expected.b3.distance(to: scorer.bCubed) < 1e-12, "B3, \(name)")
      #expect(expected.ceaf.distance(to: scorer.ceaf) < 1e-12, "CEAF, \(name)")
      #expect(abs(expected.conll - scorer.average) < 1e-12, "CoNLL average, \(name)")
    }
  }

  @Test func `leave out names of other kinds on both sides`() {
    var scorer = NameScorer(kinds: ["PER"])
    scorer.add(
      gold: [NameSpan(words: 0..<2, kind: "PER"), NameSpan(words: 3..<4, kind: "LOC")],
      found: [NameSpan(words: 0..<2, kind: "PER"), NameSpan(words: 5..<6, kind: "ORG")])
    #expect(scorer.scores.all == Score(right: 1, found: 1, gold: 1))
  }

  @Test func `are 0, not undefined, where nothing was found or nothing is to be found`() {
    #expect(Score().f1 == 0)
    #expect(Score(right: 0, found: 3, gold: 0).f1 == 0)
    #expect(CoreferenceScorer().average == 0)
    #expect(SyntaxScorer().labelledAttachment == 0)
  }

  @Test func `of pronouns count a wrong name against both precision and recall`() {
    var scorer = PairScorer()
    scorer.add(names: ["Merkel", "Macron"], pronoun: "Merkel", chosen: [0])
    scorer.add(names: ["Merkel", "Macron"], pronoun: "Merkel", chosen: [1])
    scorer.add(names: ["Merkel", "Macron"], pronoun: "nobody", chosen: [])
    #expect(scorer.score == Score(right: 1, found: 2, gold: 2))
  }
}
