/// One word of a name: as written, and folded.
struct NameWord: Hashable, Sendable {
  /// "Jong-un" gives "Jong" and "un".
  let written: String
  /// Lower case, without accents, apostrophes and dots: "o'Brien" is "obrien".
  let folded: String
  /// Whether a hyphen joins it to the word before.
  let isJoined: Bool

  /// Splits a name at spaces, hyphens and other marks.
  ///
  /// - Parameter dotsSeparate: `true` for people ("J.K." is two initials), `false` for bodies and places ("U.S." is one
  ///   word).
  static func words(of name: String, dotsSeparate: Bool) -> [NameWord] {
    var words: [NameWord] = []
    var written = ""
    var joins = false
    func close(hyphen: Bool) {
      // In "Putin - Trump" the hyphen is a dash.
      let isHyphen = hyphen && (joins || !written.isEmpty)
      defer { joins = isHyphen }
      if !written.isEmpty {
        var folded = Folding.fold(written)
        folded.unicodeScalars.removeAll { $0 == "'" || $0 == "." || $0 == "`" }
        if let last = words.last, joins, last.folded == "co" {
          // "Co-operation" is one word.
          words[words.count - 1] = NameWord(
            written: last.written + "-" + written, folded: last.folded + folded, isJoined: last.isJoined)
        } else if !folded.isEmpty {
          words.append(NameWord(written: written, folded: folded, isJoined: joins))
        }
        written = ""
      }
    }
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      // Most names are ASCII, and asking Unicode what a letter is takes ten times as long.
      for byte in name.utf8 {
        switch byte {
        case UInt8(ascii: "-"): close(hyphen: true)
        case UInt8(ascii: "."):
          if dotsSeparate { close(hyphen: false) } else { written.unicodeScalars.append(Unicode.Scalar(byte)) }
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "&"),
          UInt8(ascii: "+"):
          written.unicodeScalars.append(Unicode.Scalar(byte))
        default: close(hyphen: false)
        }
      }
      close(hyphen: false)
      return words
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
