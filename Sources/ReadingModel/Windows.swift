/// Cuts a text into windows that the encoder reads one by one, as Training/reader.py.
///
/// A window holds whole sentences: new ones up to `new` pieces (at least one sentence), and before them, read again for
/// their context, as many as fit into `context` pieces. Only a sentence longer than `most` pieces is cut, between words.
struct Windows {
  static let new = 176
  static let context = 48
  static let most = 480

  struct Window: Equatable {
    /// Units read for context only.
    let before: Range<Int>
    /// Units whose states are kept.
    let kept: Range<Int>
  }

  /// - Parameter sizes: pieces of each unit (a sentence, or a part of one that is too long).
  static func plan(_ sizes: [Int]) -> [Window] {
    var windows: [Window] = []
    var at = 0
    while at < sizes.count {
      var end = at + 1
      var used = sizes[at]
      while end < sizes.count, used + sizes[end] <= new {
        used += sizes[end]
        end += 1
      }
      var first = at
      var extra = 0
      while first > 0, extra + sizes[first - 1] <= context, used + extra + sizes[first - 1] <= most {
        first -= 1
        extra += sizes[first]
      }
      windows.append(Window(before: first..<at, kept: at..<end))
      at = end
    }
    return windows
  }
}
