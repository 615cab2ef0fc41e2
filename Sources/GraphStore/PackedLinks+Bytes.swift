internal import GraphSchema

/// As bytes: numbers of seven bits a byte, the lowest first; ids without the beginning that they share with the one before;
/// links each in as many bits as the largest needs, so that they are read without a look at the one before. A million links
/// take some 5 MB.
///
/// Source: LEB128 (DWARF 5, section 7.6); front coding (I. Witten, A. Moffat, T. Bell, Managing Gigabytes, section 4.1).
extension PackedLinks {
  fileprivate static let format = 3
  /// So that eight bytes can be read where the last link begins.
  fileprivate static let padding = 8

  /// How many bits the other end of a link takes, and what it says; together at most 56, so that eight bytes hold a link
  /// wherever in a byte it begins.
  fileprivate static func widths(entities: Int, sorts: Int) -> (other: Int, sort: Int)? {
    let widths = (
      Int.bitWidth - max(entities - 1, 0).leadingZeroBitCount, Int.bitWidth - max(sorts - 1, 0).leadingZeroBitCount
    )
    return widths.0 + widths.1 <= 56 ? widths : nil
  }

  fileprivate static func linkBytes(_ count: Int, _ widths: (other: Int, sort: Int)) -> Int {
    (count * (widths.other + widths.sort) + 7) / 8 + padding
  }

  /// Nothing that can be read again for more entities and sorts than 56 bits can tell apart.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    func put(_ value: Int) {
      var rest = UInt(value)
      while rest >= 0x80 {
        out.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      out.append(UInt8(rest))
    }
    guard let widths = Self.widths(entities: entityCount, sorts: sorts.count) else { return [] }
    put(Self.format)
    put(predicates.count)
    for predicate in predicates {
      put(predicate.utf8.count)
      out += predicate.utf8
    }
    put(entityCount)
    put(links.count)
    put(ids.bytes.count)
    var before: ArraySlice<UInt8> = []
    for entity in 0..<entityCount {
      let id = ids.slice(entity)
      let shared = zip(before, id).prefix { $0 == $1 }.count
      put(shared)
      put(id.count - shared)
      out += id.dropFirst(shared)
      before = id
    }
    put(sorts.count)
    for sort in sorts {
      put(Int(sort.fact))
      put(Int(sort.confidence))
    }
    for entity in 0..<entityCount { put(Int(starts[entity + 1] - starts[entity])) }
    let end = out.count + Self.linkBytes(links.count, widths)
    out.reserveCapacity(end)
    var (word, filled): (UInt64, Int) = (0, 0)
    for link in links {
      word |= (UInt64(link.other) | UInt64(link.sort) << UInt64(widths.other)) << UInt64(filled)
      filled += widths.other + widths.sort
      while filled >= 8 {
        out.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
        filled -= 8
      }
    }
    if filled > 0 { out.append(UInt8(truncatingIfNeeded: word)) }
    out += repeatElement(0, count: Self.padding)
    return out
  }

  /// - Returns: `nil` for bytes that are not whole or that another version wrote.
  /// - Complexity: O(bytes), some 5 ms for a million links.
  init?(bytes: UnsafeRawBufferPointer) {
    self.init()
    var reader = PackedReader(bytes)
    guard reader.read(into: &self) else { return nil }
  }

  init?(bytes: [UInt8]) {
    guard let packed = bytes.withUnsafeBytes({ PackedLinks(bytes: $0) }) else { return nil }
    self = packed
  }
}

/// Reads packed links byte by byte. What leads outside the bytes is no number: they may be damaged.
private struct PackedReader {
  private var place: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var left: Int { end - place }

  /// - Parameter bytes: lasts as long as the reader.
  init(_ bytes: UnsafeRawBufferPointer) {
    let bytes = bytes.bindMemory(to: UInt8.self)
    // 1 is an address; nothing is read from it where there are no bytes.
    place = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    end = place + bytes.count
  }

  @inline(__always)
  private mutating func number() -> Int? {
    guard place < end else { return nil }
    let first = place.pointee
    place += 1
    return first < 0x80 ? Int(first) : rest(of: first)
  }

