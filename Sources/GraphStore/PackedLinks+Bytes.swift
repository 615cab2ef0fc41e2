internal import GraphSchema

/// As bytes: numbers of seven bits a byte, the lowest first; ids without the beginning that they share with the one
/// before; objects as the step from the one before. A million links
/// take some 6 MB.
///
/// Source: LEB128 (DWARF 5, section 7.6); front coding (I. Witten, A. Moffat, T. Bell, Managing Gigabytes, section 4.1).
extension PackedLinks {
  private static let format = 2

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
    put(objects.count)
    var before: ArraySlice<UInt8> = []
    for entity in 0..<entityCount {
      let id = idBytes[Int(idStarts[entity])..<Int(idStarts[entity + 1])]
      let shared = zip(before, id).prefix { $0 == $1 }.count
      put(shared)
      put(id.count - shared)
      out += id.dropFirst(shared)
      before = id
    }
    // Predicate, standing, stories and confidence of most links are those of many others: each combination stands once.
    struct Combination: Hashable {
      let fact, confidence: UInt32
    }
    var counts: [Combination: Int] = [:]
    for index in objects.indices {
      counts[Combination(fact: facts[index], confidence: confidences[index]), default: 0] += 1
    }
    let table = counts.sorted { a, b in
      (b.value, a.key.fact, a.key.confidence) < (a.value, b.key.fact, b.key.confidence)
    }.map(\.key)
    put(table.count)
    for combination in table {
      put(Int(combination.fact))
      put(Int(combination.confidence))
    }
    let places = Dictionary(uniqueKeysWithValues: table.enumerated().map { ($1, $0) })
    for subject in 0..<entityCount {
      let range = Int(starts[subject])..<Int(starts[subject + 1])
      put(range.count)
      var last = 0
      for index in range {
        let object = Int(objects[index])
        put(object - last)
        last = object
        put(places[Combination(fact: facts[index], confidence: confidences[index])] ?? 0)
      }
    }
    return out
  }

  /// - Returns: `nil` for bytes that are not whole or that another version wrote.
  init?(bytes: [UInt8]) {
    self.init()
    guard bytes.withUnsafeBufferPointer({ read(PackedReader(bytes: $0)) }) else { return nil }
  }

  private mutating func read(_ reader: consuming PackedReader) -> Bool {
    guard reader.number() == Self.format, let predicateCount = reader.number(), predicateCount < 1 << 12 else {
      return false
    }
    for _ in 0..<predicateCount {
      guard let count = reader.number(), let text = reader.take(count) else { return false }
      predicates.append(String(decoding: text, as: UTF8.self))
    }
    guard let entities = reader.number(), let links = reader.number(), entities <= reader.bytes.count,
      links <= reader.bytes.count
    else { return false }
    return reader.ids(entities, into: &self) && reader.links(links, entities: entities, into: &self)
  }
}

/// Reads packed links byte by byte. What leads outside the bytes is no number: they may be damaged.
private struct PackedReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  mutating func number() -> Int? {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    return nil
  }

  mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return UnsafeBufferPointer(rebasing: bytes[position..<position + count])
  }

  mutating func ids(_ count: Int, into packed: inout PackedLinks) -> Bool {
    packed.idStarts.reserveCapacity(count + 1)
    packed.idBytes.reserveCapacity(count * 16)
    var last: [UInt8] = []
    for _ in 0..<count {
      guard let shared = number(), let more = number(), shared <= last.count, let rest = take(more) else {
        return false
      }
      last.removeSubrange(shared...)
      last.append(contentsOf: rest)
      packed.idBytes.append(contentsOf: last)
      packed.idStarts.append(UInt32(packed.idBytes.count))
    }
    return true
  }

  mutating func links(_ count: Int, entities: Int, into packed: inout PackedLinks) -> Bool {
    guard let combinations = number(), combinations <= bytes.count else { return false }
    var table: [(fact: UInt32, confidence: UInt32)] = []
    for _ in 0..<combinations {
      guard let fact = number(), let confidence = number(), fact <= UInt32.max,
        fact & 0xFFF < packed.predicates.count, fact >> 12 & 7 < 5, confidence <= 1_000_000
      else { return false }
      table.append((UInt32(fact), UInt32(confidence)))
    }
    var (objects, facts, confidences, starts) = (
      Self.zeros(count), Self.zeros(count), Self.zeros(count), Self.zeros(entities + 1)
    )
    var next = 0
    for subject in 0..<entities {
      guard let own = number(), own <= count - next else { return false }
      var last = 0
      for _ in 0..<own {
        guard let step = number(), let place = number(), place < table.count, step < entities else { return false }
        last += step
        guard last < entities else { return false }
        objects[next] = UInt32(last)
        facts[next] = table[place].fact
        confidences[next] = table[place].confidence
        next += 1
      }
      starts[subject + 1] = UInt32(next)
    }
    packed.objects = objects
    packed.facts = facts
    packed.confidences = confidences
    packed.starts = starts
    return next == count
  }

  private static func zeros(_ count: Int) -> [UInt32] { [UInt32](repeating: 0, count: count) }
}
