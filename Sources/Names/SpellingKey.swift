/// Keys under which the spellings of one foreign word meet.
///
/// Three grains. `fine` joins what differs only by romanisation (Sergey/Sergei, Zelensky/Zelenskyy/Zelenskiy); `loose`
/// also joins the short vowels of Arabic and the letters that stand for its q (Mohammed/Muhammad, Qaddafi/Gaddafi); `skeleton` keeps little more
/// than the consonants and is only for finding candidates (Gaddafi/Qadhafi/Kadafi).
public enum SpellingKey {
  /// Joins romanisations of one spelling.
  ///
  /// - Parameter word: one word, folded (`Folding.fold`).
  public static func fine(_ word: String) -> String { String(decoding: fineBytes(word), as: UTF8.self) }

  /// `fine` in UTF-8.
  static func fineBytes(_ word: String) -> [UInt8] { collapse(rewrite([UInt8](word.utf8), with: fineRules)) }

  /// `fine`, with a/e and o/u taken as one vowel inside the word, g and k as one consonant, and h as well inside the
  /// word. The last letter stays: Carlo is not Carla.
  public static func loose(_ word: String) -> String { String(decoding: loosened(fineBytes(word)), as: UTF8.self) }

  /// `loose` of a word of which `fineBytes` is known.
  static func loosened(_ fine: [UInt8]) -> [UInt8] {
    var bytes = fine
    for index in bytes.indices.dropLast() {
      switch bytes[index] {
      case UInt8(ascii: "e"): bytes[index] = UInt8(ascii: "a")
      case UInt8(ascii: "u"): bytes[index] = UInt8(ascii: "o")
      case UInt8(ascii: "g"): bytes[index] = UInt8(ascii: "k")
      case UInt8(ascii: "h") where index > 0 && isVowel(bytes[index - 1]) && isVowel(bytes[index + 1]):
        bytes[index] = UInt8(ascii: "k")
      default: break
      }
    }
    return collapse(bytes)
  }

