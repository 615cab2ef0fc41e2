/// When something happened or held, in words: "on 2024-12-26", "from 2000 to 2006", "until 2019", "since 2014".
enum DateText {
  /// - Parameter date: ISO 8601, or a span as in ISO 8601-2.
  static func when(_ date: String) -> String {
    let ends = date.split(separator: "/")
    guard ends.count == 2 else { return "on " + date }
    switch (ends[0], ends[1]) {
    case ("..", let end): return "until " + end
    case (let start, ".."): return "since " + start
    case (let start, let end): return "from \(start) to \(end)"
    }
  }
}
