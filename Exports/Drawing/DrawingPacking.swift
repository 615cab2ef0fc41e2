/// Places what no line joins next to each other, so that little of the sheet stays empty.
///
/// The largest part first, each where the sheet around all so far stays smallest, at a corner of what is there.
enum DrawingPacking {
  /// An A4 sheet lying down, as wide as 1.41 times its height.
  private static let shape = 2.0.squareRoot()

  private struct Box {
    var left, bottom, width, height: Double

    init(around places: some Sequence<DrawingPlace>) {
      let places = Array(places)
      left = places.map { $0.x - $0.width / 2 }.min() ?? 0
      bottom = places.map { $0.y - $0.height / 2 }.min() ?? 0
      width = (places.map { $0.x + $0.width / 2 }.max() ?? 0) - left
      height = (places.map { $0.y + $0.height / 2 }.max() ?? 0) - bottom
    }

    var right: Double { left + width }
    var top: Double { bottom + height }

    func isClear(of other: Box, by gap: Double) -> Bool {
      left >= other.right + gap || other.left >= right + gap || bottom >= other.top + gap || other.bottom >= top + gap
    }

    func moved(left: Double, bottom: Double) -> Box {
      var box = self
      box.left = left
      box.bottom = bottom
      return box
    }
  }

  /// - Parameters:
  ///   - parts: by the names of the nodes; what is in one part keeps its distances.
  ///   - gap: between parts, in points.
  /// - Complexity: with the cube of the number of parts; 0.1 s for 300.
  static func packed(_ parts: [[String: DrawingPlace]], gap: Double) -> [String: DrawingPlace] {
    let boxes = parts.map { Box(around: $0.values) }
    let order = parts.indices.sorted { a, b in
      let (first, second) = (boxes[a].width * boxes[a].height, boxes[b].width * boxes[b].height)
      return first == second ? a < b : first > second
    }
    var placed: [Box] = []
    var all: [String: DrawingPlace] = [:]
    var (width, height) = (0.0, 0.0)
    for part in order {
      let box = boxes[part]
      let starts: [(Double, Double)] = placed.isEmpty ? [(0, 0)] : placed.flatMap { corners(of: $0, gap) }
      var best: (cost: Double, box: Box)?
      for (left, bottom) in starts {
        let here = box.moved(left: left, bottom: bottom)
        guard placed.allSatisfy({ here.isClear(of: $0, by: gap) }) else { continue }
        let (across, up) = (max(width, here.right), max(height, here.top))
        // The sheet first; among places on the same sheet the one that is nearest to its corner.
        let cost = max(across, up * shape) + (here.right + here.top) / 1_000
        if best.map({ cost < $0.cost }) != false { best = (cost, here) }
      }
      guard let found = best?.box else { continue }
      placed.append(found)
      (width, height) = (max(width, found.right), max(height, found.top))
      let (x, y) = (found.left - box.left, found.bottom - box.bottom)
      all.merge(parts[part].mapValues { $0.moved(x: x, y: y) }) { first, _ in first }
    }
    return all
  }

  /// Takes out what is empty between things, across and then up: everything stays on its side of what it would touch.
  ///
  /// Of all places that a thing may have in the narrowest picture it takes the middle, and goes three quarters of the way there:
  /// a picture without any room has no shape.
  ///
  /// Source: the constraint graphs of one-dimensional compaction, Lengauer, Combinatorial Algorithms for Integrated Circuit
  /// Layout, 1990, chapter 10.
  ///
  /// - Complexity: with the square of the number of things.
  static func compacted(_ part: [String: DrawingPlace], gap: Double) -> [String: DrawingPlace] {
    let names = part.keys.sorted()
    var places = names.compactMap { part[$0] }
    let across = coordinates(places.map { Span($0.x, $0.width, $0.y, $0.height) }, gap)
    for (index, x) in across.enumerated() { places[index] = places[index].moved(x: x - places[index].x, y: 0) }
    let up = coordinates(places.map { Span($0.y, $0.height, $0.x, $0.width) }, gap)
    for (index, y) in up.enumerated() { places[index] = places[index].moved(x: 0, y: y - places[index].y) }
    return Dictionary(uniqueKeysWithValues: zip(names, places))
  }

  /// A thing along one axis, and across it.
  private struct Span {
    let middle, length, other, thickness: Double

    init(_ middle: Double, _ length: Double, _ other: Double, _ thickness: Double) {
      self.middle = middle
      self.length = length
      self.other = other
      self.thickness = thickness
    }

    func isInTheWay(of next: Span, _ gap: Double) -> Bool {
      abs(other - next.other) < (thickness + next.thickness) / 2 + gap
    }
  }

  /// New middles.
  private static func coordinates(_ spans: [Span], _ gap: Double) -> [Double] {
    let order = spans.indices.sorted { (spans[$0].middle, $0) < (spans[$1].middle, $1) }
    // Never further apart than they are: things that touch already stay as they are.
    func distance(_ a: Int, _ b: Int) -> Double {
      min((spans[a].length + spans[b].length) / 2 + gap, spans[b].middle - spans[a].middle)
    }
    var first = spans.map { $0.length / 2 }
    for (place, b) in order.enumerated() {
      for a in order[..<place] where spans[a].isInTheWay(of: spans[b], gap) {
        first[b] = max(first[b], first[a] + distance(a, b))
      }
    }
    let end = spans.indices.map { first[$0] + spans[$0].length / 2 }.max() ?? 0
    var last = spans.map { end - $0.length / 2 }
    for (place, a) in order.enumerated().reversed() {
      for b in order[(place + 1)...] where spans[a].isInTheWay(of: spans[b], gap) {
        last[a] = min(last[a], last[b] - distance(a, b))
      }
    }
    return spans.indices.map { 0.75 * (first[$0] + last[$0]) / 2 + 0.25 * spans[$0].middle }
  }

  /// Where another may begin: to the right of it, above it, and at the edges of the sheet beside and above it.
  private static func corners(of box: Box, _ gap: Double) -> [(Double, Double)] {
    let (right, top) = (box.right + gap, box.top + gap)
    return [(right, box.bottom), (box.left, top), (right, 0), (0, top)]
  }
}
