import Extraction
import GraphSchema
import Testing

@Suite("Relations that the trained reader sees")
struct ReadRelationTests {
  private let spoken =
    "Rossi/PROPN@person will/AUX not/PART meet/VERB:base/meet Weber/PROPN@person ,/PUNCT said/VERB:past/say "
    + "Moreau/PROPN@person ./PUNCT"

  /// The same document, with what a reader saw.
  private func read(_ source: String, _ relations: [RelationReading]) -> Document {
    let bare = document(source)
    return Document(
      article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions,
      chains: bare.chains, relations: relations)
  }

  private func saw(_ subject: Int, _ predicate: Predicate.ID, _ object: Int, _ probability: Double) -> RelationReading {
    RelationReading(
      subject: subject, object: object, scores: [RelationScore(predicate: predicate, probability: probability)])
  }

  @Test func `what only the reader sees has to be sure, and is quoted with its sentence`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let source = "Rossi/PROPN@person ,/PUNCT Weber/PROPN@person 's/PART neighbour/NOUN ./PUNCT"
    let sure = extractor.claims(of: read(source, [saw(0, "associated_with", 1, 0.99)]))
    #expect(sure.summary == ["Rossi associated_with Weber actual"])
    let evidence = try #require(sure.relations.first?.evidence)
    #expect(evidence.finder == "reading-model")
    // The reader is too sure of itself: its confidence is how often it was right.
    #expect(evidence.confidence > 0.65 && evidence.confidence < 0.98)
    #expect(evidence.quote == "Rossi, Weber's neighbour.")
    #expect(extractor.claims(of: read(source, [saw(0, "associated_with", 1, 0.3)])).relations.isEmpty)
  }

  @Test func `a pronoun has to be surer than a name`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let source =
      "Rossi/PROPN@person left/VERB:past ;/PUNCT he/PRON@person=0 met/VERB:past/meet Weber/PROPN@person ./PUNCT"
    #expect(extractor.claims(of: read(source, [saw(1, "met_with", 2, 0.8)])).relations.isEmpty)
    #expect(extractor.claims(of: read(source, [saw(1, "met_with", 2, 0.99)])).relations.count == 1)
  }

  @Test func `both directions of a symmetric predicate are one relation`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let claims = extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.98), saw(1, "met_with", 0, 0.99)]))
    #expect(claims.relations.count == 1)
  }

  @Test func `what a pattern finds too is surer than either says, and stays the pattern's`() throws {
    let extractor = try Extractor(pack: pack([frame("t/meet", "met_with", verbs: ["meet"])]), catalogue: .standard)
    let alone = try #require(extractor.claims(of: read(spoken, [])).relations.first?.evidence)
    let both = try #require(
      extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.6)])).relations.first?.evidence)
    #expect(both.finder == alone.finder)
    #expect(both.confidence > alone.confidence && both.confidence < 1 - (1 - alone.confidence) * 0.4)
    #expect(extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.99)])).relations.count == 1)
  }
}

/// What the trained reader is sure of and the words leave no room for.
@Suite("What the words leave of the trained reader's relations")
struct ReadingGuardTests {
  private let president = Title(
    words: "president", plural: "presidents", rank: .office, placePredicate: "head_of_state_of",
    organizationPredicate: "head_of")
  private let governor = Title(
    words: "governor", plural: "governors", rank: .office, placePredicate: "holds_office_in",
    organizationPredicate: "head_of")

  private func claims(
    _ source: String, _ readings: [(Int, Predicate.ID, Int)], patterns: [PatternDeclaration] = []
  ) throws -> [String] {
    let bare = document(source)
    let read = Document(
      article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions,
      chains: bare.chains,
      relations: readings.map {
        RelationReading(
          subject: $0.0, object: $0.2, scores: [RelationScore(predicate: $0.1, probability: 0.99)])
      })
    let pack = pack(patterns, titles: [president, governor])
    return try Extractor(pack: pack, catalogue: .standard).claims(of: read).summary
  }

  private let visit =
    "Berg/PROPN@person^7:nsubj ,/PUNCT^4:punct the/DET^4:det president/NOUN^1:appos of/ADP^6:case "
    + "Norvia/PROPN@place^4:nmod met/VERB:past/meet^0:root Lund/PROPN@person^7:obj ./PUNCT^7:punct"

  @Test func `an office needs a title, and the title is its bearer's`() throws {
    #expect(try claims(visit, [(0, "head_of_state_of", 1)]) == ["Berg head_of_state_of Norvia actual"])
    #expect(try claims(visit, [(2, "head_of_state_of", 1)]).isEmpty)
  }

