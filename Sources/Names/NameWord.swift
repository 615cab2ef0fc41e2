/// One word of a name: as written, and folded.
struct NameWord: Hashable, Sendable {
  /// "Jong-un" gives "Jong" and "un".
  let written: String
  /// Lower case, without accents, apostrophes and dots: "o'Brien" is "obrien".
  let folded: String
  /// Whether a hyphen joins it to the word before.
  let isJoined: Bool

  /// "J" of "J. K. Rowling".
  var isInitial: Bool { folded.utf8.count == 1 }

  /// Splits a name at spaces, hyphens and other marks.
  ///
  /// - Parameter dotsSeparate: `true` for people ("J.K." is two initials), `false` for bodies and places ("U.S." is one
  ///   word).
  static func words(of name: String, dotsSeparate: Bool) -> [NameWord] {
    var words: [NameWord] = []
    var written = ""
    var joins = false
    func close(hyphen: Bool) {
      if !written.isEmpty {
        let folded = Folding.fold(written).filter { $0 != "'" && $0 != "\"" && $0 != "." }
        if let last = words.last, joins, last.folded == "co" {
          // "Co-operation" is one word.
          words[words.count - 1] = NameWord(
            written: last.written + "-" + written, folded: last.folded + folded, isJoined: last.isJoined)
        } else if !folded.isEmpty {
          words.append(NameWord(written: written, folded: folded, isJoined: joins))
        }
        written = ""
      }
      joins = hyphen
    }
    for character in name {
      switch character {
      case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": close(hyphen: true)
      case ".": if dotsSeparate { close(hyphen: false) } else { written.append(character) }
      case "'", "\u{2019}", "\u{2018}", "\u{2BC}", "\u{2BB}", "`", "&", "+": written.append(character)
      default:
        if character.isLetter || character.isNumber { written.append(character) } else { close(hyphen: false) }
      }
    }
    close(hyphen: false)
    return words
  }
}
