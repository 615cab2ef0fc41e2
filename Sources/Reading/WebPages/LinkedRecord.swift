internal import Foundation

/// What the JSON-LD of a page says of the article on it. Source: https://schema.org/Article
struct LinkedRecord {
  let title, publisher, author, published, modified, url, language: String?

  /// The first record of an article on the page.
  static func article(in elements: [Markup]) -> LinkedRecord? {
    var found: [[String: Any]] = []
    for element in elements where element.name == "script" && element["type"]?.lowercased() == "application/ld+json" {
      guard let json = try? JSONSerialization.jsonObject(with: Data(element.script.utf8)) else { continue }
      collect(json, into: &found, depth: 0)
    }
    return found.first.map(LinkedRecord.init)
  }

  private static func collect(_ json: Any, into found: inout [[String: Any]], depth: Int) {
    guard depth < 8 else { return }
    if let list = json as? [Any] {
      for item in list { collect(item, into: &found, depth: depth + 1) }
    } else if let object = json as? [String: Any] {
      if types(object).contains(where: isArticle) { found.append(object) }
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inner = object[key] { collect(inner, into: &found, depth: depth + 1) }
      }
    }
  }

  private static func types(_ object: [String: Any]) -> [String] {
    (object["@type"] as? [String]) ?? (object["@type"] as? String).map { [$0] } ?? []
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report"
  }

  private init(_ object: [String: Any]) {
    title = Self.text(object["headline"]) ?? Self.text(object["name"])
    publisher = Self.text(object["publisher"])
    author = Self.text(object["author"])
    published = Self.text(object["datePublished"])
    modified = Self.text(object["dateModified"])
    language = Self.text(object["inLanguage"])
    let page = object["mainEntityOfPage"]
    url = [object["url"], (page as? [String: Any])?["@id"], page].lazy.compactMap { $0 as? String }
      .first { $0.hasPrefix("http") }
  }

  /// A string, the name of an object, or the names of several.
  private static func text(_ value: Any?) -> String? {
    if let text = value as? String {
      // Many systems escape for HTML before they write JSON.
      let plain = text.replacing("&amp;", with: "&").replacing("&#039;", with: "'").replacing("&quot;", with: "\"")
        .collapsingBlanks()
      return plain.isEmpty ? nil : plain
    }
    if let object = value as? [String: Any] { return text(object["name"]) }
    if let list = value as? [Any] {
      let names = list.compactMap { text($0) }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    return nil
  }
}

extension Markup {
  /// The text of a script as it stands.
  fileprivate var script: String { children.filter(\.isText).map(\.text).joined() }
}
