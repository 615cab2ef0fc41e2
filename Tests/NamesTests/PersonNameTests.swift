import GraphSchema
import Names
import Testing

@Suite("Names of people")
struct PersonNameTests {
  @Test func `titles, postnominal letters and nicknames are set aside`() {
    let name = PersonName("Lt. Gen. Joseph \"Keith\" Kellogg, PhD")
    #expect(name.titles == ["lt", "gen"])
    #expect(name.nickname == "keith")
    #expect(name.forenames == ["joseph"])
    #expect(name.family == ["kellogg"])
  }

  @Test(
    "particles belong to neither half",
    arguments: [
      ("Ursula von der Leyen", ["ursula"], ["von", "der"], ["leyen"]),
      ("Bashar al-Assad", ["bashar"], ["al"], ["assad"]),
      ("Mohammed bin Salman", ["mohammed"], ["bin"], ["salman"]),
      ("Abdel-Fattah el-Sisi", ["abdelfattah"], ["el"], ["sisi"]),
      ("al-Assad", [], ["al"], ["assad"]),
    ])
  func particles(text: String, forenames: [String], particles: [String], family: [String]) {
    let name = PersonName(text)
    #expect(name.forenames == forenames)
    #expect(name.particles == particles)
    #expect(name.family == family)
  }

  @Test(
    "the family name of East Asian names comes first",
    arguments: [
      ("Xi Jinping", "xi"), ("Kim Jong Un", "kim"), ("Moon Jae-in", "moon"), ("Nguyen Phu Trong", "nguyen"),
      ("Kim Campbell", "campbell"), ("Lee Harvey Oswald", "oswald"), ("Jackie Chan", "chan"),
      ("Kim Kardashian", "kardashian"),
    ])
  func familyFirst(text: String, family: String) {
    #expect(PersonName(text).family == [family])
  }

  @Test func `a suffix is kept apart from the family name`() {
    #expect(PersonName("Robert F. Kennedy, Jr.").suffix == "jr")
    #expect(PersonName("Robert F. Kennedy Jr").family == ["kennedy"])
    #expect(PersonName("Pope John Paul II").suffix == "2")
  }

  @Test func `a comma turns the order`() {
    let name = PersonName("Lavrov, Sergey V.")
    #expect(name.family == ["lavrov"])
    #expect(name.forenames == ["sergey", "v"])
  }

  @Test(
    "a short name says which part of the long one it is",
    arguments: [
      ("Lavrov", "Sergey Lavrov", PersonName.Part.Role.family), ("Sergei", "Sergey Lavrov", .given),
      ("Assad", "Bashar al-Assad", .family), ("von der Leyen", "Ursula von der Leyen", .family),
      ("Kim", "Kim Jong Un", .family), ("López Obrador", "Andres Manuel Lopez Obrador", .family),
      ("Mr. Lavrov", "Sergey Lavrov", .family), ("Bush", "George W. Bush", .family),
    ])
  func partial(short: String, long: String, role: PersonName.Part.Role) {
    #expect(PersonName(short).partial(of: PersonName(long))?.role == role)
    #expect(PersonName(long).partial(of: PersonName(short)) == nil)
  }

  @Test func `another surname is no part`() {
    #expect(PersonName("Putin").partial(of: PersonName("Sergey Lavrov")) == nil)
    #expect(PersonName("Sergey Lavrov").partial(of: PersonName("Sergey Lavrov")) == nil)
  }

  @Test func `names without letters compare as nothing`() {
    #expect(NameComparison.compare("", "", kind: .person).score == 0)
    #expect(NameComparison.compare("—", "...", kind: .organization).score == 0)
    #expect(NameComparison.compare("", "Lavrov", kind: .place).score == 0)
  }

  @Test func `a conflict of given names is told apart from no likeness`() {
    #expect(NameComparison.compare("Raul Castro", "Fidel Castro", kind: .person).isConflict)
    #expect(!NameComparison.compare("Raul Castro", "Angela Merkel", kind: .person).isConflict)
  }
}

@Suite("Folding")
struct FoldingTests {
  @Test(
    "letters become plain",
    arguments: [
      ("Łódź", "lodz"), ("Güneş", "gunes"), ("Straße", "strasse"), ("Лавров", "lavrov"), ("O’Brien", "o'brien"),
      ("Nguyễn", "nguyen"), ("e\u{301}", "e"), ("東京", "東京"), ("İzmir", "izmir"),
    ])
  func fold(text: String, folded: String) { #expect(Folding.fold(text) == folded) }

  @Test(
    "slugs hold letters, digits and single hyphens",
    arguments: [
      ("Sergey Lavrov", "sergey-lavrov"), ("U.S. Senate", "u-s-senate"), ("Côte d’Ivoire", "cote-divoire"), ("東京", ""),
      (" - AT&T - ", "at-t"),
    ])
  func slug(text: String, slug: String) { #expect(Folding.slug(text) == slug) }

  @Test func `look-up keys forgive spelling`() {
    #expect(NameKey.search("Zelenskiy") == NameKey.search("zelenskyy"))
    #expect(NameKey.plain("The Hague") == NameKey.plain("hague"))
  }
}