  @inline(__always)
  private mutating func rest(of first: UInt8) -> Int? {
    var value = UInt(first & 0x7F)
    var shift: UInt = 7
    while place < end, shift < 63 {
      let byte = place.pointee
      place += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    return nil
  }

  mutating func read(into packed: inout PackedLinks) -> Bool {
    guard number() == PackedLinks.format, let predicates = number(), predicates < 1 << 12 else { return false }
    for _ in 0..<predicates {
      guard let count = number(), count <= left else { return false }
      packed.predicates.append(String(decoding: UnsafeBufferPointer(start: place, count: count), as: UTF8.self))
      place += count
    }
    // Each entity takes a byte or more; numbers of links fit 32 bits.
    guard let entities = number(), let links = number(), entities <= left, links <= UInt32.max else { return false }
    return ids(entities, into: &packed) && sorts(into: &packed) && self.links(links, entities, into: &packed)
  }

  private mutating func ids(_ count: Int, into packed: inout PackedLinks) -> Bool {
    // What two ids share is written once, so all together are larger than their bytes, but not by so much.
    guard let total = number(), total <= UInt32.max, total <= left * 4096 else { return false }
    var starts: [UInt32] = []
    packed.ids.bytes = [UInt8](unsafeUninitializedCapacity: total) { bytes, initialized in
      guard let start = bytes.baseAddress else { return }
      starts = [UInt32](unsafeUninitializedCapacity: count + 1) { starts, ends in
        starts[0] = 0
        ends = 1
        var (next, before, last) = (start, start, 0)
        for index in 0..<count {
          guard let shared = number(), let more = number(), shared <= last, more <= left,
            shared + more <= total - (next - start)
          else { return }
          next.update(from: before, count: shared)
          (next + shared).update(from: place, count: more)
          place += more
          before = next
          last = shared + more
          next += last
          starts[index + 1] = UInt32(truncatingIfNeeded: next - start)
          ends = index + 2
          initialized = next - start
        }
      }
    }
    packed.ids.starts = count == 0 ? [0] : starts
    return packed.ids.bytes.count == total && packed.ids.starts.count == count + 1
  }

  private mutating func sorts(into packed: inout PackedLinks) -> Bool {
    guard let count = number(), count <= left else { return false }
    for _ in 0..<count {
      guard let fact = number(), let confidence = number(), fact <= UInt32.max,
        fact & 0xFFF < packed.predicates.count, fact >> 12 & 7 < 5, confidence <= 1_000_000
      else { return false }
      packed.sorts.append(LinkSort(fact: UInt32(fact), confidence: UInt32(confidence)))
    }
    return true
  }

  private mutating func links(_ count: Int, _ entities: Int, into packed: inout PackedLinks) -> Bool {
    packed.starts = [UInt32](unsafeUninitializedCapacity: entities + 1) { starts, initialized in
      starts[0] = 0
      initialized = 1
      var next = 0
      for subject in 0..<entities {
        guard let own = number(), own <= count - next else { return }
        next += own
        starts[subject + 1] = UInt32(truncatingIfNeeded: next)
        initialized = subject + 2
      }
    }
    let sorts = UInt64(packed.sorts.count)
    guard packed.starts.count == entities + 1, packed.starts[entities] == UInt32(count),
      let widths = PackedLinks.widths(entities: entities, sorts: packed.sorts.count),
      left == PackedLinks.linkBytes(count, widths)
    else { return false }
    let (bytes, width, otherBits) = (UnsafeRawPointer(place), widths.other + widths.sort, UInt64(widths.other))
    let (others, all) = (UInt64(1) << otherBits - 1, UInt64(1) << UInt64(width) - 1)
    var isRight = true
    packed.links = [PackedLink](unsafeUninitializedCapacity: count) { links, initialized in
      var bit = 0
      for index in 0..<count {
        let word = bytes.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self).littleEndian >> UInt64(bit & 7) & all
        let (other, sort) = (word & others, word >> otherBits)
        isRight = isRight && other < UInt64(entities) && sort < sorts
        links[index] = PackedLink(
          other: UInt32(truncatingIfNeeded: other), sort: UInt32(truncatingIfNeeded: sort))
        bit += width
      }
      initialized = count
    }
    return isRight
  }
}
