/// Letters of other scripts in Latin ones, for comparing a name with its spellings in newspapers.
///
/// Greek, Georgian, Armenian, Hangul, the kana and the scripts of India say all sounds; Arabic and Hebrew leave short vowels out, so that only
/// consonants can be compared (`isAbjad`). Chinese characters have the readings of `HanReadings`; others stay as they are.
enum Scripts {
  /// - Returns: the text with the letters of these scripts romanised; `nil` where it has none of them.
  static func romanised(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { isOurs($0.value) }) else { return nil }
    var result = ""
    for word in text.split(separator: " ") {
      if !result.isEmpty { result += " " }
      result += romanisedWord(word.unicodeScalars.map(common))
    }
    return result
  }

  /// Whether the text is in a script that leaves vowels out.
  static func isAbjad(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x590...0x5FF).contains($0.value) || (0x600...0x6FF).contains($0.value) }
  }

  private static func isOurs(_ value: UInt32) -> Bool {
    switch value {
    case 0x370...0x3FF, 0x1F00...0x1FFF, 0x530...0x58F, 0x590...0x6FF, 0x900...0xD7F, 0x10A0...0x10FF, 0x3041...0x30FE,
      0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  /// The letter that stands for the same sound in a script of the table: those of India (Bengali to Malayalam) have their letters
  /// in the places that Devanagari has them, hiragana in those of katakana.
  ///
  /// Source: the Unicode Standard 16, chapters 12 (the layout of ISCII) and 18.
  private static func common(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter.value {
    case 0xA70: "\u{902}"  // the nasal of Gurmukhi
    case 0x980...0xD79: Unicode.Scalar(0x900 + letter.value % 0x80) ?? letter
    case 0x3041...0x3096: Unicode.Scalar(letter.value + 0x60) ?? letter
    default: letter
    }
  }

  private static func romanisedWord(_ letters: [Unicode.Scalar]) -> String {
    if letters.allSatisfy({ (0xAC00...0xD7A3).contains($0.value) }) { return hangul(letters) }
    if letters.allSatisfy({ (0x30A1...0x30FE).contains($0.value) }) { return kana(letters) }
    if letters.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) {
      return HanReadings.name(letters) ?? String(String.UnicodeScalarView(letters))
    }
    var result = ""
    var index = 0
    // The article is written with the name: "al-Qaddafi" and "al-Asad".
    if letters.count > 4, letters[0].value == 0x627, letters[1].value == 0x644 {
      result = "al-"
      index = 2
    }
    let first = index
    while index < letters.count {
      let letter = letters[index]
      if index + 1 < letters.count, let both = pairs[String(letter) + String(letters[index + 1])] {
        result += both
        index += 2
        continue
      }
      if (0x915...0x939).contains(letter.value) {
        result += table[letter] ?? ""
        let next = index + 1 < letters.count ? letters[index + 1].value : 0
        let isFollowed = (0x93E...0x94D).contains(next)
        // The vowel of a last consonant is silent, unless two stand together.
        let isLast = index + 1 == letters.count
        if !isFollowed, !isLast || index > 0 && letters[index - 1].value == 0x94D { result += "a" }
      } else if index == first, let opening = openings[letter] {
        result += opening
      } else if let plain = table[letter] {
        result += plain
      } else if letter.properties.isAlphabetic || letter.isASCII {
        result.unicodeScalars.append(letter)
      }
      index += 1
    }
    return result.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
  }

  /// The family name, which is of one syllable but for a few, and the given name; as newspapers romanise the letters.
  private static func hangul(_ letters: [Unicode.Scalar]) -> String {
    let syllables = letters.map { letter in
      let number = Int(letter.value) - 0xAC00
      return hangulOnsets[number / 588] + hangulVowels[number % 588 / 28] + hangulCodas[number % 28]
    }
    guard (2...4).contains(syllables.count) else { return syllables.joined() }
    let family = syllables[0] == "i" ? "lee" : syllables[0]
    return family.prefix(1).uppercased() + family.dropFirst() + " " + syllables.dropFirst().joined(separator: "-")
  }

  /// Katakana in Hepburn's romanisation, without marks for long vowels.
  private static func kana(_ letters: [Unicode.Scalar]) -> String {
    var result = ""
    var isDoubled = false
    for letter in letters {
      guard var syllable = kanaTable[letter] else {
        isDoubled = letter == "ッ"
        continue
      }
      if "ャュョ".unicodeScalars.contains(letter), result.last == "i" {
        // "shi" and "ya" are "sha", "ki" and "ya" are "kya".
        result.removeLast()
        if result.hasSuffix("sh") || result.hasSuffix("ch") || result.hasSuffix("j") { syllable.removeFirst() }
      }
      if isDoubled, let first = syllable.first { result.append(first) }
      isDoubled = false
      result += syllable
    }
    return result.prefix(1).uppercased() + result.dropFirst()
  }

  /// Source: ISO 3602 in the spelling of Hepburn (1886).
  private static let kanaTable: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    let rows = """
      a ア|i イ|u ウ|e エ|o オ|ka カ|ki キ|ku ク|ke ケ|ko コ|sa サ|shi シ|su ス|se セ|so ソ|ta タ|chi チ|tsu ツ|te テ|to ト
      na ナ|ni ニ|nu ヌ|ne ネ|no ノ|ha ハ|hi ヒ|fu フ|he ヘ|ho ホ|ma マ|mi ミ|mu ム|me メ|mo モ|ya ヤャ|yu ユュ|yo ヨョ
      ra ラ|ri リ|ru ル|re レ|ro ロ|wa ワ|o ヲ|n ン|ga ガ|gi ギ|gu グ|ge ゲ|go ゴ|za ザ|ji ジ|zu ズ|ze ゼ|zo ゾ|da ダ|ji ヂ
      zu ヅ|de デ|do ド|ba バ|bi ビ|bu ブ|be ベ|bo ボ|pa パ|pi ピ|pu プ|pe ペ|po ポ|vu ヴ|a ァ|i ィ|u ゥ|e ェ|o ォ
      """
    for cell in rows.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let sides = cell.split(separator: " ")
      for scalar in sides[1].unicodeScalars { table[scalar] = String(sides[0]) }
    }
    return table
  }()

  private static let hangulOnsets = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
  ]
  private static let hangulVowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui",
    "i",
  ]
  private static let hangulCodas = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t",
    "k", "t", "p", "t",
  ]

  /// Two letters that are one sound.
  private static let pairs: [String: String] = {
    var pairs: [String: String] = [:]
    for row
      in "ου=ou αι=ai ει=i οι=i αυ=av ευ=ev μπ=b ντ=d γκ=g γγ=ng τσ=ts τζ=tz ού=ou αί=ai εί=i οί=i αύ=av εύ=ev ու=u"
      .split(separator: " ")
    {
      let sides = row.split(separator: "=")
      pairs[String(sides[0])] = String(sides[1])
      pairs[sides[0].prefix(1).uppercased() + sides[0].dropFirst()] = String(sides[1])
    }
    return pairs
  }()

  /// Letters that begin a word as a consonant and stand for a vowel inside, or that carry some vowel where they begin one.
  private static let openings: [Unicode.Scalar: String] = [
    "و": "w", "ي": "y", "ו": "v", "י": "y", "ی": "y", "ع": "a", "א": "a", "ע": "a",
  ]

  /// Source: BGN/PCGN for Greek, Armenian, Georgian, Arabic and Hebrew, ISO 15919 without its marks for Devanagari, the
  /// McCune-Reischauer consonants of newspapers for Hangul.
  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    // Split as scalars: a vowel sign joins with the blank before it to one Character.
    for row in rows.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let sides = row.split(separator: "=", omittingEmptySubsequences: false)
      for scalar in sides[0] {
        table[scalar] = String(String.UnicodeScalarView(sides[1]))
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        if upper.count == 1, let first = upper.first, table[first] == nil { table[first] = table[scalar] }
      }
    }
    return table
  }()

  private static let rows = """
    αά=a β=v γ=g δ=d εέ=e ζ=z ηή=i θ=th ιίϊΐ=i κ=k λ=l μ=m ν=n ξ=x οό=o π=p ρ=r σς=s τ=t υύϋΰ=y φ=f χ=ch ψ=ps ωώ=o
    ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts
    ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
    ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p
    ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
    ا=a أ=a إ=i آ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع= غ=gh ف=f ق=q ك=k ک=k گ=g
    ل=l م=m ن=n ه=h ة=a و=u ي=i ی=i ى=a ء= ئ=i ؤ=u پ=p چ=ch ژ=zh ڤ=v
    א= ב=b ג=g ד=d ה=h ו=u ז=z ח=h ט=t י=i כך=k ל=l מם=m נן=n ס=s ע= פף=p צץ=ts ק=k ר=r ש=sh ת=t
    अ=a आ=a इ=i ई=i उ=u ऊ=u ए=e ऐ=ai ओ=o औ=au ऋ=ri क=k ख=kh ग=g घ=gh ङ=n च=ch छ=chh ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh
    ण=n त=t थ=th द=d ध=dh न=n प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l ळ=l व=v श=sh ष=sh स=s ह=h ा=a ि=i ी=i ु=u ू=u ृ=ri
    े=e ै=ai ो=o ौ=au ं=n ँ=n ः=h ्= ൺൻ=n ർ=r ൽൾ=l ൿ=k
    """
}
