import Extraction
import GraphSchema
import Testing

/// What the clause reader takes for the subject, the object and the stance of a verb, on sentences tagged by hand.
@Suite("Clauses")
struct ClauseReaderTests {
  private func read(_ source: String) throws -> [String] {
    let patterns = [
      frame("t/visit", "visited", verbs: ["visit"]),
      frame(
        "t/attack", "attacked", verbs: ["invade", "attack"], nouns: ["invasion", "attack"], object: "object | of | on"),
      frame("t/meet", "met_with", verbs: ["meet"], object: "with | object"),
      frame("t/criticize", "criticizes", verbs: ["accuse"]),
      frame("t/talks", "negotiates_with", nouns: ["talk"], subject: "between | subject", isReciprocal: true),
    ]
    return try Extractor(pack: pack(patterns), catalogue: .standard).claims(of: document(source)).summary
  }

  @Test func `have a subject and an object`() throws {
    #expect(
      try read("Russia/PROPN@place invaded/VERB:past/invade Ukraine/PROPN@place ./PUNCT") == [
        "Russia attacked Ukraine actual"
      ])
  }

  @Test func `have no object that is the subject of the verb behind it`() throws {
    func criticized(_ verb: String, _ label: String) throws -> [String] {
      try read(
        "Russia/PROPN@place^2:nsubj accused/VERB:past/accuse^0:root Ukraine/PROPN@place^4:\(label) "
          + "\(verb)^2:ccomp ./PUNCT^2:punct")
    }
    #expect(try criticized("lied/VERB:past/lie", "nsubj").isEmpty)
    #expect(try criticized("lie/VERB:present/lie", "nsubj") == ["Russia criticizes Ukraine actual"])
    #expect(try criticized("yesterday/ADV", "obj") == ["Russia criticizes Ukraine actual"])
  }

  @Test func `turn around in the passive`() throws {
    #expect(
      try read("Ukraine/PROPN@place was/AUX:past/be invaded/VERB:participle/invade by/ADP Russia/PROPN@place ./PUNCT")
        == ["Russia attacked Ukraine actual"])
  }

  @Test func `take their modality from the verbs that govern them`() throws {
    #expect(
      try read(
        "Kellogg/PROPN@person is/AUX:present/be expected/VERB:participle/expect to/PART visit/VERB:base Kyiv/PROPN@place ./PUNCT"
      )
        == ["Kellogg visited Kyiv planned"])
    #expect(
      try read("Putin/PROPN@person wants/VERB:present/want to/PART meet/VERB:base with/ADP Trump/PROPN@person ./PUNCT")
        == ["Putin met_with Trump possible"])
    #expect(
      try read("Putin/PROPN@person refused/VERB:past/refuse to/PART meet/VERB:base Trump/PROPN@person ./PUNCT")
        == ["Putin met_with Trump denied actual"])
    #expect(
      try read("Putin/PROPN@person did/AUX:past/do not/PART meet/VERB:base Trump/PROPN@person ./PUNCT")
        == ["Putin met_with Trump denied actual"])
    #expect(
      try read("Putin/PROPN@person may/AUX meet/VERB:base Trump/PROPN@person ./PUNCT") == [
        "Putin met_with Trump possible"
      ])
  }

  @Test func `leave what somebody is urged to do to whoever is urged`() throws {
    #expect(
      try read(
        "Merkel/PROPN@person urged/VERB:past/urge allies/NOUN/ally to/PART visit/VERB:base Kyiv/PROPN@place ./PUNCT"
      ).isEmpty)
  }

  @Test func `take part in the occasion that they come for`() throws {
    let patterns = [frame("t/talks", "negotiates_with", nouns: ["talk"], object: "with")]
    let claims = try Extractor(pack: pack(patterns), catalogue: .standard).claims(
      of: document(
        "Macron/PROPN@person arrived/VERB:past/arrive for/ADP talks/NOUN/talk with/ADP Putin/PROPN@person ./PUNCT"))
    #expect(claims.summary == ["Macron negotiates_with Putin planned"])
  }

  @Test func `are finite where the only verb of a sentence looks like a participle`() throws {
    #expect(
      try read(
        "Putin/PROPN@person^6:nsubj ,/PUNCT^4:punct the/DET^4:det president/NOUN^1:appos ,/PUNCT^4:punct met/VERB:participle/meet^0:root with/ADP^8:case Trump/PROPN@person^6:obl ./PUNCT^6:punct"
      ) == ["Putin met_with Trump actual"])
  }

  @Test func `give an accusation's deed to the accused, as alleged`() throws {
    #expect(
      try read(
        "Belgium/PROPN@place accused/VERB:past/accuse Rwanda/PROPN@place of/SCONJ attacking/VERB:gerund/attack Congo/PROPN@place ./PUNCT"
      ) == ["Belgium criticizes Rwanda actual", "Rwanda attacked Congo alleged"])
  }

  @Test func `leave a wife's deeds to the wife`() throws {
    #expect(
      try read("The/DET wife/NOUN of/ADP Putin/PROPN@person visited/VERB:past/visit Kyiv/PROPN@place ./PUNCT").isEmpty)
  }

  @Test func `let forces act for their country`() throws {
    #expect(
      try read("Russian/ADJ@place forces/NOUN/force attacked/VERB:past/attack Ukraine/PROPN@place ./PUNCT")
        == ["Russian attacked Ukraine actual"])
  }

  @Test func `keep the subject over an apposition and a relative clause`() throws {
    #expect(
      try read(
        "Kellogg/PROPN@person ,/PUNCT the/DET general/NOUN ,/PUNCT visited/VERB:past/visit Kyiv/PROPN@place ./PUNCT")
        == ["Kellogg visited Kyiv actual"])
    #expect(
      try read(
        "Kellogg/PROPN@person ,/PUNCT who/PRON met/VERB:past/meet Trump/PROPN@person ,/PUNCT visited/VERB:past/visit Kyiv/PROPN@place ./PUNCT"
      ) == ["Kellogg met_with Trump actual", "Kellogg visited Kyiv actual"])
  }

  @Test func `share the subject of coordinated verbs`() throws {
    #expect(
      try read(
        "Kellogg/PROPN@person met/VERB:past/meet Trump/PROPN@person and/CCONJ visited/VERB:past/visit Kyiv/PROPN@place ./PUNCT"
      ) == ["Kellogg met_with Trump actual", "Kellogg visited Kyiv actual"])
  }

  @Test func `join every member of a list with every other`() throws {
    #expect(
      try read(
        "Talks/NOUN/talk between/ADP Russia/PROPN@place ,/PUNCT Ukraine/PROPN@place and/CCONJ Turkey/PROPN@place failed/VERB:past/fail ./PUNCT"
      ).count == 3)
  }

  @Test func `give a noun the subject of the verb that supports it`() throws {
    #expect(
      try read(
        "Israel/PROPN@place launched/VERB:past/launch an/DET attack/NOUN on/ADP Lebanon/PROPN@place ./PUNCT")
        == ["Israel attacked Lebanon actual"])
  }

  @Test func `begin anew after a conjunction`() throws {
    #expect(
      try read(
        "Russia/PROPN@place invaded/VERB:past/invade Ukraine/PROPN@place and/CCONJ Belarus/PROPN@place attacked/VERB:past/attack Poland/PROPN@place ./PUNCT"
      ) == ["Belarus attacked Poland actual", "Russia attacked Ukraine actual"])
  }
}
