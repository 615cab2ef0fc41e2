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
    var reader = Reader(bytes: bytes)
    guard reader.number() == Self.format, let predicateCount = reader.number(), predicateCount < 1 << 12 else {
      return nil
    }
    self.init()
    for _ in 0..<predicateCount {
      guard let count = reader.number(), let text = reader.take(count) else { return nil }
      predicates.append(String(decoding: text, as: UTF8.self))
    }
    guard let entities = reader.number(), let links = reader.number(), entities <= bytes.count, links <= bytes.count
    else { return nil }
    idStarts.reserveCapacity(entities + 1)
    starts.reserveCapacity(entities + 1)
    objects.reserveCapacity(links)
    facts.reserveCapacity(links)
    confidences.reserveCapacity(links)
    var last = 0..<0
    for _ in 0..<entities {
      guard let shared = reader.number(), let count = reader.number(), shared <= last.count,
        let rest = reader.take(count)
      else { return nil }
      let start = idBytes.count
      // Copied first: to append an array's own slice to it would copy the whole array.
      let beginning = Array(idBytes[last.lowerBound..<last.lowerBound + shared])
      idBytes += beginning
      idBytes += rest
      idStarts.append(UInt32(idBytes.count))
      last = start..<idBytes.count
    }
    guard reader.links(into: &self, entities: entities), objects.count == links else { return nil }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

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

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, count <= bytes.count - position else { return nil }
      defer { position += count }
      return bytes[position..<position + count]
    }

    mutating func links(into packed: inout PackedLinks, entities: Int) -> Bool {
      guard let count = number(), count <= bytes.count else { return false }
      var table: [(fact: UInt32, confidence: UInt32)] = []
      for _ in 0..<count {
        guard let fact = number(), let confidence = number(), fact <= UInt32.max,
          fact & 0xFFF < packed.predicates.count,
          fact >> 12 & 7 < 5, confidence <= 1_000_000
        else { return false }
        table.append((UInt32(fact), UInt32(confidence)))
      }
      for _ in 0..<entities {
        guard let count = number() else { return false }
        var last = 0
        for _ in 0..<count {
          guard let step = number(), let place = number(), place < table.count else { return false }
          last += step
          guard last < entities else { return false }
          packed.objects.append(UInt32(last))
          packed.facts.append(table[place].fact)
          packed.confidences.append(table[place].confidence)
        }
        packed.starts.append(UInt32(packed.objects.count))
      }
      return true
    }
  }
}
