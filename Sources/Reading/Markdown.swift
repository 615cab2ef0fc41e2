/// The text of a Markdown article without its marks, and the fields of its front matter.
///
/// Headings, emphasis, links, pictures, quotations, lists, rules, code fences, HTML tags and escapes are taken off; the
/// words stay in order, one paragraph a block. Source of the marks: CommonMark 0.31.
struct Markdown {
  let text: String
  /// Keys in lower case: "title", "date", "publisher", "url".
  let fields: [String: String]

  init(_ source: String) {
    var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var fields: [String: String] = [:]
    if lines.first?.trimmingBlanks() == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingBlanks() == "---" })
    {
      for line in lines[(lines.startIndex + 1)..<end] {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].trimmingBlanks().trimmingQuotes()
        if !value.isEmpty { fields[line[..<colon].trimmingBlanks().lowercased()] = String(value) }
      }
      lines = lines[(end + 1)...]
    }
    var kept: [String] = []
    var isCode = false
    for line in lines {
      let trimmed = line.trimmingBlanks()
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        isCode.toggle()
      } else if !isCode, !Self.isRule(trimmed) {
        kept.append(Self.plain(Self.withoutBlockMarks(trimmed)))
      }
    }
    self.fields = fields
    self.text = kept.joined(separator: "\n").trimmingNewlines() + "\n"
  }

  /// `---`, `***`, `___` and the underline of a heading.
  private static func isRule(_ line: Substring) -> Bool {
    guard line.count >= 3, let first = line.first, "-*_=".contains(first) else { return false }
    return line.allSatisfy { $0 == first || $0 == " " }
  }

  /// Takes off `#`, `>`, `-`, `*`, `+` and `1.` at the start of a line.
  private static func withoutBlockMarks(_ line: Substring) -> Substring {
    var rest = line
    while let first = rest.first {
      if first == ">" {
        rest = rest.dropFirst().trimmingBlanks()
      } else if first == "#", rest.drop(while: { $0 == "#" }).first == " " {
        rest = rest.drop { $0 == "#" }.trimmingBlanks()
        while rest.last == "#" { rest = rest.dropLast().trimmingBlanks() }
      } else if "-*+".contains(first), rest.dropFirst().first == " " {
        rest = rest.dropFirst().trimmingBlanks()
      } else {
        break
      }
    }
    return rest
  }

  /// Takes off the marks inside a line.
  private static func plain(_ line: Substring) -> String {
    var result = ""
    var rest = line
    while let character = rest.first {
      rest.removeFirst()
      switch character {
      case "\\":
        if let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol {
          result.append(rest.removeFirst())
        } else {
          result.append(character)
        }
      case "*", "`": continue
      case "_":
        // Inside a word it is part of the word: snake_case.
        if result.last?.isLetter == true, rest.first?.isLetter == true { result.append(character) }
      case "!" where rest.first == "[":
        if let link = Link(rest) { rest = link.rest } else { result.append(character) }
      case "[":
        if let link = Link(rest, isOpen: true) {
          result += plain(link.label)
          rest = link.rest
        } else {
          result.append(character)
        }
      case "<":
        if let end = rest.firstIndex(of: ">"), rest.first.map({ $0.isLetter || $0 == "/" || $0 == "!" }) == true {
          rest = rest[rest.index(after: end)...]
        } else {
          result.append(character)
        }
      default: result.append(character)
      }
    }
    return result
  }

  /// `[label](target)`
  private struct Link {
    let label: Substring
    let rest: Substring

    init?(_ text: Substring, isOpen: Bool = false) {
      let inside = isOpen ? text : text.dropFirst()
      guard let close = inside.firstIndex(of: "]") else { return nil }
      let after = inside[inside.index(after: close)...]
      guard after.first == "(", let end = after.firstIndex(of: ")") else { return nil }
      self.label = inside[..<close]
      self.rest = after[after.index(after: end)...]
    }
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> Substring {
    var slice = self
    while let first = slice.first, first == " " || first == "\t" { slice.removeFirst() }
    while let last = slice.last, last == " " || last == "\t" { slice.removeLast() }
    return slice
  }

  fileprivate func trimmingQuotes() -> Substring {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return dropFirst().dropLast()
  }
}

extension String {
  fileprivate func trimmingNewlines() -> String {
    var slice = self[...]
    while slice.first?.isNewline == true { slice.removeFirst() }
    while slice.last?.isNewline == true { slice.removeLast() }
    return String(slice)
  }
}
