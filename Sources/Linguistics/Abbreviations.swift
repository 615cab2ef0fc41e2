internal import GraphSchema

/// Words that keep their full stop, from the packs' lists "abbreviation" and "company_suffix", titles, and our own.
struct Abbreviations {
  /// Without the full stop, in the case of running text: "Gen", "gen", "U.S".
  let all: Set<String>
  /// With the full stop, lower case: no sentence ends after these.
  let leading: Set<String>

  init(pack: Pack) {
    var all: Set<String> = []
    var leading: Set<String> = []
    func add(_ word: String, isLeading: Bool) {
      let stem = String(word.hasSuffix(".") ? word.dropLast() : word[...])
      guard !Self.words.contains(stem.lowercased()) else { return }
      all.insert(stem)
      all.insert(stem.prefix(1).uppercased() + stem.dropFirst())
      if isLeading { leading.insert(stem.lowercased() + ".") }
    }
    for word in Self.leadingWords { add(word, isLeading: true) }
    for word in Self.otherWords { add(word, isLeading: false) }
    let final = Set(pack.words["abbreviation_final"] ?? []).union(pack.words["company_suffix"] ?? [])
    for word in final.sorted() where word.hasSuffix(".") { add(word, isLeading: false) }
    for word in pack.words["abbreviation"] ?? [] where word.hasSuffix(".") {
      for part in word.split(separator: " ") where part.hasSuffix(".") {
        add(String(part), isLeading: !final.contains(word) && !Self.otherWords.contains(part.dropLast().lowercased()))
      }
    }
    for title in pack.titles {
      for word in title.words.split(separator: " ") where word.hasSuffix(".") { add(String(word), isLeading: true) }
    }
    self.all = all
    self.leading = leading
  }

  /// Words that end sentences far more often than they are cut short: "No.", "Miss.", "Wash.".
  private static let words: Set<String> = [
    "no", "miss", "ill", "mass", "del", "ore", "wash", "ind", "mar", "sun", "la", "pa", "op", "art", "fig", "para",
    "mo",
    "me", "kan", "sat", "mon", "wed", "div", "supp", "misc", "ens", "oz", "m", "pt", "ap", "la", "dir", "comm", "mk",
    "dep",
  ]

  private static let leadingWords: [String] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "brig", "sen",
    "rep",
    "gov", "pres", "rev", "hon", "st", "mt", "ft", "messrs", "supt", "insp", "det", "atty", "amb", "sec", "vs", "v",
    "fr", "pvt",
    "cf", "e.g", "i.e", "approx", "ca", "art", "fig", "pp", "vol", "nos",
  ]
  private static let otherWords: [String] = [
    "inc", "ltd", "co", "corp", "bros", "llc", "plc", "jr", "sr", "esq", "jan", "feb", "apr", "jun", "jul", "aug",
    "sept", "sep", "oct", "nov", "dec", "etc", "est", "dept", "univ", "assn", "ave", "blvd", "rd", "a.m", "p.m", "u.s",
    "u.k",
    "u.n", "e.u", "ph.d", "d.c", "calif", "fla", "conn", "ariz", "wash", "tex", "mich", "minn",
    "wis", "tenn", "ky", "ala", "ga", "va", "md", "colo", "neb", "kan", "okla", "ark",
  ]
}
