/// Makes letters comparable: lower case, no accents, plain quotes and dashes.
///
/// Foundation's folding would do, but loading it costs a command-line tool more time than it takes to read an article.
public enum Folding {
  /// The text in lower case, without accents, with typographic apostrophes and dashes made plain.
  ///
  /// Latin letters become ASCII ("Güneş" is "gunes", "Łódź" is "lodz", "Straße" is "strasse"); Cyrillic letters are
  /// romanised ("Лавров" is "lavrov"); other scripts only lose their case.
  ///
  /// - Complexity: O(length).
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        folded.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else if let plain = table[scalar] {
        folded += plain
      } else if !(0x300...0x36F).contains(scalar.value) {  // combining accents
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          if let plain = table[lower] {
            folded += plain
          } else if !(0x300...0x36F).contains(lower.value) {
            folded.unicodeScalars.append(lower)
          }
        }
      }
    }
    return folded
  }

  /// Only a-z, 0-9 and single hyphens: "Łódź Voivodeship" is "lodz-voivodeship". Empty when no letter is Latin or Cyrillic.
  public static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    for byte in fold(text).utf8 {
      if (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) {
        slug.append(byte)
      } else if byte != 0x27, slug.last != 0x2D, !slug.isEmpty {  // an apostrophe joins
        slug.append(0x2D)
      }
    }
    if slug.last == 0x2D { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  /// Lower-case letter to its plain form.
  ///
  /// Source: the canonical decompositions of Unicode 16 for Latin letters, the usual English spelling for letters that do
  /// not decompose, and BGN/PCGN (1947) without its marks for Cyrillic.
  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: " ", maxSplits: 1)
      guard cells.count == 2 else { continue }
      for scalar in cells[1].unicodeScalars where scalar != " " {
        table[scalar] = cells[0] == "_" ? "" : String(cells[0])
      }
    }
    for (scalar, plain) in [
      ("\u{2010}", "-"), ("\u{2011}", "-"), ("\u{2012}", "-"), ("\u{2013}", "-"), ("\u{2014}", "-"),
    ] as [(Unicode.Scalar, String)] {
      table[scalar] = plain
    }
    for scalar in ["\u{A0}", "\u{2002}", "\u{2003}", "\u{2009}", "\u{202F}"] as [Unicode.Scalar] { table[scalar] = " " }
    for scalar in ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{FEFF}"] as [Unicode.Scalar]
    { table[scalar] = "" }
    return table
  }()

  private static let rows = """
    a àáâãäåāăąǎạảấầẩẫậắằẳẵặǻȁȃȧḁ
    ae æǽ
    b ḃḅḇ
    c çćĉċč
    d ďđðḋḍḏḑ
    dz ǆǳ
    e èéêëēĕėęěẹẻẽếềểễệȅȇȩəǝ
    f ḟƒ
    g ĝğġģǧǵḡ
    h ĥħḣḥḧḩḫẖ
    i ìíîïĩīĭįıǐỉịȉȋ
    ij ĳ
    j ĵǰ
    k ķǩḱḳḵĸ
    l ĺļľŀłḷḹḻ
    lj ǉ
    m ḿṁṃ
    n ñńņňŋŉǹṅṇṉ
    nj ǌ
    o òóôõöøōŏőơǒọỏốồổỗộớờởỡợǿȍȏȫȭȯȱ
    oe œ
    p ṕṗ
    r ŕŗřȑȓṙṛṝṟ
    s śŝşšșṡṣſ
    ss ß
    t ţťŧțṫṭṯẗ
    th þ
    u ùúûüũūŭůűųưǔǖǘǚǜụủứừửữựȕȗ
    v ṽṿ
    w ŵẁẃẅẇẉẘ
    x ẋẍ
    y ýÿŷỳỵỷỹẙȳ
    z źżžẑẓẕ
    ' ’‘ʼʻ`´′
    " “”„«»
    a а
    b б
    v в
    g гґ
    d д
    e еэ
    yo ё
    zh ж
    z з
    i иі
    yi ї
    y йы
    k к
    l л
    m м
    n н
    o о
    p п
    r р
    s с
    t т
    u уў
    f ф
    kh х
    ts ц
    ch ч
    sh ш
    shch щ
    ye є
    yu ю
    ya я
    dj ђ
    j ј
    lj љ
    nj њ
    c ћ
    dzh џ
    _ ьъ
    """
}
