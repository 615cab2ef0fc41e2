internal import GraphSchema

/// As bytes: numbers of seven bits a byte, the lowest first; ids without the beginning that they share with the one
/// before; objects as the step from the one before. A million links
/// take some 5 MB.
///
/// Source: LEB128 (DWARF 5, section 7.6); front coding (I. Witten, A. Moffat, T. Bell, Managing Gigabytes, section 4.1).
extension PackedLinks {
  fileprivate static let format = 2

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
    put(Self.format)
    put(predicates.count)
    for predicate in predicates {
      put(predicate.utf8.count)
      out += predicate.utf8
    }
    put(entityCount)
    put(links.count)
    var before: ArraySlice<UInt8> = []
    for entity in 0..<entityCount {
      let id = idBytes[Int(idStarts[entity])..<Int(idStarts[entity + 1])]
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
    for subject in 0..<entityCount {
      let range = Int(starts[subject])..<Int(starts[subject + 1])
      put(range.count)
      var last = 0
      for index in range {
        let object = Int(links[index].other)
        put(object - last)
        last = object
        put(Int(links[index].sort))
      }
    }
    return out
  }

  /// - Returns: `nil` for bytes that are not whole or that another version wrote.
  /// - Complexity: O(bytes), some 15 ms for a million links.
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
    // Each takes a byte or more.
    guard let entities = number(), let links = number(), entities <= left, links <= left else { return false }
    return ids(entities, into: &packed) && sorts(into: &packed) && self.links(links, entities, into: &packed)
  }

  /// In two walks: the first says how much room they need.
  private mutating func ids(_ count: Int, into packed: inout PackedLinks) -> Bool {
    let first = place
    var (total, last) = (0, 0)
    for _ in 0..<count {
      guard let shared = number(), let more = number(), shared <= last, more <= left else { return false }
      place += more
      last = shared + more
      total += last
    }
    guard total <= UInt32.max else { return false }
    place = first
    var starts = [UInt32](repeating: 0, count: count + 1)
    packed.idBytes = [UInt8](unsafeUninitializedCapacity: total) { bytes, initialized in
      guard let start = bytes.baseAddress else { return }
      var (next, before) = (start, start)
      for index in 1...max(count, 1) where index <= count {
        guard let shared = number(), let more = number() else { return }
        next.update(from: before, count: shared)
        (next + shared).update(from: place, count: more)
        place += more
        before = next
        next += shared + more
        starts[index] = UInt32(next - start)
      }
      initialized = next - start
    }
    packed.idStarts = starts
    return packed.idBytes.count == total
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
    let sorts = packed.sorts.count
    var starts = [UInt32](repeating: 0, count: entities + 1)
    packed.links = [PackedLink](unsafeUninitializedCapacity: count) { links, initialized in
      var next = 0
      for subject in 0..<entities {
        guard let own = number(), own <= count - next else { return }
        var last = 0
        for _ in 0..<own {
          guard let step = number(), let sort = number(), sort < sorts, step < entities else { return }
          last += step
          guard last < entities else { return }
          links[next] = PackedLink(other: UInt32(truncatingIfNeeded: last), sort: UInt32(truncatingIfNeeded: sort))
          next += 1
        }
        starts[subject + 1] = UInt32(truncatingIfNeeded: next)
      }
      // Fewer than there should be are none.
      initialized = next
    }
    packed.starts = starts
    return packed.links.count == count && starts[entities] == UInt32(count)
  }
}
