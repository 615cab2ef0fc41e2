import Foundation
import Testing

/// Compares a text with the file of that name in `Goldens/`.
///
/// `UPDATE_GOLDENS=1 swift test` rewrites the files and fails once, so that a rewrite is looked at as a diff.
func expectGolden(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) was rewritten: look at the difference, then run again", sourceLocation: location)
    return
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard golden != text else { return }
  let (old, new) = (golden.split(separator: "\n"), text.split(separator: "\n"))
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(name) differs from line \(line + 1):
      golden: \(line < old.count ? old[line].prefix(200) : "(ends)")
      now:    \(line < new.count ? new[line].prefix(200) : "(ends)")
    """, sourceLocation: location)
}
