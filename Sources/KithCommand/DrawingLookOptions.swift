internal import ArgumentParser
internal import Foundation
internal import GraphExport
internal import GraphSchema
internal import Kith

/// What a picture looks like.
struct DrawingLookOptions: ParsableArguments {
  @Option(name: .long, help: "The colours: light, dark for screens, or a theme: NAME.theme in a pack, or its path.")
  var theme: String = "light"

  @Option(name: .long, help: "A folder with themes; may be given again.", completion: .directory)
  var pack: [String] = []

  @Option(
    name: .long,
    help:
      "How the names are placed: \(DrawingLayout.allCases.map(\.rawValue).joined(separator: ", ")); what suits, without it.",
    transform: choice)
  var layout: DrawingLayout?

  @Option(name: .long, help: "Frames around names: none, country, community.", transform: choice)
  var cluster: DrawingOptions.Grouping = .none

  @Option(
    name: .long,
    help:
      "How many relations at most; the most told are drawn. (default: \(Limits.drawnRelations), in frames \(Limits.framedRelations))"
  )
  var most: Int?

  @Flag(name: .long, help: "Draw everything that is chosen, however much it is.")
  var all = false

  @Option(name: .long, help: "The heading.")
  var title: String?

  @Option(name: .long, help: "How many seconds Graphviz may take.")
  var timeout: Int = Limits.drawingSeconds

  @Option(
    name: .long,
    help: "What the links of an SVG begin with, before the id of a name or line: graph.html# leads into an HTML export."
  )
  var linkBase: String?

  func validate() throws {
    if let most, most < 1 { throw ValidationError("--most is \(most); it must be 1 or more") }
    guard timeout >= 1 else { throw ValidationError("--timeout is \(timeout); it must be 1 or more") }
  }

  func options() throws -> DrawingOptions {
    DrawingOptions(
      layout: layout, grouping: cluster, limit: all ? .max : most, theme: try chosenTheme(), linkBase: linkBase,
      title: title, timeoutSeconds: timeout)
  }

  /// A theme of a pack goes before a built-in one of the same name, the last pack's first.
  private func chosenTheme() throws -> DrawingTheme {
    let inPacks = pack.reversed().map { "\($0)/\(theme).theme" }
    for path in inPacks + (theme.contains("/") || theme.hasSuffix(".theme") ? [theme] : []) {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      return try DrawingTheme(reading: String(decoding: data, as: UTF8.self), place: path)
    }
    guard let builtIn = DrawingTheme.named[theme] else {
      throw ThemeError(
        what: "no theme is called '\(theme)'", place: nil,
        remedy: "write light or dark, or give the folder of '\(theme).theme' with --pack")
    }
    return builtIn
  }
}

/// The case that a person types.
private func choice<Choice: RawRepresentable & CaseIterable>(_ text: String) throws -> Choice
where Choice.RawValue == String {
  guard let choice = Choice(rawValue: text) else {
    throw ValidationError("'\(text)' is none of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return choice
}
