public import GraphSchema

/// The colours and the font of a drawing.
public struct DrawingTheme: Hashable, Sendable {
  var style: DOTStyle

  /// For print, and for pages that are light.
  public static let light = DrawingTheme(style: .light)
  /// For screens.
  public static let dark = DrawingTheme(style: .dark)

  /// The themes that need no file, by name.
  public static let named = ["light": light, "dark": dark]

  /// Reads a theme: one setting a line, its name and its value, over one of the themes that need no file.
  ///
  ///     # For our printed pages.
  ///     base         light
  ///     person.fill  #FFFFFF
  ///     font         Source Sans 3
  ///
  /// Settings: `base` (light or dark, first), `font`, `paper`, `ink`, `faint`, `frame`; `fill` and `line` of `person`,
  /// `organization` and `place`; `color` and `ink` of `actual`, `doubtful` and `denied`. A colour is `#RRGGBB`.
  ///
  /// - Parameter place: the file, for messages.
  /// - Throws: `ThemeError`, with the line.
  public init(reading text: String, place: String) throws(ThemeError) {
    style = .light
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map { $0.trimmingSpaces }
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      let here = "\(place), line \(index + 1)"
      guard words.count == 2 else {
        throw ThemeError(
          what: "'\(name)' has no value", place: here, remedy: "write a name and a value: \(name) #336699")
      }
      try set(name, words[1], at: here)
    }
  }

  init(style: DOTStyle) { self.style = style }

  private mutating func set(_ name: String, _ value: String, at place: String) throws(ThemeError) {
    switch name {
    case "base":
      guard let base = Self.named[value] else {
        throw ThemeError(what: "no theme is called '\(value)'", place: place, remedy: "write light or dark")
      }
      self = base
    case "font":
      let isPlain = value.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || " ,-0123456789".unicodeScalars.contains($0)
      }
      guard isPlain, value.utf8.count <= 200 else {
        throw ThemeError(what: "'\(value)' is no name of a font", place: place, remedy: "write letters: Source Sans 3")
      }
      style.font = value
    default:
      guard let setting = Self.colors[name] else {
        let known = (["base", "font"] + Self.colors.keys.sorted()).joined(separator: ", ")
        throw ThemeError(what: "no setting is called '\(name)'", place: place, remedy: "one of \(known)")
      }
      let digits = value.utf8.dropFirst()
      let isHex = digits.allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 }
      guard value.utf8.first == UInt8(ascii: "#"), digits.count == 6, isHex else {
        throw ThemeError(what: "'\(value)' is no colour", place: place, remedy: "write six digits: \(name) #336699")
      }
      style[keyPath: setting] = value
    }
  }

  private static let colors: [String: any Sendable & WritableKeyPath<DOTStyle, String>] = [
    "paper": \.paper, "ink": \.ink, "faint": \.faint, "frame": \.frame, "person.fill": \.person.fill,
    "person.line": \.person.line, "organization.fill": \.organization.fill, "organization.line": \.organization.line,
    "place.fill": \.place.fill, "place.line": \.place.line, "actual.color": \.actual.color, "actual.ink": \.actual.ink,
    "doubtful.color": \.doubtful.color, "doubtful.ink": \.doubtful.ink, "denied.color": \.denied.color,
    "denied.ink": \.denied.ink,
  ]
}

/// Why a theme cannot be used.
public struct ThemeError: Diagnostic, Equatable {
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { "badTheme" }

  public init(what: String, place: String?, remedy: String?) {
    self.what = what
    self.place = place
    self.remedy = remedy
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var kept = self
    while kept.first?.isWhitespace == true { kept.removeFirst() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return String(kept)
  }
}
