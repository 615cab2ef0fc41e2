import GraphSchema
import Names
import Testing

/// Each way in which one name comes to be written in two, with what looks like it and is not.
@Suite("Ways of writing one name")
struct NameClassTests {
  private func areSame(_ a: String, _ b: String, _ kind: EntityKind = .person) -> Bool {
    NameComparison.compare(a, b, kind: kind).isSame && NameComparison.compare(b, a, kind: kind).isSame
  }

  @Test(
    "romanisations of other newspapers",
    arguments: [
      ("Nikita Khrushchev", "Nikita Chruschtschow"), ("Nikita Khrushchev", "Nikita Khrouchtchev"),
      ("Leonid Brezhnev", "Leonid Breschnew"), ("Yevgeny Prigozhin", "Jewgeni Prigoschin"),
      ("Sergei Shoigu", "Sergueï Choïgou"), ("Alexander Lukashenko", "Alexandre Loukachenko"),
      ("Muammar Gaddafi", "Mouammar Kadhafi"), ("Mahmoud Ahmadinejad", "Mahmud Ahmadinedschad"),
      ("Khalid Sheikh Mohammed", "Chalid Scheich Mohammed"), ("Abdulaziz ibn Baz", "Abd al-Aziz bin Baz"),
      ("Yitzhak Rabin", "Itzhak Rabin"), ("Kim Jong-il", "Kim Chong-il"),
      ("Lee Myung-bak", "Yi Myong-bak"), ("Georgios Papandreou", "George Papandreou"),
    ])
  func romanisations(a: String, b: String) { #expect(areSame(a, b)) }

  @Test(
    "letters of other scripts",
    arguments: [
      ("Алексей Навальный", "Alexei Navalny"), ("Αλέξης Τσίπρας", "Alexis Tsipras"), ("김정은", "Kim Jong Un"),
      ("박근혜", "Park Geun-hye"), ("მიხეილ სააკაშვილი", "Mikheil Saakashvili"), ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
      ("בנימין נתניהו", "Binyamin Netanyahu"), ("معمر القذافي", "Muammar al-Gaddafi"),
      ("بشار الأسد", "Bashar al-Assad"),
      ("राहुल गांधी", "Rahul Gandhi"),
    ])
  func scripts(a: String, b: String) { #expect(areSame(a, b)) }

  @Test(
    "another order of the words",
    arguments: [
      ("Xi Jinping", "Jinping Xi"), ("Park Geun-hye", "Geun-hye Park"), ("Vladimir Putin", "PUTIN Vladimir"),
      ("Monica De La Cruz", "DE LA CRUZ Monica"), ("Vladimir Putin", "Putin V.V."),
    ])
  func order(a: String, b: String) { #expect(areSame(a, b)) }

  @Test(
    "one slip of the hand",
    arguments: [
      ("Bill Foster", "Bill Foter"), ("Todd Young", "Todd Youhg"), ("Maxine Dexter", "Maxien Dexter"),
      ("Victoria Spartz", "Victoria Sparzt"), ("Ahmed El-Sayed", "Ahmed Elsayed"),
    ])
  func slips(a: String, b: String) { #expect(areSame(a, b)) }

  @Test(
    "other people",
    arguments: [
      ("Robert Miller", "Roberta Miller"),
      ("Marco Rossi", "Marc Rossi"), ("Kim Jong Un", "Kim Jong-nam"), ("Donald Trump", "Donald Trump Jr."),
      ("Elizabeth II", "Elizabeth I"), ("John Taylor", "John Tyler"), ("Xi Jinping", "Xi Zhongxun"),
      ("معمر القذافي", "Bashar al-Assad"), ("김정은", "Kim Jong Il"),
    ])
  func others(a: String, b: String) { #expect(!areSame(a, b)) }

  @Test func `of two who differ by the mark of the son, identity is told`() {
    #expect(NameComparison.compare("Robert P. Casey Jr.", "Robert Casey", kind: .person).isWithoutSuffix)
    #expect(!NameComparison.compare("Robert P. Casey Jr.", "Robert Casey Jr.", kind: .person).isWithoutSuffix)
  }

  @Test(
    "legal forms, spelled out, translated and left out",
    arguments: [
      ("Carnegie Steel Sp. z o.o.", "Carnegie Steel"), ("Siemens AG", "Siemens Aktiengesellschaft"),
      ("Vympel OOO", "OOO Vympel"), ("Vympel OOO", "Vympel Limited Liability Company"),
      ("Astra PJSC", "Public Joint Stock Company Astra"), ("Infosys Pvt Ltd", "Infosys Private Limited"),
      ("Bosch GmbH", "Bosch Gesellschaft mit beschränkter Haftung"), ("Pemex S.A. de C.V.", "Pemex"),
    ])
  func forms(a: String, b: String) { #expect(areSame(a, b, .organization)) }

  @Test(
    "short forms, languages, figures and slips in the names of bodies",
    arguments: [
      ("Phoenix Manufacturing", "Phoenix Mfg"), ("Banco de España", "Bank of Spain"), ("Bank of Kyoto", "Kyoto Bank"),
      ("Seven Eleven", "7-Eleven"), ("First Republic", "Firstrepublic"), ("Goldman Sachs", "Goldman Saccs"),
      ("Texas Instruments", "Texas Instrument"), ("Microsoft", "M1crosoft"),
    ])
  func bodies(a: String, b: String) { #expect(areSame(a, b, .organization)) }

  @Test(
    "other bodies",
    arguments: [
      ("1st Division", "2nd Division"), ("University of Washington", "Washington University"),
      ("Goldman Sachs", "Goldman Stanley"), ("Siemens Finance", "Siemens"), ("3M", "3i"),
    ])
  func otherBodies(a: String, b: String) { #expect(!areSame(a, b, .organization)) }

  @Test(
    "names of a place in the languages of those who write of it",
    arguments: [
      ("Kyiv", "Kiev"), ("Lviv", "Lvov"), ("Kharkiv", "Kharkov"), ("Beijing", "Peking"), ("Yangon", "Rangoon"),
    ])
  func places(a: String, b: String) {
    #expect(areSame(a, b, .place))
    let keys = Set(ParsedName(a, kind: .place).keys)
    #expect(!keys.isDisjoint(with: ParsedName(b, kind: .place).keys))
  }
}
