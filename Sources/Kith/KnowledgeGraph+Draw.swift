public import GraphDrawing
public import GraphExport
public import GraphQuery
public import GraphSchema
internal import GraphStore

/// How a picture is made; every default is what most readers want.
public struct DrawingOptions: Hashable, Sendable {
  /// Whose names stand in one frame.
  public enum Grouping: String, Hashable, Sendable, CaseIterable {
    case none
    /// A country with who governs, serves or lies in it.
    case country
    /// Names that are related among themselves more than to others.
    case community
  }

  /// The one that suits what is drawn, where none is given.
  public var layout: DrawingLayout?
  public var grouping: Grouping
  /// At most so many relations, the most told; the picture says what is left out. Without one, as many as can be read on A4.
  public var limit: Int?
  public var theme: DrawingTheme
  /// Where the links of an SVG lead; see `DOTExporter`.
  public var linkBase: String?
  /// In place of the title that says what is drawn.
  public var title: String?
  public var timeoutSeconds: Int

  public init(
    layout: DrawingLayout? = nil, grouping: Grouping = .none, limit: Int? = nil,
    theme: DrawingTheme = .light, linkBase: String? = nil, title: String? = nil,
    timeoutSeconds: Int = Limits.drawingSeconds
  ) {
    self.layout = layout
    self.grouping = grouping
    self.limit = limit
    self.theme = theme
    self.linkBase = linkBase
    self.title = title
    self.timeoutSeconds = timeoutSeconds
  }
}

extension KnowledgeGraph {
  /// A picture of the graph, or of a part of it.
  ///
  /// - Throws: `DrawError` with `.nothingToDraw` where nothing fits or nobody is near; `QueryError`, `DrawingError`,
  ///   `StoreError`.
  public func draw(
    _ selection: Selection = .everything, _ options: DrawingOptions = DrawingOptions(), as picture: Picture
  ) async throws -> [UInt8] {
    let drawing = try await drawing(selection, options)
    guard let layout = Graphviz.Layout(rawValue: drawing.layout.rawValue) else {
      preconditionFailure("every layout of a drawing is a program of Graphviz")
    }
    let seconds = options.timeoutSeconds
    let dot = try await drawing.dot { sketch in
      try await Graphviz(layout: layout, timeoutSeconds: seconds).places(sketch).mapValues {
        DrawingPlace(x: $0.x, y: $0.y, width: $0.width, height: $0.height)
      }
    }
    let placing: Graphviz.Placing =
      switch drawing.placement {
      case .byLayout: .all
      case .roughly: .apart
      case .exactly: .lines
      }
    return try await Graphviz(layout: layout, placing: placing, timeoutSeconds: seconds).draw(dot, as: picture)
  }

  /// What `draw` gives to Graphviz.
  package func drawing(_ selection: Selection, _ options: DrawingOptions) async throws -> Drawing {
    let chosen = try await questions().select(selection)
    let relations = chosen.subgraph.relations.count
    var title: String
    let focus: DrawingFocus
    switch selection.focus {
    case .whole:
      guard relations > 0 else { throw DrawError.nothingFits(isWhole: selection == .everything) }
      let articles = chosen.subgraph.documents.count
      title = "Who is connected to whom, in \(articles) \(articles == 1 ? "article" : "articles")"
      focus = .network
    case .near(let name, let hops, _):
      let centre = chosen.centres.first
      guard relations > 0 else { throw DrawError(lonely: centre?.name ?? name) }
      title = "\(centre?.name ?? name) and who is near"
      focus = centre.map { .ego($0.id, hops: hops) } ?? .network
    case .query:
      guard relations > 0 else { throw DrawError.nothingFits(isWhole: false) }
      title = "What the query found"
      focus = .network
    case .paths(let from, let to, let reach, _):
      let (start, end) = (chosen.centres.first, chosen.centres.last)
      guard relations > 0 else { throw DrawError(unconnected: start?.name ?? from, end?.name ?? to, within: reach) }
      title = "From \(start?.name ?? from) to \(end?.name ?? to)"
      focus = start.flatMap { start in end.map { .paths(start.id, $0.id) } } ?? .network
    }
    if let since = selection.since { title += ", since \(since)" }
    return Drawing(
      of: chosen.subgraph, focus: focus, catalogue: try await database.catalogue(), title: options.title ?? title,
      layout: options.layout, groups: try await groups(options.grouping, selection.filter), limit: options.limit,
      leftOut: chosen.leftOut, theme: options.theme, linkBase: options.linkBase)
  }