  /// The first sound and the consonants, in broad classes (k for c, g, k, q; p for b, p; t for d, t; f for f, v).
  public static func skeleton(_ word: String) -> String {
    let bytes = rewrite([UInt8](word.utf8), with: fineRules)
    var kept: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let broad: UInt8
      switch byte {
      case UInt8(ascii: "g"), UInt8(ascii: "q"): broad = UInt8(ascii: "k")
      case UInt8(ascii: "h") where kept.isEmpty: broad = UInt8(ascii: "k")  // Khrushchev, Kruschev
      case UInt8(ascii: "c"): broad = UInt8(ascii: "s")  // a hard c is k by now
      case UInt8(ascii: "j") where !kept.isEmpty: continue
      case UInt8(ascii: "b"): broad = UInt8(ascii: "p")
      case UInt8(ascii: "d"): broad = UInt8(ascii: "t")
      case UInt8(ascii: "v"): broad = UInt8(ascii: "f")
      case UInt8(ascii: "z"): broad = UInt8(ascii: "s")
      case UInt8(ascii: "h"): continue
      case _ where isVowel(byte):
        if index > 0 { continue }
        broad = UInt8(ascii: "a")
      default: broad = byte
      }
      if kept.last != broad { kept.append(broad) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether two words may be one foreign word as the newspapers of different languages write it: "Chruschtschow",
  /// "Khrouchtchev" and "Khrushchev".
  ///
  /// Compared are the consonants in broad classes, with all hissing sounds as one, and the glides left out; the letters
  /// that stand for two sounds ("ch" in "Chalid" and in "Churkin", "j" in "Jelzin" and in "Jawad") fit both. Three
  /// consonants at least where one is written in letters that are peculiar to a romanisation, else four.
  static func shareSounds(_ a: String, _ b: String) -> Bool {
    // A final a makes another name, of a woman.
    guard (a.utf8.last == UInt8(ascii: "a")) == (b.utf8.last == UInt8(ascii: "a")) else { return false }
    let marks = max(marks(a), marks(b))
    guard marks > .none else { return false }
    let shared = sounds(a).intersection(sounds(b))
    return shared.contains { $0.count >= (marks == .peculiar ? 3 : 4) }
  }

  /// What the letters of a word say of where it was written.
  private enum Marks: Int, Comparable {
    /// As English writes.
    case none
    /// Letters of a romanisation that English names have as well: ch, sh, w, q.
    case shared
    /// Letters that newspapers of one language use for a sound of another.
    case peculiar

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private static func marks(_ word: String) -> Marks {
    var found = Marks.none
    var (before, last) = (UInt8(0), UInt8(0))
    for byte in word.utf8 {
      switch (last, byte) {
      case (_, UInt8(ascii: "j")), (UInt8(ascii: "z"), UInt8(ascii: "h")), (UInt8(ascii: "k"), UInt8(ascii: "h")),
        (UInt8(ascii: "g"), UInt8(ascii: "h")), (UInt8(ascii: "d"), UInt8(ascii: "h")),
        (UInt8(ascii: "t"), UInt8(ascii: "s")), (UInt8(ascii: "t"), UInt8(ascii: "z")),
        (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "h"), UInt8(ascii: "s")):
        return .peculiar
      case (UInt8(ascii: "c"), UInt8(ascii: "h")) where before == UInt8(ascii: "s") || before == UInt8(ascii: "t"):
        return .peculiar
      case (_, UInt8(ascii: "w")), (_, UInt8(ascii: "q")), (UInt8(ascii: "c"), UInt8(ascii: "h")),
        (UInt8(ascii: "s"), UInt8(ascii: "h")):
        found = .shared
      default: break
      }
      (before, last) = (last, byte)
    }
    return found
  }

  /// Syllables of Mandarin and Korean without what tells their romanisations apart: pinyin from Wade-Giles, the revised
  /// system of Korea from that of newspapers.
  static func syllables(_ word: String) -> String {
    String(decoding: rewrite([UInt8](word.utf8), with: syllableRules), as: UTF8.self)
  }

  private static let syllableRules = Rules(
    """
    yeo>yo eo>o eu>u ae>e oo>u ee>i ui>i ou>u o>u ung>un ong>un eong>un
    yeong>yun yong>yun
    zh>C ch>C j>C q>C tz>S ts>S z>S c>S hs>s sh>s x>s si>s g>k d>t b>p r>l
    """)

  /// The sequences of broad consonants that a word may stand for, three or more in each.
  private static func sounds(_ word: String) -> Set<[UInt8]> {
    let rewritten = rewrite([UInt8](word.utf8), with: soundRules)
    var all: Set<[UInt8]> = [[]]
    for (index, byte) in rewritten.enumerated() {
      let choices: [UInt8?]
      switch byte {
      case UInt8(ascii: "C"): choices = [UInt8(ascii: "S"), UInt8(ascii: "k")]
      case UInt8(ascii: "J"): choices = [UInt8(ascii: "S"), nil]
      case UInt8(ascii: "S"), UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "x"):
        choices = [UInt8(ascii: "S")]
      case UInt8(ascii: "g"), UInt8(ascii: "q"), UInt8(ascii: "k"): choices = [UInt8(ascii: "k")]
      case UInt8(ascii: "h"): choices = index == 0 ? [UInt8(ascii: "k")] : [nil]
      case UInt8(ascii: "b"), UInt8(ascii: "p"): choices = [UInt8(ascii: "p")]
      case UInt8(ascii: "d"), UInt8(ascii: "t"): choices = [UInt8(ascii: "t")]
      case UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "w"): choices = [UInt8(ascii: "f")]
      case UInt8(ascii: "y"): choices = [nil]
      case _ where isVowel(byte): choices = [nil]
      default: choices = [byte]
      }
      var next: Set<[UInt8]> = []
      for prefix in all {
        for choice in choices {
          if let choice, prefix.last != choice { next.insert(prefix + [choice]) } else { next.insert(prefix) }
        }
      }
      all = next.count <= 16 ? next : all
    }
    return all.filter { $0.count >= 3 }
  }

