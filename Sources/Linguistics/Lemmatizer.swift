internal import GraphSchema
internal import LanguageModel

/// Dictionary forms of English words: a lexicon of seen forms, irregular forms, and suffix rules for the rest.
struct Lemmatizer: Sendable {
  /// Form to lemma, for each tag that the treebanks show it with.
  private let lexicon: [PartOfSpeech: [String: String]]
  private let verbForms: [String: String]
  private let nounForms: [String: String]
  private let verbs: Set<String>
  /// Lower-case words that the treebanks use as common words, whatever their tag.
  private let common: Set<String>

  static let embedded: Lemmatizer = {
    let file = kith_tagger_lemmas()
    return Lemmatizer(String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
  }()

  /// - Parameter table: lines of form, tag and lemma, separated by tabs.
  init(_ table: String) {
    var rows: [PartOfSpeech: [(form: String, lemma: String)]] = [:]
    for line in table.utf8.split(separator: 0x0A) {
      let cells = line.split(separator: 0x09)
      guard cells.count == 3, let tag = PartOfSpeech(rawValue: String(Substring(cells[1]))) else { continue }
      rows[tag, default: []].append((String(Substring(cells[0])), String(Substring(cells[2]))))
    }
    var verbs = Set((rows[.verb] ?? []).map(\.lemma))
    common = Set(rows.values.joined().map(\.form))
    var lexicon = rows.mapValues { Dictionary($0.map { ($0.form, $0.lemma) }, uniquingKeysWith: { $1 }) }
    for row in Self.irregular {
      verbs.insert(row[0])
      for form in row.dropFirst() { lexicon[.verb, default: [:]][form] = row[0] }
    }
    verbForms = lexicon[.verb] ?? [:]
    nounForms = lexicon[.noun] ?? [:]
    self.lexicon = lexicon
    self.verbs = verbs
  }

  /// Whether the word, in lower case, is an ordinary English word as far as the treebanks show.
  func isCommon(_ lower: String) -> Bool { common.contains(lower) }

  func lemma(of lower: String, _ tag: PartOfSpeech, form: VerbForm?) -> String {
    switch tag {
    case .verb, .auxiliary:
      if let known = (tag == .verb ? verbForms[lower] : lexicon[.auxiliary]?[lower]) ?? clitics[lower] { return known }
      return form == .base ? lower : verbLemma(lower)
    case .noun: return nounForms[lower] ?? nounLemma(lower)
    case .adverb, .particle: return lower == "n't" ? "not" : lexicon[tag]?[lower] ?? lower
    case .determiner: return lower == "an" ? "a" : lexicon[tag]?[lower] ?? lower
    case .adjective, .pronoun: return lexicon[tag]?[lower] ?? lower
    default: return lower
    }
  }

  private let clitics = [
    "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would", "wo": "will", "ca": "can",
    "sha": "shall",
  ]

  private func nounLemma(_ word: String) -> String {
    if let hyphen = word.lastIndex(of: "-"), hyphen < word.index(before: word.endIndex) {
      let tail = String(word[word.index(after: hyphen)...])
      return word[...hyphen] + (nounForms[tail] ?? nounLemma(tail))
    }
    guard word.hasSuffix("s"), word.utf8.count > 3 else { return word }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["ches", "shes", "sses", "xes", "zzes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  private func verbLemma(_ word: String) -> String {
    if let hyphen = word.lastIndex(of: "-") {
      let tail = String(word[word.index(after: hyphen)...])
      return word[...hyphen] + (verbForms[tail] ?? verbLemma(tail))
    }
    for prefix in ["re", "over", "un", "dis", "out", "under", "mis", "with", "fore", "up"] where word.hasPrefix(prefix)
    {
      if let known = verbForms[String(word.dropFirst(prefix.count))], word.utf8.count > prefix.utf8.count + 3 {
        return prefix + known
      }
    }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("ied"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("ing"), word.utf8.count > 4 { return stem(String(word.dropLast(3))) }
    if word.hasSuffix("ed"), word.utf8.count > 3 { return stem(String(word.dropLast(2))) }
    for ending in ["ches", "shes", "sses", "xes", "zzes", "oes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), word.utf8.count > 2 { return String(word.dropLast()) }
    return word
  }

  /// The verb that a stem without "ed" or "ing" comes from: "stopp" is "stop", "seiz" is "seize".
  private func stem(_ stem: String) -> String {
    if verbs.contains(stem + "e") { return stem + "e" }
    if verbs.contains(stem) { return stem }
    let letters = Array(stem.utf8)
    guard letters.count >= 3 else { return stem }
    let last = letters[letters.count - 1]
    let before = letters[letters.count - 2]
    func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
    if last == before, !isVowel(last) {
      let short = String(stem.dropLast())
      if verbs.contains(short) { return short }
      return "lsz".utf8.contains(last) ? stem : short
    }
    // Endings that no English verb has without an e: "-at", "-iz", "-v", "-c", "-dl".
    if "vzcu".utf8.contains(last) { return stem + "e" }
    if last == UInt8(ascii: "s"), isVowel(before) || before == UInt8(ascii: "n") { return stem + "e" }
    if last == UInt8(ascii: "g"), before != UInt8(ascii: "n") { return stem + "e" }
    if last == UInt8(ascii: "l"), !isVowel(before), before != UInt8(ascii: "r") { return stem + "e" }
    if last == UInt8(ascii: "t"), before == UInt8(ascii: "a") || before == UInt8(ascii: "u") { return stem + "e" }
    if last == UInt8(ascii: "r"), "iua".utf8.contains(before), !isVowel(letters[letters.count - 3]) {
      return stem + "e"
    }
    return stem
  }

  /// Irregular verbs of the news that the treebanks may not show in every form.
  private static let irregular: [[String]] = [
    ["seek", "sought"], ["flee", "fled"], ["overthrow", "overthrew", "overthrown"],
    ["withdraw", "withdrew", "withdrawn"],
    ["withhold", "withheld"], ["uphold", "upheld"], ["undertake", "undertook", "undertaken"],
    ["oversee", "oversaw", "overseen"],
    ["swear", "swore", "sworn"], ["forbid", "forbade", "forbidden"], ["arise", "arose", "arisen"],
    ["outbid", "outbid"], ["overtake", "overtook", "overtaken"], ["rewrite", "rewrote", "rewritten"],
    ["strike", "struck", "stricken"],
    ["shoot", "shot"], ["slay", "slew", "slain"], ["steal", "stole", "stolen"], ["bind", "bound"], ["wed", "wed"],
    ["foresee", "foresaw", "foreseen"], ["underlie", "underlay", "underlain"], ["undergo", "underwent", "undergone"],
    ["retake", "retook", "retaken"], ["rebuild", "rebuilt"], ["broadcast", "broadcast"], ["forecast", "forecast"],
    ["spearhead", "spearheaded"], ["override", "overrode", "overridden"], ["mislead", "misled"],
    ["resign", "resigned"],
    ["lie", "lying"], ["die", "dying"], ["tie", "tying"], ["vie", "vying"], ["panic", "panicked", "panicking"],
  ]
}
