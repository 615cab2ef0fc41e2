// Texts by their bytes. Swift compares texts as people read them: "é" in one code point and in two is the same, so two names
// would become one key, and a list of both would have no order of its own. What is written to files is told apart by bytes,
// as SQLite, Python and `LC_ALL=C sort` do.

extension String {
  /// By bytes.
  public func precedes(_ other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        UnsafeRawBufferPointer(mine).precedes(UnsafeRawBufferPointer(theirs))
      }
    }
    return (answer ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether the bytes are the same.
  public func isSame(as other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        UnsafeRawBufferPointer(mine).isSame(as: UnsafeRawBufferPointer(theirs))
      }
    }
    return (answer ?? nil) ?? (utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8))
  }
}

extension UnsafeRawBufferPointer {
  /// By bytes, eight at a time; the beginning of a text before the whole.
  public func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    let shared = Swift.min(count, other.count)
    var place = 0
    while place + 8 <= shared {
      let mine = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let theirs = other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if mine != theirs { return mine.bigEndian < theirs.bigEndian }
      place += 8
    }
    while place < shared {
      if self[place] != other[place] { return self[place] < other[place] }
      place += 1
    }
    return count < other.count
  }

  /// Whether the bytes are the same, eight at a time.
  public func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var place = 0
    while place + 8 <= count {
      if loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      place += 8
    }
    while place < count {
      if self[place] != other[place] { return false }
      place += 1
    }
    return true
  }
}

extension Sequence where Element == String {
  /// Each once, sorted by bytes.
  public var sortedOnce: [String] { Set(map(TextBytes.init)).map(\.text).sorted { $0.precedes($1) } }
}

/// A text that is equal to another when its bytes are: the key of every table whose keys come from outside.
public struct TextBytes: Hashable, Comparable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public static func == (a: TextBytes, b: TextBytes) -> Bool { a.text.isSame(as: b.text) }

  public static func < (a: TextBytes, b: TextBytes) -> Bool { a.text.precedes(b.text) }

  public func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
