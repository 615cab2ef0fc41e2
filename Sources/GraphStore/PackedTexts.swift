internal import GraphSchema

/// Many short texts, one after the other: what as many strings would take several times the memory for.
struct PackedTexts: Equatable, Sendable {
  var bytes: [UInt8] = []
  /// Where each begins in `bytes`, and the end.
  var starts: [UInt32] = [0]

  init() {}

  init(_ texts: [String]) {
    starts.reserveCapacity(texts.count + 1)
    for text in texts {
      bytes += text.utf8
      starts.append(UInt32(bytes.count))
    }
  }

  var count: Int { starts.count - 1 }

  /// - Parameter text: as SQLite has it; none for NULL.
  /// - Returns: `false` where all together would be 4 GB or more; then nothing is added.
  mutating func append(_ text: UnsafeRawBufferPointer?) -> Bool {
    guard let end = UInt32(exactly: bytes.count + (text?.count ?? 0)) else { return false }
    if let text { bytes.append(contentsOf: text) }
    starts.append(end)
    return true
  }

  subscript(place: Int) -> String { with(place) { String(decoding: $0, as: UTF8.self) } }

  func slice(_ place: Int) -> ArraySlice<UInt8> { bytes[Int(starts[place])..<Int(starts[place + 1])] }

  @inline(__always)
  func with<Value>(_ place: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    bytes.withUnsafeBytes { bytes in
      body(UnsafeRawBufferPointer(rebasing: bytes[Int(starts[place])..<Int(starts[place + 1])]))
    }
  }

  /// Where a text lies, where all lie in the order of their bytes; `nil` for one that is not among them.
  func place(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      let wanted = UnsafeRawBufferPointer(bytes)
      let place = count(before: wanted)
      return place < count && with(place) { $0.isSame(as: wanted) } ? place : nil
    }
  }

  /// How many texts come before one, where they lie in the order of their bytes.
  func count(before text: UnsafeRawBufferPointer) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if with(middle, { $0.precedes(text) }) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
