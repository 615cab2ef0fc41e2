public import GraphSchema

/// How the names of a drawing are placed.
public enum DrawingLayout: String, Hashable, Sendable, CaseIterable {
  /// In ranks, along the arrows: for paths, and for who is under whom.
  case dot
  /// Around the name in the middle.
  case twopi
  /// As springs at several scales: for networks.
  case sfdp
  /// As springs whose lengths are heeded: for small networks, and for names that are grouped.
  case neato
  /// As springs with forces.
  case fdp
  /// On circles.
  case circo
}

/// What a drawing is about, which decides how it is laid out.
public enum DrawingFocus: Hashable, Sendable {
  /// An entity and who is near: how many relations away.
  case ego(Entity.ID, hops: Int)
  /// The paths between two.
  case paths(Entity.ID, Entity.ID)
  case network

  var centres: IDSet {
    switch self {
    case .ego(let centre, _): [centre]
    case .paths(let start, let end): [start, end]
    case .network: []
    }
  }

  /// What a reader can follow best.
  ///
  /// The gallery's articles and `graph/train`, looked at side by side (2026-11-21): rings around a name are read at a glance up
  /// to one step away; with two, springs keep groups together that rings tear apart. A tree is a tree only in ranks.
  func layout(of lines: [DrawingBundle], names: Int, isGrouped: Bool) -> DrawingLayout {
    // Lengths keep large frames apart; with thousands of names they take minutes.
    if isGrouped { return names <= 400 ? .neato : .sfdp }
    switch self {
    case .paths: return .dot
    case .ego(_, let hops): return hops == 1 ? .twopi : .sfdp
    case .network: return Self.isHierarchy(lines) ? .dot : .sfdp
    }
  }

  /// Whether all lines run down: nobody has two above, nothing leads back, and somebody is two steps below another.
  private static func isHierarchy(_ lines: [DrawingBundle]) -> Bool {
    // Beyond these a tree is taller than a page.
    guard !lines.isEmpty, lines.count <= 60, lines.allSatisfy({ !$0.isSymmetric }) else { return false }
    var above = IDTable<Entity.ID>()
    for line in lines {
      guard above[line.from] == nil else { return false }
      above[line.from] = line.to
    }
    var isDeep = false
    for start in above.ids {
      var place = start
      var steps = 0
      while let next = above[place] {
        (place, steps) = (next, steps + 1)
        if steps > lines.count { return false }
      }
      isDeep = isDeep || steps >= 2
    }
    return isDeep
  }
}
