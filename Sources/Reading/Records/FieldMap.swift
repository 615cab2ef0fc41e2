/// Which columns or keys of a record hold the parts of an article.
///
/// A key may lead into an object: `author.name`. Keys are compared without regard to capital letters where the record has
/// none that is spelled the same.
public struct FieldMap: Hashable, Sendable {
  /// The parts of an article that a record can hold.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case text, title, url, publisher, published

    /// The names that it goes by where nothing else was said, the likeliest first.
    var names: [String] {
      switch self {
      case .text: ["text", "body", "content", "article", "maintext", "full_text", "articlebody"]
      case .title: ["title", "headline"]
      case .url: ["url", "link", "address"]
      case .publisher: ["publisher", "source", "site", "outlet", "newspaper"]
      case .published:
        [
          "published", "date", "published_at", "publishedat", "date_publish", "publish_date", "pubdate",
          "datepublished",
        ]
      }
    }
  }

  private var given: [Field: String] = [:]

  /// The names that are in use everywhere.
  public static let standard = FieldMap()

  /// - Parameter given: names to be used instead, each for one field.
  public init(_ given: [Field: String] = [:]) { self.given = given }

  /// The names of a field, the likeliest first.
  func names(of field: Field) -> [String] { given[field].map { [$0] } ?? field.names }

  /// Which of the columns holds a field; `nil` where none does.
  func column(of field: Field, among columns: [String]) -> Int? {
    for name in names(of: field) {
      if let exact = columns.firstIndex(of: name) { return exact }
      if let alike = columns.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return alike }
    }
    return nil
  }

  /// For messages: `'body'`, or `'text'` and the other names.
  var textNames: String {
    guard let name = given[.text] else { return "'text'" }
    return "'\(name)'"
  }
}