  private func groups(_ grouping: DrawingOptions.Grouping, _ filter: LinkFilter) async throws -> DrawingGroups {
    switch grouping {
    case .none: return .none
    case .country: return .countries
    case .community:
      let questions = try await questions()
      // What was found with other options than the usual ones is what is wanted, too. Whether denied relations are drawn
      // says nothing of groups, and a picture of everything draws them.
      var usual = LinkFilter()
      usual.includesDenied = filter.includesDenied
      if filter == usual, let kept = try await questions.keptCommunities() {
        return .communities(kept)
      }
      return .communities(try await questions.communities(filter: filter).map(\.members))
    }
  }

  /// What is said of an entity, or of two, day by day, as SVG.
  ///
  /// - Parameter other: only what is between the two, where one is given.
  /// - Throws: `DrawError` with `.nothingToDraw` where no sentence has a date; `QueryError`, `StoreError`.
  public func drawTimeline(
    of name: String, with other: String? = nil, filter: LinkFilter = LinkFilter(includesDenied: true),
    since: String? = nil, _ options: DrawingOptions = DrawingOptions()
  ) async throws -> String {
    let selection = Selection(.near(name, hops: 1, limit: Limits.neighbours), filter: filter, since: since)
    let chosen = try await questions().select(selection)
    guard let centre = chosen.centres.first else { throw DrawError(lonely: name) }
    var second: Entity?
    if let other { second = try await questions().lookUp(other) }
    let timeline = Timeline(
      of: chosen.subgraph, centre: centre.id, other: second?.id, catalogue: try await database.catalogue())
    guard !timeline.entries.isEmpty else {
      if timeline.undated > 0 { throw DrawError(undated: centre.name) }
      if let second { throw DrawError(unconnected: centre.name, second.name, within: 1) }
      throw DrawError(lonely: centre.name)
    }
    var title = second.map { "\(centre.name) and \($0.name), day by day" } ?? "\(centre.name), day by day"
    if let since { title += ", since \(since)" }
    return TimelineDrawing(
      timeline, title: options.title ?? title, catalogue: try await database.catalogue(), theme: options.theme,
      linkBase: options.linkBase
    ).svg()
  }
}

/// Why a picture was not asked of Graphviz at all.
public struct DrawError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable { case nothingToDraw }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(unconnected from: String, _ to: String, within reach: Int) {
    self.init(
      "nothing connects '\(from)' and '\(to)' within \(reach) \(reach == 1 ? "relation" : "relations")",
      remedy: "see who is near each: kith near")
  }

  init(lonely name: String) {
    self.init(
      "no relation of '\(name)' fits the choice, so there is nothing to draw", remedy: "see what is known: kith who")
  }

  init(undated name: String) {
    self.init(
      "nothing that is said of '\(name)' has a day: neither the sentences nor their articles name one",
      remedy: "give articles their day, in a line 'Date: 2024-12-18' at the top or in a format that has one")
  }

  static func nothingFits(isWhole: Bool) -> DrawError {
    isWhole
      ? DrawError("the graph has no relation yet", remedy: "add articles: kith build ARTICLES")
      : DrawError("no relation fits the choice", remedy: "choose fewer predicates, stories or dates")
  }

  private init(_ what: String, remedy: String) {
    code = .nothingToDraw
    self.what = what
    self.place = nil
    self.remedy = remedy
  }
}
