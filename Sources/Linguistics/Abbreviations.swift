internal import GraphSchema

/// Words that keep their full stop, from the packs' lists "abbreviation" and "company_suffix", titles, and our own.
struct Abbreviations {
  /// Without the full stop, lower case.
  let all: Set<String>
  /// With the full stop, lower case: no sentence ends after these.
  let leading: Set<String>

  init(pack: Pack) {
    var all = Set(Self.leadingWords + Self.otherWords)
    var leading = Set(Self.leadingWords.map { $0 + "." })
    for list in ["abbreviation", "company_suffix"] {
      for word in pack.words[list] ?? [] where word.hasSuffix(".") { all.insert(word.dropLast().lowercased()) }
    }
    for title in pack.titles {
      for word in title.words.split(separator: " ") where word.hasSuffix(".") {
        all.insert(word.dropLast().lowercased())
        leading.insert(word.lowercased())
      }
    }
    self.all = all
    self.leading = leading
  }

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
