internal import GraphSchema

/// Counts entities by kind, and by whether any relation joins them.
///
/// The ends of relations are read from their indices, one after the other: asking them for each entity took four times as long.
struct ConnectedKinds {
  /// So many numbers are looked at together.
  private static let width = 1 << 16

  private let next, subjects, objects, kinds: RawStatement

  init(_ connection: OpaquePointer) throws {
    next = try RawStatement("SELECT min(number) FROM entities WHERE number BETWEEN ?1 AND ?2", over: connection)
    subjects = try RawStatement(
      "SELECT subject FROM relations WHERE subject BETWEEN ?1 AND ?2 GROUP BY subject", over: connection)
    objects = try RawStatement(
      "SELECT object FROM relations WHERE object BETWEEN ?1 AND ?2 GROUP BY object", over: connection)
    kinds = try RawStatement(
      "SELECT number, kind_number FROM entities WHERE number BETWEEN ?1 AND ?2", over: connection)
  }

  /// - Returns: two counts for each kind in the order of its number: without a relation and with one.
  func counts(of numbers: ClosedRange<Int>) throws -> [Int] {
    var counts = [Int](repeating: 0, count: 6)
    var isConnected = [Bool](repeating: false, count: Self.width)
    var rest: ClosedRange<Int>? = numbers
    while let asked = rest, let first = try first(in: asked) {
      let (end, isTooFar) = first.addingReportingOverflow(Self.width - 1)
      let window = first...(isTooFar ? asked.upperBound : min(end, asked.upperBound))
      for place in isConnected.indices { isConnected[place] = false }
      for ends in [subjects, objects] {
        ends.bind(window)
        while try ends.step() { isConnected[try ends.int(0) - first] = true }
      }
      kinds.bind(window)
      while try kinds.step() {
        let place = try EntityKind.stored(kinds, 1).number
        counts[2 * place + (isConnected[try kinds.int(0) - first] ? 1 : 0)] += 1
      }
      rest = window.upperBound < asked.upperBound ? window.upperBound + 1...asked.upperBound : nil
    }
    return counts
  }

  private func first(in numbers: ClosedRange<Int>) throws -> Int? {
    var first: Int?
    next.bind(numbers)
    while try next.step() { first = next.isNull(0) ? nil : try next.int(0) }
    return first
  }
}
