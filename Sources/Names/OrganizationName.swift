/// The name of a body, taken apart.
///
/// "The Boeing Co." has the core ["boeing"] and the form "company"; "Ministry of Defence of Ukraine" has the core
/// ["defense", "ministry", "ukraine"], the same words that "Ukrainian Defense Ministry" has.
public struct OrganizationName: Hashable, Sendable {
  /// As given.
  public let written: String
  /// Folded words in order, without articles, legal forms and small words; common words in one spelling.
  public let core: [String]
  /// "inc", "ltd", "gmbh": legal forms left out of the core.
  public let forms: [String]
  /// Ordinals and figures, as digits: "1st Division" has ["1"]. Never ignored.
  public let numbers: [String]
  /// The letters, folded, when the name is written as an acronym: "U.N." is "un"; `nil` for other names.
  public let acronym: String?
  /// All words without legal forms, folded and joined: "First Republic" is "firstrepublic".
  let plain: String
  /// What its acronym may be, without and with small words: "nato"; "dd" and "dod". Sorted; empty for one word.
  public let initials: [String]

  /// - Complexity: O(length).
  public init(_ text: String) {
    written = text
    let (named, bracketed) = Self.takeBracketed(text)
    let (words, longForms) = Self.takeLongForms(NameWord.words(of: named, dotsSeparate: false))
    let withoutForms = words.enumerated().filter {
      $0.offset == 0 || OrganizationWords.forms[$0.element.folded] == nil
    }.map(\.element)
    acronym = Self.acronym(of: withoutForms)
    plain = withoutForms.map(\.folded).filter { $0 != "the" }.joined()

    var core: [String] = []
    var forms: [String] = longForms
    var numbers: [String] = []
    for (index, word) in words.enumerated() {
      let folded = OrganizationWords.spelling[word.folded] ?? word.folded
      if folded == "&" || folded == "+" || OrganizationWords.small.contains(folded) { continue }
      if let number = OrganizationWords.number(folded) ?? Self.numeral(word, at: index, of: words.count) {
        numbers.append(number)
        core.append(number)
      } else if let form = OrganizationWords.forms[folded],
        index > 0 || (words.count > 1 && OrganizationWords.leadingForms.contains(folded))
      {
        forms.append(form)
      } else {
        core.append(folded.filter { $0 != "&" && $0 != "+" })
      }
    }
    core.removeAll(where: \.isEmpty)
    // "Holdings Ltd" and "The Company" are all form: keep the words.
    if core.isEmpty { core = words.map(\.folded) }
    core = Self.headLast(CountryWords.unified(core), isOfPhrase: Self.isOfPhrase(words))
    self.core = core
    self.forms = forms
    self.numbers = numbers
    initials = acronym == nil ? Set(Self.initials(of: words) + bracketed).sorted() : []
  }

  /// Takes off what stands in brackets behind a name and is no part of it: its own acronym, "(PDVSA)", which is given back
  /// folded, or the number of a ship. "(Cyprus)" and "(UK)" say which body it is.
  private static func takeBracketed(_ text: String) -> (name: String, acronyms: [String]) {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else { return (text, []) }
    let inside = text[text.index(after: open)...].dropLast()
    let name = String(text[..<open])
    if inside.hasPrefix("IMO"), inside.dropFirst(3).allSatisfy({ $0.isNumber || $0 == " " }) { return (name, []) }
    guard (3...7).contains(inside.count), inside != "USA", inside != "UAE", inside.allSatisfy(\.isUppercase) else {
      return (text, [])
    }
    return (name, [Folding.fold(String(inside))])
  }

  /// "Adrian Darya I" is "Adrian Darya 1"; the other numerals are no words of their own.
  private static func numeral(_ word: NameWord, at index: Int, of count: Int) -> String? {
    index > 0 && index == count - 1 && word.written == "I" ? "1" : nil
  }

  /// Without the legal forms of several words, which come back in the spelling of the short ones.
  private static func takeLongForms(_ words: [NameWord]) -> (words: [NameWord], forms: [String]) {
    var rest = words
    var forms: [String] = []
    for (form, short) in OrganizationWords.longForms where form.count < rest.count {
      guard
        let start = rest.indices.first(where: { start in
          start + form.count <= rest.count && zip(form, rest[start...]).allSatisfy { $0 == $1.folded }
        }), start > 0 || form.count > 1
      else { continue }
      rest.removeSubrange(start..<start + form.count)
      forms.append(short)
    }
    return (rest, forms)
  }

  /// "foreign affairs ministry", from "Ministry of Foreign Affairs": the office first named goes behind its field, and
  /// "affairs" adds nothing.
  private static func headLast(_ core: [String], isOfPhrase: Bool) -> [String] {
    var words = core
    if isOfPhrase, let head = words.first, OrganizationWords.offices.contains(head), words.count > 1 {
      words.removeFirst()
      // The field is the next word, and "affairs", "internal" with it; what follows is whose ministry it is.
      var end = 1
      while end < words.count, words[end] == "affairs" || OrganizationWords.fields.contains(words[end]) { end += 1 }
      words.insert(head, at: min(end, words.count))
    }
    if words.count > 2, words.contains(where: OrganizationWords.offices.contains) {
      words.removeAll { $0 == "affairs" }
    }
    return words.map { $0 == "internal" && words.contains("ministry") ? "interior" : $0 }
  }

  private static func isOfPhrase(_ words: [NameWord]) -> Bool {
    words.contains { $0.folded == "of" || $0.folded == "for" }
  }

  private static func acronym(of words: [NameWord]) -> String? {
    guard words.count == 1 || (words.count == 2 && words[0].folded == "the"), let word = words.last else { return nil }
    let letters = word.written.filter { $0.isLetter || $0 == "&" }
    let capitals = letters.filter(\.isUppercase).count
    guard letters.count >= 2, letters.count <= 7, capitals >= 2, capitals * 2 > letters.count,
      letters.first?.isUppercase == true
    else { return nil }
    return word.folded.filter { $0 != "&" }
  }

  /// Initials of the words that count, and of all words.
  private static func initials(of words: [NameWord]) -> [String] {
    let significant = words.filter { !OrganizationWords.small.contains($0.folded) && $0.folded != "&" }
    guard significant.count > 1 else { return [] }
    var all: Set<String> = []
    let withoutForms = significant.enumerated().filter {
      $0.offset == 0 || OrganizationWords.forms[$0.element.folded] == nil
    }
    .map(\.element)
    for list in [significant, withoutForms, words.filter { $0.folded != "the" }, words] where list.count > 1 {
      all.insert(String(list.compactMap(\.folded.first)))
    }
    return all.sorted()
  }
}
