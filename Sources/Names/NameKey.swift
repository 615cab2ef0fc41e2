/// Keys for looking names up.
public enum NameKey {
  /// The words of a name, folded, without "the" in front, joined by spaces: equal for names that differ only in case,
  /// accents, dots, hyphens and apostrophes.
  public static func plain(_ name: String) -> String {
    withPlain(of: name) { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives the bytes of `plain` to a closure, without making a string of them.
  public static func withPlain<Result>(of name: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var name = name
    let quick: Result? = name.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { room in
        PlainBytes.write(bytes, into: room).map {
          body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<$0]))
        }
      }
    }
    return quick ?? Array(wordwise(name).utf8).withUnsafeBytes(body)
  }

  /// `plain` of any name, word by word.
  static func wordwise(_ name: String) -> String {
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
