import Extraction
import GraphSchema
import Testing

@Suite("Extractor")
struct ExtractorTests {
  private let president = Title(
    words: "president", plural: "presidents", rank: .office, placePredicate: "head_of_state_of",
    organizationPredicate: "head_of")
  private let titleName = PatternDeclaration(
    id: "t/title", relation: .title, form: .sequence(["{object:place|organization} {title} {subject:person}"]))

  @Test func `takes the relation of a title from the kind of its object`() throws {
    let extractor = try Extractor(pack: pack([titleName], titles: [president]), catalogue: .standard)
    #expect(
      extractor.claims(
        of: document("French/ADJ@place President/NOUN/president Macron/PROPN@person spoke/VERB:past/speak ./PUNCT")
      )
      .summary == ["Macron head_of_state_of French actual"])
    #expect(
      extractor.claims(
        of: document("FIFA/PROPN@organization president/NOUN Infantino/PROPN@person spoke/VERB:past/speak ./PUNCT")
      )
      .summary == ["Infantino head_of FIFA actual"])
  }

  @Test func `keeps the wording of the office and puts the former ones in the past`() throws {
    let extractor = try Extractor(pack: pack([titleName], titles: [president]), catalogue: .standard)
    let claims = extractor.claims(
      of: document(
        "Former/ADJ French/ADJ@place President/NOUN/president Sarkozy/PROPN@person spoke/VERB:past/speak ./PUNCT"))
    #expect(claims.relations.first?.evidence.role == "President")
    let past = extractor.claims(
      of: document(
        "French/ADJ@place former/ADJ President/NOUN/president Sarkozy/PROPN@person spoke/VERB:past/speak ./PUNCT"))
    #expect(past.relations.first?.evidence.tense == .past)
    #expect(claims.relations.first?.evidence.tense == .past)
  }

  @Test func `what is over may stand before several names`() throws {
    let extractor = try Extractor(pack: pack([titleName], titles: [president]), catalogue: .standard)
    let relations = extractor.claims(
      of: document(
        "Former/ADJ NATO/PROPN@organization and/CCONJ FIFA/PROPN@organization president/NOUN Berg/PROPN@person spoke/VERB:past ./PUNCT"
      )
    ).relations
    #expect(!relations.isEmpty && relations.allSatisfy { $0.evidence.tense == .past })
  }

  @Test func `whose lawmaker somebody is and what is no chamber is a party`() throws {
    let lawmaker = Title(words: "lawmaker", rank: .office, organizationPredicate: "holds_office_in")
    let extractor = try Extractor(pack: pack([titleName], titles: [lawmaker]), catalogue: .standard)
    for (body, predicate) in [("Centrum", "party_member_of"), ("Duma", "holds_office_in")] {
      let claims = extractor.claims(
        of: document("\(body)/PROPN@organization lawmaker/NOUN Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
      #expect(claims.relations.map(\.predicate) == [predicate])
    }
  }

  @Test func `whoever leads a party in a chamber does not head the party`() throws {
    let leader = Title(words: "leader", rank: .office, organizationPredicate: "head_of")
    let extractor = try Extractor(pack: pack([titleName], titles: [leader]), catalogue: .standard)
    for (opening, predicate) in [("Senate/PROPN@organization 's/PART", "party_member_of"), ("The/DET", "head_of")] {
      let claims = extractor.claims(
        of: document(
          opening + " Fast_Party/PROPN@organization leader/NOUN Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
      #expect(claims.relations.map(\.predicate) == [predicate])
    }
    let chief = Title(words: "chief", rank: .office, organizationPredicate: "head_of")
    let group = try Extractor(
      pack: pack(
        [
          PatternDeclaration(
            id: "t/group", relation: .title,
            form: .sequence(["{object:organization} [ADJ/NOUN]* {title} {subject:person}"]))
        ], titles: [chief]), catalogue: .standard)
    for (words, predicate) in [("parliamentary/ADJ group/NOUN", "party_member_of"), ("new/ADJ", "head_of")] {
      let claims = group.claims(
        of: document(
          "Fast_Party/PROPN@organization \(words) chief/NOUN Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
      #expect(claims.relations.map(\.predicate) == [predicate])
    }
    // The words end with the title.
    _ = extractor.claims(of: document("Fast_Party/PROPN@organization leader/NOUN Berg/PROPN@person"))
  }

  @Test func `the leader of a camp is no head of state`() throws {
    let leader = Title(words: "leader", rank: .office, placePredicate: "head_of_state_of")
    let possessed = PatternDeclaration(
      id: "t/possessed", relation: .title,
      form: .sequence(["{object:place possessive} [ADJ]* {title} {subject:person}"]))
    let extractor = try Extractor(pack: pack([possessed], titles: [leader]), catalogue: .standard)
    for (word, predicate) in [
      ("far-right/ADJ", "citizen_of"), ("Shiite/ADJ", "citizen_of"), ("pro-Western/ADJ", "citizen_of"),
      ("new/ADJ", "head_of_state_of"),
    ] {
      let claims = extractor.claims(
        of: document(
          "Norvia/PROPN@place 's/PART \(word) leader/NOUN Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
      #expect(claims.relations.map(\.predicate) == [predicate], "\(word)")
    }
  }

  @Test func `a former senator belongs to the party all the same`() throws {
    let senator = Title(words: "senator", rank: .office, organizationPredicate: "party_member_of")
    let extractor = try Extractor(pack: pack([titleName], titles: [senator]), catalogue: .standard)
    let claims = extractor.claims(
      of: document(
        "Former/ADJ Republican/ADJ@organization Senator/NOUN/senator Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
    let evidence = try #require(claims.relations.first?.evidence)
    #expect(evidence.tense == .present)
  }

  @Test func `reads on behind an aside in brackets`() throws {
    let native = PatternDeclaration(
      id: "t/native", relation: .predicate("citizen_of"), form: .sequence(["{subject:person list} is a {object:place}"])
    )
    let extractor = try Extractor(pack: pack([native]), catalogue: .standard)
    let aside = "Berg/PROPN@person (/PUNCT born/VERB 1950/NUM )/PUNCT"
    #expect(
      extractor.claims(of: document("\(aside) is/AUX/be a/DET Norvian/ADJ@place ./PUNCT")).summary
        == ["Berg citizen_of Norvian actual"])
    #expect(
      extractor.claims(
        of: document("\(aside) and/CCONJ Lund/PROPN@person is/AUX/be a/DET Norvian/ADJ@place ./PUNCT")
      ).summary == ["Berg citizen_of Norvian actual", "Lund citizen_of Norvian actual"])
    #expect(
      extractor.claims(
        of: document("Berg/PROPN@person (/PUNCT born/VERB 1950/NUM is/AUX/be a/DET Norvian/ADJ@place ./PUNCT")
      ).summary.isEmpty)
  }

  @Test(
    "gives a word for one relative to one person",
    arguments: [("brother", ["Karl"]), ("brothers", ["Karl", "Lund"])])
  func relatives(word: String, siblings: [String]) throws {
    let kin = PatternDeclaration(
      id: "t/kin", relation: .kinship, form: .sequence(["{object:person possessive} {kinship} {subject:person list}"]))
    let brother = KinshipWord(
      word: "brother", plural: "brothers", predicate: "sibling_of", isSubject: true, gender: .male)
    let extractor = try Extractor(pack: pack([kin], kinship: [brother]), catalogue: .standard)
    let claims = extractor.claims(
      of: document("Berg/PROPN@person 's/PART \(word)/NOUN Karl/PROPN@person ,/PUNCT Lund/PROPN@person came/VERB"))
    #expect(claims.summary == siblings.map { "\($0) sibling_of Berg actual" })
  }

  @Test func `takes no maker of films for an office of the country`() throws {
    let director = Title(
      words: "director", rank: .office, placePredicate: "holds_office_in", organizationPredicate: "head_of")
    let extractor = try Extractor(pack: pack([titleName], titles: [director]), catalogue: .standard)
    let claims = extractor.claims(
      of: document("Norvia/PROPN@place director/NOUN/director Berg/PROPN@person spoke/VERB:past/speak ./PUNCT"))
    #expect(claims.summary.isEmpty)
  }

  @Test func `quotes the sentence, in code points`() throws {
    let extractor = try Extractor(pack: pack([frame("t/meet", "met_with", verbs: ["meet"])]), catalogue: .standard)
    let read = document("Erdoğan/PROPN@person met/VERB:past/meet Zelenskyy/PROPN@person ./PUNCT")
    let evidence = try #require(extractor.claims(of: read).relations.first?.evidence)
    #expect(evidence.quote == "Erdoğan met Zelenskyy.")
    #expect(evidence.range == CodePointRange(0, 22))
    #expect(evidence.finder == "t/meet")
  }

  @Test func `names who says so, and not for what it says of the speaker`() throws {
    let extractor = try Extractor(pack: pack([frame("t/attack", "attacked", verbs: ["attack"])]), catalogue: .standard)
    let claims = extractor.claims(
      of: document(
        "Lavrov/PROPN@person said/VERB:past/say Ukraine/PROPN@place attacked/VERB:past/attack Russia/PROPN@place ./PUNCT"
      ))
    let relation = try #require(claims.relations.first)
    #expect(relation.evidence.attributedTo.map { claims.chains[$0].name } == "Lavrov")
  }

  @Test(
    "resolves when it happened against the day of publication",
    arguments: [
      ("on/ADP Monday/PROPN/monday", "2024-12-23"), ("last/ADJ month/NOUN", "2024-11"), ("in/ADP 2022/NUM", "2022"),
      ("in/ADP February/PROPN/february 2022/NUM", "2022-02"), ("yesterday/NOUN", "2024-12-25"),
    ])
  func dates(words: String, date: String) throws {
    let extractor = try Extractor(pack: pack([frame("t/meet", "met_with", verbs: ["meet"])]), catalogue: .standard)
    let claims = extractor.claims(
      of: document("Macron/PROPN@person met/VERB:past/meet Zelensky/PROPN@person \(words) ./PUNCT"))
    #expect(claims.relations.first?.evidence.date == date)
  }

  @Test(
    "puts what ended before the publication in the past, with its span",
    arguments: [
      ("from/ADP 2000/NUM to/ADP 2006/NUM", "2000/2006", Tense.past),
      ("(/PUNCT 2000-06/NUM )/PUNCT", "2000/2006", .past),
      ("until/ADP May/PROPN/may 2019/NUM", "../2019-05", .past), ("since/ADP 2014/NUM", "2014/..", .present),
      ("from/ADP 2020/NUM to/ADP 2027/NUM", "2020/2027", .present),
      ("between/ADP 1999/NUM and/CCONJ 2003/NUM", "1999/2003", .past), ("in/ADP 2006/NUM", nil, .present),
    ] as [(String, String?, Tense)])
  func spans(words: String, date: String?, tense: Tense) throws {
    let officeOf = PatternDeclaration(
      id: "t/of", relation: .title, form: .sequence(["{subject:person} , {title} of {object:place|organization}"]))
    let extractor = try Extractor(pack: pack([officeOf], titles: [president]), catalogue: .standard)
    let claims = extractor.claims(
      of: document(
        "Fox/PROPN@person ,/PUNCT president/NOUN of/ADP Mexico/PROPN@place \(words) ,/PUNCT spoke/VERB:past/speak ./PUNCT"
      ))
    let evidence = try #require(claims.relations.first?.evidence)
    #expect(evidence.date == date)
    #expect(evidence.tense == tense)
  }

  @Test func `does not take a life for an office`() throws {
    let extractor = try Extractor(pack: pack([titleName], titles: [president]), catalogue: .standard)
    let claims = extractor.claims(
      of: document(
        "French/ADJ@place President/NOUN/president Macron/PROPN@person (/PUNCT 1950-2010/NUM )/PUNCT spoke/VERB:past/speak ./PUNCT"
      ))
    let evidence = try #require(claims.relations.first?.evidence)
    #expect(evidence.date == nil)
    #expect(evidence.tense == .present)
  }

  @Test func `leaves out what the catalogue does not admit`() throws {
    let extractor = try Extractor(pack: pack([frame("t/visit", "visited", verbs: ["visit"])]), catalogue: .standard)
    #expect(
      extractor.claims(of: document("Macron/PROPN@person visited/VERB:past/visit Zelensky/PROPN@person ./PUNCT"))
        .relations
        .isEmpty)
  }

  @Test func `names the file and line of a pattern that cannot be compiled`() {
    let broken = PatternDeclaration(
      id: "t/broken", relation: .predicate("met_with"), form: .sequence(["{subject:person} ( met"]),
      place: "mine.yaml, line 7")
    #expect(
      throws: ExtractionError(
        code: .malformedPattern, what: "pattern 't/broken': a '(' is never closed", place: "mine.yaml, line 7",
        remedy: "see the README of the patterns")
    ) { try Extractor(pack: pack([broken]), catalogue: .standard) }
  }

  @Test func `names a relation, condition or list that does not exist`() {
    let unknown = PatternDeclaration(
      id: "t/unknown", relation: .predicate("workFor"), form: .sequence(["{subject:person}"]),
      place: "mine.yaml, line 3")
    #expect(
      throws: ExtractionError(
        code: .unknownName, what: "pattern 't/unknown': no relation is called 'workFor'", place: "mine.yaml, line 3",
        remedy: "use an id of the catalogue")
    ) { try Extractor(pack: pack([unknown]), catalogue: .standard) }
    let condition = PatternDeclaration(
      id: "t/condition", relation: .predicate("met_with"), form: .sequence(["{subject:person}"]), conditions: ["nice"])
    #expect(throws: ExtractionError.self) { try Extractor(pack: pack([condition]), catalogue: .standard) }
  }
}