  /// Groups of letters to one sound: S hisses, C and J may hiss.
  private static let soundRules = Rules(
    """
    schtsch>S chtch>S shch>S sch>S sh>S tsch>S tch>S tsh>S dsch>S dzh>S zh>S ts>S tz>S cz>S dz>S dj>S hs>S ch>C j>J
    kh>k gh>g ph>f th>t dh>d ck>k gu>g qu>k ge$>S
    """)

  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  /// Replaces letter groups, longest first at each place. `^` binds a rule to the start of the word, `$` to its end.
  private static func rewrite(_ word: [UInt8], with rules: Rules) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    var index = 0
    scan: while index < word.count {
      for rule in rules.byFirst[Int(word[index] & 0x7F)] {
        let end = index + rule.from.count
        if rule.atStart && index > 0 || end > word.count || rule.atEnd && end < word.count { continue }
        if word[index] > 0x7F { break }
        if matches(word, at: index, rule.from) {
          result += rule.to
          index = end
          continue scan
        }
      }
      result.append(word[index])
      index += 1
    }
    return result
  }

  /// Whether the letters stand there; they are not longer than the rest of the word.
  private static func matches(_ word: [UInt8], at start: Int, _ letters: [UInt8]) -> Bool {
    for offset in letters.indices where word[start + offset] != letters[offset] { return false }
    return true
  }

  private static func collapse(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    for byte in word where result.last != byte { result.append(byte) }
    return result
  }

  private struct Rule: Sendable {
    let from: [UInt8]
    let to: [UInt8]
    let atStart: Bool
    let atEnd: Bool
  }

  private struct Rules: Sendable {
    /// Indexed by the first letter (ASCII), longest rule first.
    var byFirst: [[Rule]]

    init(_ text: String) {
      byFirst = Array(repeating: [], count: 128)
      for row in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let sides = row.split(separator: ">", omittingEmptySubsequences: false)
        let from = sides[0].utf8.filter { $0 != UInt8(ascii: "^") && $0 != UInt8(ascii: "$") }
        let rule = Rule(
          from: from, to: [UInt8](sides[1].utf8), atStart: sides[0].hasPrefix("^"), atEnd: sides[0].hasSuffix("$"))
        byFirst[Int(from[0])].append(rule)
      }
      for index in byFirst.indices {
        byFirst[index].sort { a, b in
          (b.from.count, a.atStart ? 0 : 1, a.atEnd ? 0 : 1) < (a.from.count, b.atStart ? 0 : 1, b.atEnd ? 0 : 1)
        }
      }
    }
  }

  /// Source: the spellings that BGN/PCGN, ISO 9, the passports of Ukraine and Russia, ALA-LC and French and German
  /// newspapers use for the same Cyrillic and Arabic letters.
  private static let fineRules = Rules(
    """
    tsch>ch tch>ch sch>sh shch>sh zh>j dzh>j
    kh>h ck>k ph>f gh>g dh>d th>t rh>r q>k x>ks tz>c ts>c cz>c
    ca>ka co>ko cu>ku cl>kl cr>kr c$>k
    w>v y>i ^ye>e ^je>e ^ie>e iye>ie ije>ie
    ou>u oo>u ee>i ey>ei ay>ei ai>ei aj$>ei ej$>ei
    ah$>a eh$>e iyeh$>ia dt$>t chr>kr
    iy>i yi>i ij>i yy>i ii>i yj>i
    ^abdul>abdl ^abdel>abdl ^abdal>abdl ^abdol>abdl ^abdoul>abdl ^abderr>abdlr ^abdurr>abdlr ^abdess>abdls
    ^abdarr>abdlr ^abduss>abdls ^abdunn>abdln ^abdenn>abdln ^abdann>abdln
    eddin$>adin uddin$>adin addin$>adin oddin$>adin eddine$>adin uddine$>adin eddeen$>adin uddeen$>adin ^dj>j
    ju>iu tja$>tia nja$>nia sja$>sia lja$>lia rja$>ria off$>ov eff$>ev
    """)
}
