internal import GraphSchema

/// How things look: kinds by shape and colour, standings by line.
///
/// The colours are tints of Okabe and Ito's palette, which people with any colour vision can tell apart; shape and line say
/// the same again, so the picture survives a black-and-white printer.
///
/// Source: M. Okabe, K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/.
struct DOTStyle: Hashable, Sendable {
  var font = "Helvetica,Arial,sans-serif"
  var paper: String
  var ink: String
  var faint: String
  /// The ground of names that are grouped.
  var frame: String
  var person: Node
  var organization: Node
  var place: Node
  var actual: Line
  var doubtful: Line
  var denied: Line

  struct Node: Hashable, Sendable {
    let shape: String
    var fill: String
    var line: String
    /// The shape as a character, for the key.
    let sign: String
  }

  struct Line: Hashable, Sendable {
    var color: String
    /// Of its words: stronger than the line, because letters are thin.
    var ink: String
  }

  /// For print, and for pages that are light.
  static let light = DOTStyle(
    paper: "white", ink: "#1B1F24", faint: "#5B6470", frame: "#F5F6F8",
    person: Node(shape: "ellipse", fill: "#DCEDF9", line: "#0072B2", sign: "○"),
    organization: Node(shape: "box", fill: "#FDECC8", line: "#B07800", sign: "□"),
    place: Node(shape: "hexagon", fill: "#D5F0E6", line: "#00795A", sign: "⬡"),
    actual: Line(color: "#4A5560", ink: "#2F3740"), doubtful: Line(color: "#7A5195", ink: "#62407A"),
    denied: Line(color: "#C43D00", ink: "#A83400"))

  /// For screens: the same hues, dark fills and light lines. Every text has a contrast of at least 8 to its ground
  /// (WCAG 2.1's formula, 2026-11-21).
  static let dark = DOTStyle(
    paper: "#14181D", ink: "#E8EBEF", faint: "#A6B0BC", frame: "#1C222A",
    person: Node(shape: "ellipse", fill: "#12364F", line: "#56B4E9", sign: "○"),
    organization: Node(shape: "box", fill: "#453204", line: "#E69F00", sign: "□"),
    place: Node(shape: "hexagon", fill: "#0B3B2D", line: "#2FBF94", sign: "⬡"),
    actual: Line(color: "#9AA4B0", ink: "#C9D0D8"), doubtful: Line(color: "#B48BD3", ink: "#CFAEE8"),
    denied: Line(color: "#FF7A45", ink: "#FF9A70"))

  func node(_ kind: EntityKind) -> Node {
    switch kind {
    case .person: person
    case .organization: organization
    case .place: place
    }
  }

  /// The attributes of a line, without its width.
  func edge(_ standing: Relation.Standing) -> String {
    let style =
      switch standing {
      case .actual: "solid"
      case .planned, .possible, .alleged: "dashed"
      case .denied: "dotted"
      }
    return ##"style=\##(style), color="\##(line(standing).color)", fontcolor="\##(line(standing).ink)""##
  }

  func ink(_ standing: Relation.Standing) -> String { line(standing).ink }

  private func line(_ standing: Relation.Standing) -> Line {
    switch standing {
    case .actual: actual
    case .planned, .possible, .alleged: doubtful
    case .denied: denied
    }
  }

  /// Text in an HTML-like label; `html` is escaped already.
  func font(_ points: Int, _ html: String, color: String? = nil) -> String {
    "<FONT POINT-SIZE=\"\(points)\" COLOR=\"\(color ?? ink)\">\(html)</FONT>"
  }

  static func label(_ kind: EntityKind) -> String {
    switch kind {
    case .person: "Person"
    case .organization: "Organization"
    case .place: "Place"
    }
  }
}
