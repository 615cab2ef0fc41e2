internal import GraphSchema

/// A frame with what is in it, around a middle of its own.
struct DrawingFrame {
  /// The height of the line with the title.
  static let title = 24.0
  private static let margin = 14.0

  /// Of names and labels.
  let inside: [String: DrawingPlace]
  let width: Double
  let height: Double

  init(_ places: [String: DrawingPlace], title: String) {
    let all = places.values
    let left = all.map { $0.x - $0.width / 2 }.min() ?? 0
    let right = all.map { $0.x + $0.width / 2 }.max() ?? 0
    let bottom = all.map { $0.y - $0.height / 2 }.min() ?? 0
    let top = all.map { $0.y + $0.height / 2 }.max() ?? 0
    // Letters of 14 points are 7 wide, the mean of Helvetica's.
    let words = Double(DOTText.clipped(title, to: 60).count) * 8
    width = max(right - left, words) + 2 * Self.margin
    height = top - bottom + 2 * Self.margin + Self.title - 4
    let (x, y) = ((left + right) / 2, (bottom + top) / 2 + (Self.title - 4) / 2)
    inside = places.mapValues { $0.moved(x: -x, y: -y) }
  }

  private init(_ inside: [String: DrawingPlace], width: Double, height: Double) {
    self.inside = inside
    self.width = width
    self.height = height
  }

  /// The same picture seen in a mirror, upright or lying; the title stays on top.
  func mirrored(across: Bool, down: Bool) -> DrawingFrame {
    let middle = -(Self.title - 4)
    return DrawingFrame(
      inside.mapValues {
        DrawingPlace(
          x: across ? -$0.x : $0.x, y: down ? middle - $0.y : $0.y, width: $0.width, height: $0.height)
      }, width: width, height: height)
  }
}

// Frames are filled one by one and then placed as wholes, with everything that is in none of them.
extension Drawing {
  /// What is in a frame: names, the lines among them and their labels.
  func sketch(ofFrame number: Int) -> String {
    let members = Set(frames[number].members)
    var text = opening("overlap=prism, overlap_scaling=0.5, sep=\"+6\", start=1, pack=10, splines=false")
    for (index, entity) in entities.enumerated() where members.contains(entity.id) { text += name(entity, index) }
    for (index, line) in lines.enumerated() where members.contains(line.from) && members.contains(line.to) {
      text += joint(line, index, from: "n\(numbers[line.from] ?? 0)", to: "n\(numbers[line.to] ?? 0)")
    }
    return text + "}\n"
  }

  /// The frames as boxes, and what is in none.
  func sketch(around filled: [DrawingFrame]) -> String {
    let home = homes
    var text = opening("overlap=prism, overlap_scaling=0.5, sep=\"+14\", start=1, pack=20, splines=false")
    for (number, frame) in filled.enumerated() {
      let (width, height) = (Self.inches(frame.width), Self.inches(frame.height))
      text += "  f\(number) [label=\"\", shape=box, margin=0, fixedsize=true, width=\(width), height=\(height)];\n"
    }
    for (index, entity) in entities.enumerated() where home[entity.id] == nil { text += name(entity, index) }
    func end(_ id: Entity.ID) -> (name: String, reach: Double) {
      guard let frame = home[id] else { return ("n\(numbers[id] ?? 0)", 60) }
      return ("f\(frame)", (filled[frame].width + filled[frame].height) / 4)
    }
    for (index, line) in lines.enumerated() {
      if let start = home[line.from], start == home[line.to] { continue }
      let (from, to) = (end(line.from), end(line.to))
      text += joint(line, index, from: from.name, to: to.name, lengths: (from.reach, to.reach))
    }
    return text + "}\n"
  }

  /// Everything where it is in the end.
  ///
  /// Every frame is turned to the one of its four mirror images whose names are nearest to whom they are joined outside.
  func joined(_ filled: [DrawingFrame], around outside: [String: DrawingPlace]) -> [String: DrawingPlace] {
    let outside = DrawingPacking.packed(
      parts(of: outside).map { DrawingPacking.compacted($0, gap: 24) }, gap: 30)
    var all = outside
    let home = homes
    for (number, frame) in filled.enumerated() {
      let middle = outside["f\(number)"] ?? DrawingPlace(x: 0, y: 0)
      let turns = [(false, false), (true, false), (false, true), (true, true)].map {
        frame.mirrored(across: $0.0, down: $0.1).inside.mapValues { $0.moved(x: middle.x, y: middle.y) }
      }
      func length(_ turn: [String: DrawingPlace]) -> Double {
        lines.enumerated().reduce(0) { sum, item in
          let (index, line) = item
          guard home[line.from] != home[line.to] else { return sum }
          guard home[line.from] == number || home[line.to] == number else { return sum }
          let (inner, outer) = home[line.from] == number ? (line.from, line.to) : (line.to, line.from)
          let far = all["l\(index)"] ?? all["n\(numbers[outer] ?? 0)"] ?? home[outer].flatMap { outside["f\($0)"] }
          guard let near = turn["n\(numbers[inner] ?? 0)"], let far else { return sum }
          return sum + near.distance(to: far)
        }
      }
      // Of equals the first.
      let lengths = turns.map(length)
      let best = lengths.indices.min { (lengths[$0], $0) < (lengths[$1], $1) } ?? 0
      all.merge(turns[best]) { _, inside in inside }
    }
    return all
  }

  /// What lines join, each with its labels: frames count as one.
  private func parts(of outside: [String: DrawingPlace]) -> [[String: DrawingPlace]] {
    let home = homes
    func node(_ id: Entity.ID) -> String { home[id].map { "f\($0)" } ?? "n\(numbers[id] ?? 0)" }
    var leaders: [String: String] = [:]
    func leader(of node: String) -> String {
      var last = node
      while let next = leaders[last] { last = next }
      return last
    }
    func join(_ first: String, _ second: String) {
      let (first, second) = (leader(of: first), leader(of: second))
      if first != second { leaders[max(first, second)] = min(first, second) }
    }
    for (index, line) in lines.enumerated() {
      let (from, to) = (node(line.from), node(line.to))
      guard from != to else { continue }
      join(from, to)
      if outside["l\(index)"] != nil { join(from, "l\(index)") }
    }
    var parts: [String: [String: DrawingPlace]] = [:]
    for (node, place) in outside { parts[leader(of: node), default: [:]][node] = place }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The frame of each entity that is in one.
  private var homes: IDTable<Int> {
    IDTable(frames.enumerated().flatMap { number, frame in frame.members.map { ($0, number) } })
  }

  private func opening(_ attributes: String) -> String {
    """
    graph kith {
      graph [charset="UTF-8", \(attributes)];
      node [margin="0.12,0.06", fontname="\(words.style.font)", fontsize=14];

    """
  }

  private func name(_ entity: Entity, _ index: Int) -> String {
    "  n\(index) [\(words.outline(entity, degree: degrees[entity.id] ?? 0))];\n"
  }

  private func joint(
    _ line: DrawingBundle, _ index: Int, from: String, to: String, lengths: (Double, Double) = (54, 54)
  ) -> String {
    guard hasLabelNodes else { return "  \(from) -- \(to) [len=\(Self.inches(lengths.0 + lengths.1))];\n" }
    return """
        l\(index) [label=<\(label(line))>, shape=plain];
        \(from) -- l\(index) [len=\(Self.inches(lengths.0 + 18))];
        l\(index) -- \(to) [len=\(Self.inches(lengths.1 + 18))];

      """
  }

  private static func inches(_ points: Double) -> String { String((points / 72 * 1_000).rounded() / 1_000) }
}
