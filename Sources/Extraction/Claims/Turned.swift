internal import GraphSchema

/// Whether a pattern says that a state began ("joined NATO") or ended ("resigned as chancellor").
enum Turn: String {
  case begins, ends
}

/// What the beginning or the end of a state says of the state.
struct Turned {
  private let turn: Turn
  private let said: Stance

  init(_ turn: Turn, _ said: Stance) {
    self.turn = turn
    self.said = said
  }

  /// Whoever joined belongs there, and whoever resigned was in office; who *will* resign, or did not, still is.
  var stance: Stance {
    var stance = said
    switch turn {
    case .begins:
      if hasHappened, stance.tense == .past { stance.tense = .present }
    case .ends:
      stance = Stance()
      if hasHappened { stance.tense = .past }
    }
    return stance
  }

  /// The day as the beginning or end of a span; `nil` where it is no single day, month or year.
  func date(_ day: String?) -> String? {
    guard let day, !day.contains("/"), said.polarity == .asserted else { return nil }
    switch turn {
    case .begins: return "\(day)/.."
    case .ends: return hasHappened ? "../\(day)" : nil
    }
  }

  private var hasHappened: Bool { said.polarity == .asserted && said.modality == .actual && said.tense != .future }
}