  @Test func `one title makes an office of the nearest body, or of all of a list`() throws {
    // "Norvia sued Arkon, whose president is Berg": tokens from 1, heads as the parser gives them.
    let far =
      "Norvia/PROPN@organization^2:nsubj sued/VERB:past/sue^0:root Arkon/PROPN@organization^2:obj ,/PUNCT^8:punct "
      + "whose/PRON^6:nmod:poss president/NOUN^8:appos is/AUX/be^8:cop Berg/PROPN@person^3:appos ./PUNCT^2:punct"
    let both: [(Int, Predicate.ID, Int)] = [(2, "head_of", 0), (2, "head_of", 1)]
    #expect(try claims(far, both) == ["Berg head_of Arkon actual"])
    let list =
      "Berg/PROPN@person^8:nsubj ,/PUNCT^3:punct president/NOUN^1:appos of/ADP^5:case Norvia/PROPN@organization^3:nmod "
      + "and/CCONJ^7:cc Arkon/PROPN@organization^5:conj left/VERB:past/leave^0:root ./PUNCT^8:punct"
    let listed: [(Int, Predicate.ID, Int)] = [(0, "head_of", 1), (0, "head_of", 2)]
    #expect(try claims(list, listed).sorted() == ["Berg head_of Arkon actual", "Berg head_of Norvia actual"])
  }

  @Test func `the title says which office it is`() throws {
    let source =
      "Governor/NOUN/governor^2:nmod:desc Berg/PROPN@person^3:nsubj left/VERB:past/leave^0:root "
      + "Norvia/PROPN@place^3:obj ./PUNCT^3:punct"
    #expect(try claims(source, [(0, "head_of_state_of", 1)]) == ["Berg holds_office_in Norvia actual"])
  }

