import Foundation

/// Where a text differs from the file of that name in `Goldens/`; `nil` where it does not.
///
/// `UPDATE_GOLDENS=1 swift test` rewrites the files and says so once, so that a rewrite is looked at as a diff.
func differenceFromGolden(_ text: String, _ name: String) throws -> String? {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: file)
    return "\(name) was rewritten: look at the difference, then run again"
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard golden != text else { return nil }
  let (old, new) = (golden.split(separator: "\n"), text.split(separator: "\n"))
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  return """
    \(name) differs from line \(line + 1):
      golden: \(line < old.count ? old[line].prefix(200) : "(ends)")
      now:    \(line < new.count ? new[line].prefix(200) : "(ends)")
    """
}
