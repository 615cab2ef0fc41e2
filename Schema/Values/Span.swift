/// A stretch of an article's text, in UTF-8 bytes from the start of the text, half-open.
///
/// Spans sort by start, then by end. Everything between the reader and the claims counts in bytes, because that is how
/// Swift stores text; what is stored and exported counts in code points (`CodePointRange`).
public struct Span: Hashable, Comparable, Sendable, Codable {
  /// The first byte.
  public let start: Int
  /// The byte after the last one; never less than `start`.
  public let end: Int

  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a span runs forwards from a position in the text")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }

  /// Whether the other span lies entirely inside this one.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share at least one byte.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// The shortest span that covers both.
  public func joined(with other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A stretch of an article's text, in Unicode code points from the start of the text, half-open.
///
/// This is the unit of the database and of every export: SQLite's `substr` and Python's slices count the same way.
public struct CodePointRange: Hashable, Comparable, Sendable, Codable {
  public let start: Int
  public let end: Int

  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a range runs forwards from a position in the text")
    self.start = start
    self.end = end
  }

  public static func < (a: CodePointRange, b: CodePointRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Turns byte positions of one text into code-point positions.
///
/// - Complexity: built in O(bytes); each look-up is O(1) in an ASCII text and O(log n) otherwise, n being the number of
///   code points of more than one byte.
public struct CodePointIndex: Sendable {
  /// Byte offsets just after each code point of more than one byte, with the bytes saved so far.
  private let ends: [Int]
  private let saved: [Int]

  public init(_ text: String) {
    var ends: [Int] = []
    var saved: [Int] = []
    var offset = 0
    var total = 0
    for byte in text.utf8 {
      offset += 1
      // Continuation bytes (10xxxxxx) do not begin a code point.
      if byte & 0xC0 == 0x80 {
        total += 1
        if ends.last == offset - 1, let last = ends.indices.last {
          ends[last] = offset
          saved[last] = total
        } else {
          ends.append(offset)
          saved.append(total)
        }
      }
    }
    self.ends = ends
    self.saved = saved
  }

  /// The code-point position of a byte offset that stands on a code-point boundary.
  public func codePoint(at byte: Int) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return byte - (low == 0 ? 0 : saved[low - 1])
  }

  /// A stretch of bytes in code points.
  public func range(of span: Span) -> CodePointRange {
    CodePointRange(codePoint(at: span.start), codePoint(at: span.end))
  }
}