  @Test func `what a pattern found in the sentence is not contradicted`() throws {
    let named = PatternDeclaration(
      id: "t/title", relation: .title, form: .sequence(["{subject:person} , the {title} of {object:place}"]))
    let source =
      "Berg/PROPN@person^7:nsubj ,/PUNCT^4:punct the/DET^4:det president/NOUN^1:appos of/ADP^6:case "
      + "Norvia/PROPN@place^4:nmod met/VERB:past/meet^0:root President/NOUN/president^9:nmod:desc "
      + "Lund/PROPN@person^7:obj ./PUNCT^7:punct"
    #expect(
      try claims(source, [(2, "head_of_state_of", 1)], patterns: [named]) == ["Berg head_of_state_of Norvia actual"])
  }

  @Test func `a body has one seat in a sentence`() throws {
    let based = PatternDeclaration(
      id: "t/based", relation: .predicate("headquartered_in"),
      form: .sequence(["{object:place} - based {subject:organization}"]))
    let source =
      "Norvia/PROPN@place^5:nmod joins/VERB/join^0:root Velmora/PROPN@place^5:nmod -/PUNCT^5:punct based/VERB^6:amod "
      + "Norvik/PROPN@organization^2:obj ./PUNCT^2:punct"
    #expect(
      try claims(source, [(2, "headquartered_in", 0)], patterns: [based])
        == ["Norvik headquartered_in Velmora actual"])
  }

  @Test func `a body that is called after a country has its seat in no other`() throws {
    let bare = document(
      "Norvian_Union/PROPN@organization^2:nsubj met/VERB:past/meet^0:root in/ADP^4:case Denland/PROPN@place^2:obl "
        + "./PUNCT^2:punct")
    func seats(in country: PackEntry, besides others: [PackEntry] = []) throws -> [String] {
      let chains = [bare.chains[0], Chain(mentions: [1], kind: .place, name: "Denland", entry: country.id)]
      let read = Document(
        article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions, chains: chains,
        relations: [
          RelationReading(
            subject: 0, object: 1, scores: [RelationScore(predicate: "headquartered_in", probability: 0.99)])
        ])
      let pack = Pack(
        entries: [country] + others, offices: [], metonyms: [], titles: [], kinship: [], givenNames: [:], words: [:],
        patterns: [], hash: "test")
      return try Extractor(pack: pack, catalogue: .standard).claims(of: read).summary
    }
    let norvia = PackEntry(
      id: "Q1", kind: .place, subkind: "country", name: "Norvia", demonyms: ["Norvian"], code: "NV")
    let denland = PackEntry(id: "Q2", kind: .place, subkind: "country", name: "Denland", code: "DL")
    #expect(try seats(in: denland, besides: [norvia]).isEmpty)
    #expect(try seats(in: denland) == ["Norvian Union headquartered_in Denland actual"])
    #expect(try seats(in: norvia) == ["Norvian Union headquartered_in Denland actual"])
  }

  @Test func `a seat lies in a larger place that the sentence names`() throws {
    let based = PatternDeclaration(
      id: "t/based", relation: .predicate("headquartered_in"),
      form: .sequence(["{subject:organization} in {object:place}"]))
    let holder = PatternDeclaration(
      id: "t/holder", relation: .predicate("located_in"), form: .sequence(["{subject:place} , {object:place}"]))
    let source =
      "Norvik/PROPN@organization^4:nsubj in/ADP^3:case Velmora/PROPN@place^1:nmod ,/PUNCT^5:punct "
      + "Norvia/PROPN@place^3:appos closed/VERB:past/close^0:root ./PUNCT^6:punct"
    #expect(
      try claims(source, [(0, "headquartered_in", 2)], patterns: [based, holder]) == [
        "Norvik headquartered_in Norvia actual", "Norvik headquartered_in Velmora actual",
        "Velmora located_in Norvia actual",
      ])
    #expect(
      try claims(source, [(0, "headquartered_in", 2)], patterns: [based]) == ["Norvik headquartered_in Velmora actual"])
  }

  @Test func `an event joins names of one clause`() throws {
    let source =
      "Berg/PROPN@person^2:nsubj recalled/VERB:past/recall^0:root that/SCONJ^5:mark Lund/PROPN@person^5:nsubj "
      + "left/VERB:past/leave^2:ccomp ./PUNCT^2:punct"
    #expect(try claims(source, [(0, "met_with", 1)]).isEmpty)
    #expect(try claims(visit, [(0, "met_with", 2)]) == ["Berg met_with Lund actual"])
  }

  @Test func `a body has its seat in a place unless it is a building`() throws {
    let company =
      "Norvik/PROPN@organization^2:nsubj grew/VERB:past/grow^0:root in/ADP^4:case Velmora/PROPN@place^2:obl ./PUNCT^2:punct"
    #expect(try claims(company, [(0, "located_in", 1)]) == ["Norvik headquartered_in Velmora actual"])
    let school =
      "Norvik_University/PROPN@organization^3:nsubj grew/VERB:past/grow^0:root in/ADP^5:case "
      + "Velmora/PROPN@place^3:obl ./PUNCT^3:punct"
    #expect(try claims(school, [(0, "located_in", 1)]) == ["Norvik University located_in Velmora actual"])
  }

  @Test func `a relative needs a word for one, but for a couple`() throws {
    func source(_ verb: String) -> String {
      "Berg/PROPN@person^2:nsubj \(verb)^0:root Lund/PROPN@person^2:obj ./PUNCT^2:punct"
    }
    #expect(try claims(source("represents/VERB/represent"), [(0, "parent_of", 1)]).isEmpty)
    #expect(try claims(source("bore/VERB:past/bear"), [(0, "parent_of", 1)]) == ["Berg parent_of Lund actual"])
    #expect(try claims(source("joined/VERB:past/join"), [(0, "spouse_of", 1)]) == ["Berg spouse_of Lund actual"])
  }

  @Test func `whom a pattern marries to one is not the spouse of the next one`() throws {
    let wife = PatternDeclaration(
      id: "t/wife", relation: .predicate("spouse_of"), form: .sequence(["{object:person} and wife {subject:person}"]))
    let source =
      "Berg/PROPN@person^5:nsubj and/CCONJ^4:cc wife/NOUN^4:compound Moe/PROPN@person^1:conj met/VERB:past/meet^0:root "
      + "Lund/PROPN@person^5:obj ./PUNCT^5:punct"
    #expect(try claims(source, [(1, "spouse_of", 2)]) == ["Moe spouse_of Lund actual"])
    #expect(try claims(source, [(1, "spouse_of", 2)], patterns: [wife]) == ["Moe spouse_of Berg actual"])
  }

  @Test func `what a body has somewhere is not its seat`() throws {
    func source(_ thing: String) -> String {
      "Norvik_Union/PROPN@organization^3:nmod:poss 's/PART^1:case \(thing)/NOUN^6:nsubj in/ADP^5:case "
        + "Velmora/PROPN@place^3:nmod closed/VERB:past/close^0:root ./PUNCT^6:punct"
    }
    #expect(try claims(source("laboratory"), [(0, "headquartered_in", 1)]).isEmpty)
    #expect(try !claims(source("headquarters"), [(0, "headquartered_in", 1)]).isEmpty)
  }

  @Test func `nobody founds without a word for it`() throws {
    func source(_ verb: String) -> String {
      "Berg/PROPN@person^2:nsubj \(verb)^0:root Norvik/PROPN@organization^2:obj ./PUNCT^2:punct"
    }
    #expect(try claims(source("joined/VERB:past/join"), [(0, "founded", 1)]).isEmpty)
    #expect(try claims(source("launched/VERB:past/launch"), [(0, "founded", 1)]) == ["Berg founded Norvik actual"])
  }

  @Test func `whom a pattern makes a citizen of one country is none of the next one's`() throws {
    let national = PatternDeclaration(
      id: "t/national", relation: .predicate("citizen_of"),
      form: .sequence(["{object:place possessive} {subject:person}"]))
    let source =
      "Norvia/PROPN@place^3:nmod:poss 's/PART^1:case Berg/PROPN@person^4:nsubj beat/VERB:past^0:root "
      + "Velmora/PROPN@place^7:nmod:poss 's/PART^5:case Lund/PROPN@person^4:obj ./PUNCT^4:punct"
    #expect(
      try claims(source, [(3, "citizen_of", 0)], patterns: [national]) == [
        "Berg citizen_of Norvia actual", "Lund citizen_of Velmora actual",
      ])
  }

  @Test func `where something happens nobody lives`() throws {
    func source(_ verb: String) -> String {
      "Berg/PROPN@person^2:nsubj \(verb)^0:root in/ADP^4:case Velmora/PROPN@place^2:obl ./PUNCT^2:punct"
    }
    #expect(try claims(source("spoke/VERB:past/speak"), [(0, "lives_in", 1)]).isEmpty)
    #expect(
      try claims(source("settled/VERB:past/settle"), [(0, "lives_in", 1)]) == ["Berg lives_in Velmora actual"])
    let resident =
      "Berg/PROPN@person^4:nsubj of/ADP^3:case Velmora/PROPN@place^1:nmod spoke/VERB:past/speak^0:root ./PUNCT^4:punct"
    #expect(try claims(resident, [(0, "lives_in", 1)]) == ["Berg lives_in Velmora actual"])
  }

  @Test func `nobody is of two parties in one sentence`() throws {
    let source =
      "Berg/PROPN@person^5:nsubj ,/PUNCT^3:punct Arkon/PROPN@organization^1:appos ,/PUNCT^3:punct left/VERB:past/leave^0:root "
      + "Norvia/PROPN@organization^5:obj ./PUNCT^5:punct"
    #expect(
      try claims(source, [(0, "party_member_of", 1), (0, "party_member_of", 2)])
        == ["Berg party_member_of Arkon actual"])
  }

  @Test func `a capital lies where a pattern says that it is capital`() throws {
    let capital = PatternDeclaration(
      id: "t/capital", relation: .predicate("capital_of"),
      form: .sequence(["{subject:place} , capital of {object:place}"]))
    let source =
      "Velmora/PROPN@place^7:nsubj ,/PUNCT^3:punct capital/NOUN^1:appos of/ADP^5:case Norvia/PROPN@place^3:nmod "
      + ",/PUNCT^3:punct grew/VERB:past/grow^0:root ./PUNCT^7:punct"
    #expect(try claims(source, [(0, "located_in", 1)], patterns: [capital]) == ["Velmora capital_of Norvia actual"])
  }

  @Test func `what a pattern gives to one is not given back`() throws {
    let belongs = PatternDeclaration(
      id: "t/belongs", relation: .predicate("owns"),
      form: .sequence(["{object:organization} met {subject:organization}"]))
    let source =
      "Arkon/PROPN@organization^2:nsubj met/VERB:past/meet^0:root Norvik/PROPN@organization^2:obj ./PUNCT^2:punct"
    #expect(try claims(source, [(0, "owns", 1)]) == ["Arkon owns Norvik actual"])
    #expect(try claims(source, [(0, "owns", 1)], patterns: [belongs]) == ["Norvik owns Arkon actual"])
    #expect(try claims(source, [(0, "acquired", 1)], patterns: [belongs]) == ["Norvik owns Arkon actual"])
  }

  @Test(
    "what a pattern says of a founder, a child, a head or an attack leaves no room for a guess",
    arguments: [
      ("founded", "founded", false), ("parent_of", "parent_of", false), ("head_of", "employed_by", true),
      ("head_of", "criticizes", true), ("attacked", "at_war_with", true),
    ] as [(Predicate.ID, Predicate.ID, Bool)])
  func guesses(said: Predicate.ID, guessed: Predicate.ID, isOfTheSame: Bool) throws {
    let pattern = PatternDeclaration(
      id: "t/said", relation: .predicate(said), form: .sequence(["{subject:person} met {object:person|organization}"]))
    let object = said == "head_of" ? "organization" : said == "founded" ? "organization" : "person"
    let source =
      "Berg/PROPN@person^4:nsubj and/CCONJ^3:cc Lund/PROPN@person^1:conj met/VERB:past/meet^0:root "
      + "Arkon/PROPN@\(object)^4:obj ,/PUNCT^4:punct founder/NOUN^4:dep and/CCONJ^9:cc birth/NOUN^7:conj ./PUNCT^4:punct"
    let subject = isOfTheSame ? 1 : 0
    let held = try claims(source, [], patterns: [pattern])
    #expect(held == ["Lund \(said) Arkon actual"])
    #expect(try claims(source, [(subject, guessed, 2)], patterns: [pattern]) == held)
    #expect(try claims(source, [(subject, guessed, 2)]).count == 1, "nothing else refuses it")
  }
}
