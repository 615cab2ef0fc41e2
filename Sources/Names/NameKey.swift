/// Keys for looking names up.
public enum NameKey {
  /// The words of a name, folded, without "the" in front, joined by spaces: equal for names that differ only in case,
  /// accents, dots, hyphens and apostrophes.
  public static func plain(_ name: String) -> String {
    var words = NameWord.words(of: name, dotsSeparate: false).map(\.folded)
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// One fine spelling key for each word of a name, in order, for forgiving look-up: a person who types "kelog" or
  /// "zelenskiy" finds the names that have all these keys.
  public static func search(_ name: String) -> [String] {
    NameWord.words(of: name, dotsSeparate: false).map { SpellingKey.fine($0.folded) }
  }
}
