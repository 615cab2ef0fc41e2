internal import Foundation

/// Values by text, for look-ups by the million; texts are told apart by their bytes, as SQLite does.
///
/// A dictionary of Swift spends most of such a look-up on its hash. This one has a seed of its own in every process, too, so
/// that nobody can make texts that all fall on one place; nothing that leaves it depends on the order of the places.
struct TextTable<Value> {
  private var places: [Int32] = Array(repeating: -1, count: 1024)
  private var hashes: [UInt64] = []
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private var values: [Value] = []

  var count: Int { values.count }

  subscript(text: String) -> Value? {
    get {
      find(text).found.map { values[$0] }
    }
    set {
      guard let newValue else { preconditionFailure("nothing is taken out of this table") }
      let (place, hash, found) = find(text)
      if let found {
        values[found] = newValue
        return
      }
      places[place] = Int32(values.count)
      hashes.append(hash)
      bytes.append(contentsOf: text.utf8)
      starts.append(bytes.count)
      values.append(newValue)
      if values.count * 2 > places.count { grow() }
    }
  }

  private func find(_ text: String) -> (place: Int, hash: UInt64, found: Int?) {
    var text = text
    return text.withUTF8 { wanted in
      let hash = SeededHash.of(wanted)
      let mask = places.count - 1
      var place = Int(truncatingIfNeeded: hash) & mask
      while places[place] >= 0 {
        let entry = Int(places[place])
        if hashes[entry] == hash, isText(entry, wanted) {
          return (place, hash, entry)
        }
        place = (place + 1) & mask
      }
      return (place, hash, nil)
    }
  }

  private func isText(_ entry: Int, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, count) = (starts[entry], starts[entry + 1] - starts[entry])
    guard count == wanted.count, let address = wanted.baseAddress else { return count == wanted.count }
    return bytes.withUnsafeBytes { all in
      all.baseAddress.map { memcmp($0 + start, address, count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 4)
    let mask = places.count - 1
    for (entry, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while places[place] >= 0 { place = (place + 1) & mask }
      places[place] = Int32(entry)
    }
  }
}

/// Numbers by pairs of numbers, as `TextTable`.
struct PairTable {
  private var keys: [(first: UInt64, second: UInt64)]
  /// 0 where there is none.
  private var values: [Int32]
  private var count = 0

  init() {
    keys = Array(repeating: (0, 0), count: 1024)
    values = Array(repeating: 0, count: 1024)
  }

  /// What is there, or else the number that is put there now.
  ///
  /// - Parameter number: 1 or more.
  mutating func number(of first: UInt64, _ second: UInt64, orPut number: Int32) -> Int32 {
    let place = place(of: first, second)
    if values[place] != 0 { return values[place] }
    keys[place] = (first, second)
    values[place] = number
    count += 1
    if count * 2 > values.count { grow() }
    return number
  }

  private func place(of first: UInt64, _ second: UInt64) -> Int {
    let mask = values.count - 1
    var place = Int(truncatingIfNeeded: SeededHash.mix(first ^ SeededHash.seed, second)) & mask
    while values[place] != 0, keys[place].first != first || keys[place].second != second { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: (0, 0), count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldValues[index] != 0 {
      let place = place(of: oldKeys[index].first, oldKeys[index].second)
      keys[place] = oldKeys[index]
      values[place] = oldValues[index]
    }
  }
}

/// A hash of 64 bits with a seed of this process, which nobody outside can know.
///
/// Source: the multiplication of wyhash (Wang Yi, 2019, public domain).
enum SeededHash {
  static let seed = UInt64.random(in: .min ... .max) | 1

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed ^ UInt64(raw.count)
    var offset = 0
    while offset + 8 <= raw.count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), seed ^ 0xE703_7ED1_A0B4_28DB)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return mix(hash ^ rest, seed ^ 0x8EBC_6AF0_9C88_C6E3)
  }

  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: b ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
