import GraphSchema
import Identity
import Testing

@Suite("Resolver")
struct ResolverTests {
  private let resolver = Resolver(pack: .small)

  private func resolve(_ build: (inout Story) -> Void) -> Resolution {
    var story = Story()
    build(&story)
    return resolver.resolve(story.claims)
  }

  // MARK: one

  @Test func `spellings of a name that the packs know are one entity with the pack's name`() {
    let found = resolve {
      $0.article("a", [person("Sergei Lavrov")])
      $0.article("b", [person("Sergej Lavrov")])
      $0.article("c", [person("Sergey Viktorovich Lavrov")])
    }
    #expect(found.entities.count == 1)
    #expect(found.entities.first?.id == "sergey-lavrov")
    #expect(found.entities.first?.wikidata == "Q58217")
    #expect(
      found.entities.first?.names == ["Sergei Lavrov", "Sergej Lavrov", "Sergey Lavrov", "Sergey Viktorovich Lavrov"])
  }

  @Test func `letters name nobody whom they were not said of`() {
    let small = Pack.small
    let football = PackEntry(
      id: "Q168360", kind: .organization, name: "Confederation of African Football", aliases: ["CAF"])
    let pack = Pack(
      entries: small.entries + [football], offices: small.offices, metonyms: [], titles: [], kinship: [],
      givenNames: [:], words: [:], patterns: [], hash: "")
    var story = Story()
    story.article("a", [body("Chilean Armed Forces")])
    story.article("b", [body("CAF")])
    let found = Resolver(pack: pack).resolve(story.claims)
    #expect(found.entity("a", 0)?.name == "Chilean Armed Forces")
    #expect(found.entity("b", 0)?.name == "Confederation of African Football")
  }

  @Test func `the senate of a region is not that of its country`() {
    let small = Pack.small
    let senate = PackEntry(
      id: "Q66096", kind: .organization, subkind: "government", name: "U.S. Senate", aliases: ["Senate"], country: "Q30"
    )
    let pack = Pack(
      entries: small.entries + [senate], offices: small.offices, metonyms: [], titles: [], kinship: [],
      givenNames: [:], words: [:], patterns: [], hash: "")
    var story = Story()
    story.article(
      "a", [body("Senate", entry: "Q66096"), place("Georgia", entry: "Q1428"), place("U.S.", entry: "Q30")],
      [(0, "agency_of", 1)])
    story.article("b", [body("Senate", entry: "Q66096"), place("U.S.", entry: "Q30")], [(0, "agency_of", 1)])
    let found = Resolver(pack: pack).resolve(story.claims)
    #expect(found.entity("a", 0)?.name == "Senate" && found.entity("a", 0)?.wikidata == nil)
    #expect(found.entity("b", 0)?.name == "U.S. Senate")
  }

  @Test func `a person whom the packs know is one, whatever some articles took the name for`() {
    let found = resolve {
      $0.article("a", [place("Lavrov", entry: "Q58217")])
      $0.article("b", [person("Sergey Lavrov", entry: "Q58217")])
      $0.article("c", [body("Lavrov", entry: "Q58217")])
      $0.article("d", [person("Lavrov", entry: "Q58217")])
    }
    #expect(found.entities.map(\.id) == ["sergey-lavrov"])
    #expect(found.entities.map(\.kind) == [.person])
  }

  @Test(
    "spellings of a name that no pack knows are one",
    arguments: [
      ("Oleksii Bondarenko", "Oleksiy Bondarenko"), ("Muammar Qadir", "Moammar Kadir"),
      ("Kim Jong Chol", "Kim Jong-chol"),
      ("Bill Perkins", "William Perkins"), ("Jürgen Weiß", "Jurgen Weiss"), ("Anna Smith-Doyle", "Anna Smith Doyle"),
    ])
  func spellings(first: String, second: String) {
    let found = resolve {
      $0.article("a", [person(first)])
      $0.article("b", [person(second)])
    }
    #expect(found.joins(("a", 0), ("b", 0)), "\(first), \(second)")
  }

  @Test func `a surname joins the one full name that its company supports`() {
    let found = resolve {
      $0.article("a", [person("Tamar Beridze"), body("Rustavi Observer"), place("Telavi")])
      $0.article("b", [person("Beridze"), body("Rustavi Observer"), place("Telavi")])
    }
    #expect(found.joins(("a", 0), ("b", 0)))
    #expect(found.entity("a", 0)?.merges.first?.reason.contains("family name of") == true)
  }

  @Test func `an office decides between two who bear a surname`() {
    let found = resolve {
      $0.article("a", [person("Tamar Beridze"), place("Georgia", entry: "Q230")], [(0, "minister_of", 1)])
      $0.article("b", [person("Luka Beridze"), place("Ukraine")], [(0, "citizen_of", 1)])
      $0.article("c", [person("Beridze"), place("Georgia", entry: "Q230")], [(0, "minister_of", 1)])
    }
    #expect(found.joins(("a", 0), ("c", 0)))
    #expect(!found.joins(("b", 0), ("c", 0)))
  }

  @Test func `an acronym joins its expansion in the same company`() {
    let found = resolve {
      $0.article("a", [body("National Anti-Poaching Unit"), place("Kasane")])
      $0.article("b", [body("NAPU"), place("Kasane")])
    }
    #expect(found.joins(("a", 0), ("b", 0)))
  }

  @Test func `legal forms make no difference`() {
    let found = resolve {
      $0.article("a", [body("Vostok Metals Ltd.")])
      $0.article("b", [body("Vostok Metals")])
    }
    #expect(found.joins(("a", 0), ("b", 0)))
    #expect(found.entity("a", 0)?.kind == .organization)
  }

  @Test func `one name read as place and as body is one under the kind of the pack`() {
    let found = resolve {
      $0.article("a", [body("Vatican")])
      $0.article("b", [place("Vatican")])
    }
    #expect(found.entities.map(\.kind) == [.place])
  }

  @Test func `two spellings of a full name in one article are one`() {
    let found = resolve {
      $0.article("a", [person("Hamza bin Talal"), person("Hamza bin Tallal"), place("Telavi")])
      $0.article("b", [person("Tomas Rivera Soto"), person("Rivera Soto"), place("Telavi"), body("Rustavi Observer")])
    }
    #expect(found.joins(("a", 0), ("a", 1)))
    #expect(found.joins(("b", 0), ("b", 1)))
  }

  // MARK: not one

  @Test func `father and son stay apart`() {
    let found = resolve {
      $0.article("a", [person("Ken Marlowe Sr.")])
      $0.article("b", [person("Ken Marlowe Jr.")])
    }
    #expect(found.entities.count == 2)
  }

  @Test func `husband and wife stay apart`() {
    let found = resolve {
      $0.article("a", [person("Anton Volkov"), place("Ukraine")])
      $0.article("b", [person("Irina Volkov"), place("Ukraine")])
      $0.article("c", [person("Volkov"), place("Ukraine")])
    }
    #expect(found.entities.count { $0.kind == .person } == 3)
  }

  @Test func `namesakes of different countries stay apart`() {
    let found = resolve {
      $0.article("a", [person("John Smith"), place("U.S.")], [(0, "holds_office_in", 1)])
      $0.article("b", [person("John Smith"), place("UK")], [(0, "holds_office_in", 1)])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(Set(found.entities.map(\.id)).count == found.entities.count)
  }

  @Test func `namesakes of a frequent name with different offices stay apart`() {
    let found = resolve {
      $0.article("a", [person("John Smith"), body("Delta Rovers")], [(0, "plays_for", 1)])
      $0.article("b", [person("John Smith"), body("Acme Mills")], [(0, "head_of", 1)])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
  }

  @Test func `different genders stay apart`() {
    let found = resolve {
      $0.article("a", [person("Robin Dahl", gender: .female)])
      $0.article("b", [person("Robin Dahl", gender: .male)])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
  }

  @Test func `two chains of one article stay apart`() {
    let found = resolve {
      $0.article("a", [person("Robin Dahl"), person("Robin Dahl")])
      $0.article("b", [person("Robin Dahl")])
    }
    #expect(!found.joins(("a", 0), ("a", 1)))
    #expect(found.entities.count == 2)
  }

  @Test func `units with other numbers stay apart`() {
    let found = resolve {
      $0.article("a", [body("1st Rifle Division"), place("Ukraine")])
      $0.article("b", [body("2nd Rifle Division"), place("Ukraine")])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
  }

  @Test func `a ministry without its country joins only in the same company`() {
    let found = resolve {
      $0.article("a", [body("Foreign Ministry"), place("Ukraine"), person("Oleh Bondar")])
      $0.article("b", [body("Foreign Ministry"), place("Russia"), person("Ilya Rybakov")])
      $0.article("c", [body("Ministry of Foreign Affairs"), place("Ukraine"), person("Oleh Bondar")])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.joins(("a", 0), ("c", 0)))
  }

  @Test func `a city and its region stay apart`() {
    let found = resolve {
      $0.article("a", [place("Velmora")])
      $0.article("b", [place("Velmora Oblast")])
      $0.article("c", [place("Velmora region")])
    }
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.joins(("b", 0), ("c", 0)))
  }

  @Test func `a city that its article places in another country is not the one that the packs know`() {
    let found = resolve {
      $0.article("a", [place("Kyiv"), place("U.S.", entry: "Q30")], [(0, "located_in", 1)])
      $0.article("b", [place("Kyiv", entry: "Q1899"), place("Ukraine", entry: "Q212")])
      $0.article("c", [place("Kyiv"), place("Ukraine", entry: "Q212")], [(0, "located_in", 1)])
    }
    #expect(found.entity("a", 0)?.entry == nil)
    #expect(!found.joins(("a", 0), ("b", 0)))
    #expect(found.joins(("b", 0), ("c", 0)))
  }

  @Test func `a surname that two bear equally stays by itself`() {
    let found = resolve {
      $0.article("a", [person("Tamar Beridze"), body("Rustavi Observer")])
      $0.article("b", [person("Luka Beridze"), body("Rustavi Observer")])
      $0.article("c", [person("Beridze"), body("Rustavi Observer")])
    }
    #expect(found.entity("c", 0)?.members.count == 1)
  }

  @Test func `a name that two entries share is decided by its article or not at all`() {
    let found = resolve {
      $0.article("a", [place("Georgia"), place("U.S.")])
      $0.article("b", [place("Georgia")])
    }
    #expect(found.entity("a", 0)?.entry == "Q1428")
    #expect(found.entity("b", 0)?.entry == nil)
  }

  @Test func `someone else of a known name is not the one that the packs know`() {
    let found = resolve {
      $0.article("a", [person("Sergey Lavrov", gender: .male), place("Ukraine")], [(0, "citizen_of", 1)])
      $0.article("b", [person("Sergey Lavrov"), place("Russia")], [(0, "minister_of", 1)])
    }
    #expect(found.entity("a", 0)?.entry == nil)
    #expect(found.entity("b", 0)?.id == "sergey-lavrov")
    #expect(found.entity("a", 0)?.id.hasPrefix("sergey-lavrov-") == true)
  }
}
