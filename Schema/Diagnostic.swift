/// A failure that someone can act on: a code for programs, and three lines for people.
///
/// Style: lower case, no full stop, the user's own text in quotes, the limit next to the value that crossed it. Never
/// the text of an article: names in unpublished articles are private.
public protocol Diagnostic: Error, Sendable, CustomStringConvertible {
  /// What went wrong: "no relation is called 'workFor'".
  var what: String { get }
  /// Where: "query, column 14", "notes/lavrov.txt, byte 12".
  var place: String? { get }
  /// How to fix it: "did you mean 'worksFor'?"
  var remedy: String? { get }
  /// The name of the code, for counting and for `--json`: "unknownEntity".
  var codeName: String { get }
}

extension Diagnostic {
  /// Three lines, or fewer; the place is one line whatever a file is called.
  public var description: String {
    var lines = ["Error: \(what.spellingControls(keepingLines: true))"]
    if let place { lines.append("  at \(place.spellingControls(keepingLines: false))") }
    if let remedy { lines.append("  try: \(remedy.spellingControls(keepingLines: true))") }
    return lines.joined(separator: "\n")
  }
}
