/// What an export is written to, piece by piece.
public protocol ExportOutput {
  /// Takes bytes of UTF-8; never part of a character.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ExportOutput {
  mutating func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }
}

extension String: ExportOutput {
  public mutating func write(_ bytes: UnsafeRawBufferPointer) { self += String(decoding: bytes, as: UTF8.self) }
}

/// Text as bytes, for what is written a million times: a `String` would count, check and align every piece again.
struct ByteText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    let isAdded: Void? = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isAdded == nil { bytes.append(contentsOf: text.utf8) }
  }

  mutating func add(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }
  mutating func add(_ more: [UInt8]) { bytes.append(contentsOf: more) }
  mutating func add(_ more: ByteText) { bytes.append(contentsOf: more.bytes) }
  mutating func add(byte: UInt8) { bytes.append(byte) }

  mutating func add(_ number: Int) {
    guard number >= 0 else { return add(String(number)) }
    if number < 10 { return bytes.append(0x30 + UInt8(number)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = UInt64(number)
      var place = 20
      repeat {
        place -= 1
        digits[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place..<20]))
    }
  }

  /// 32 digits.
  mutating func add(hex hash: UInt128) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
      for (start, half) in [(0, UInt64(truncatingIfNeeded: hash >> 64)), (16, UInt64(truncatingIfNeeded: hash))] {
        var rest = half
        for place in stride(from: start + 15, through: start, by: -1) {
          let digit = UInt8(truncatingIfNeeded: rest) & 15
          digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
          rest >>= 4
        }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(digits))
    }
  }

  mutating func add(length: UInt32) { withUnsafeBytes(of: length) { add($0) } }

  /// - Parameter place: where one was added.
  mutating func set(length: UInt32, at place: Int) {
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: length, toByteOffset: place, as: UInt32.self) }
  }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Hands over what was written so far, once it is worth it.
  mutating func flush(to output: inout some ExportOutput, over limit: Int = 1 << 16) throws {
    guard bytes.count > limit else { return }
    try bytes.withUnsafeBytes { try output.write($0) }
    clear()
  }

  /// Hands over all.
  mutating func finish(to output: inout some ExportOutput) throws { try flush(to: &output, over: 0) }
}
