internal import GraphSchema

/// How things look: kinds by shape and colour, standings by line.
///
/// The colours are tints of Okabe and Ito's palette, which people with any colour vision can tell apart; shape and line say
/// the same again, so the picture survives a black-and-white printer.
///
/// Source: M. Okabe, K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/.
enum DOTStyle {
  static let fontname = "Helvetica,Arial,sans-serif"
  static let ink = "#1B1F24"
  static let faint = "#5B6470"

  struct Node {
    let shape: String
    let fill: String
    let line: String
    /// The shape as a character, for the key.
    let sign: String
  }

  static func node(_ kind: EntityKind) -> Node {
    switch kind {
    case .person: Node(shape: "ellipse", fill: "#DCEDF9", line: "#0072B2", sign: "○")
    case .organization: Node(shape: "box", fill: "#FDECC8", line: "#B07800", sign: "□")
    case .place: Node(shape: "hexagon", fill: "#D5F0E6", line: "#00795A", sign: "⬡")
    }
  }

  /// The attributes of a line, without its width.
  static func edge(_ standing: Relation.Standing) -> String {
    switch standing {
    case .actual: ##"style=solid, color="#4A5560", fontcolor="\##(ink(standing))""##
    case .planned, .possible, .alleged: ##"style=dashed, color="#7A5195", fontcolor="\##(ink(standing))""##
    case .denied: ##"style=dotted, color="#C43D00", fontcolor="\##(ink(standing))""##
    }
  }

  /// The colour of a line's words: darker than the line, because letters are thin.
  static func ink(_ standing: Relation.Standing) -> String {
    switch standing {
    case .actual: "#2F3740"
    case .planned, .possible, .alleged: "#62407A"
    case .denied: "#A83400"
    }
  }

  /// Text in an HTML-like label; `html` is escaped already.
  static func font(_ points: Int, _ html: String, color: String = ink) -> String {
    "<FONT POINT-SIZE=\"\(points)\" COLOR=\"\(color)\">\(html)</FONT>"
  }

  static func label(_ kind: EntityKind) -> String {
    switch kind {
    case .person: "Person"
    case .organization: "Organization"
    case .place: "Place"
    }
  }
}
