internal import ArgumentParser
internal import Foundation
internal import GraphQuery
internal import GraphSchema
internal import Kith

/// Which graph a verb works on.
struct GraphOptions: ParsableArguments {
  @Option(name: .long, help: "The graph's file; KITH_GRAPH sets another default.", completion: .file())
  var graph: String = ProcessInfo.processInfo.environment["KITH_GRAPH"] ?? "graph.kith"

  /// Opens a graph that must be there.
  func open(packs: [String] = []) async throws -> KnowledgeGraph {
    try await KnowledgeGraph.open(graph, packs: packs)
  }
}

/// What a verb reads with.
struct PackOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A folder of names, words and patterns, or a pack of names, laid over the built-in ones; may be given again.",
    completion: .file())
  var pack: [String] = []
}

/// How a verb answers.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Answer in JSON.")
  var json = false
}

/// Which relations count as connections.
struct FilterOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("predicates")], parsing: .upToNextOption,
    help: "Only these relations, by their ids: minister_of member_of ...")
  var only: [String] = []

  @Option(name: .long, help: "Only what at least this many independent stories tell.")
  var minStories: Int = 1

  @Flag(name: .long, help: "Leave out what is only planned, possible or alleged.")
  var actual = false

  @Flag(name: .long, help: "Count what every sentence denies, too.")
  var denied = false

  @Option(name: .long, parsing: .upToNextOption, help: "Only these families of relations: office conflict ...")
  var family: [String] = []

  @Option(name: .long, help: "Follow relations from subject to object (forward), back (backward), or either way.")
  var direction: DirectionChoice = .either

  @Option(name: .long, parsing: .upToNextOption, help: "Pass none of these, by name or id: Russia \"United States\".")
  var without: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Pass nobody of these kinds or subkinds: country government place ...")
  var withoutKind: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption, help: "Pass only entities of these kinds: person place organization.",
    transform: EntityKind.init(typed:))
  var through: [EntityKind] = []

  @Option(name: .long, help: "Only what was known on this day: articles of that day and earlier.")
  var asOf: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Only what articles from this day to that one say.")
  var between: [String] = []

  func validate() throws {
    guard between.isEmpty || between.count == 2 else { throw ValidationError("--between needs two days") }
    guard between.isEmpty || asOf == nil else { throw ValidationError("give one of --as-of and --between") }
  }

  /// - Parameter questions: knows whom the names mean.
  func filter(in questions: GraphQuestions) async throws -> LinkFilter {
    var filter = LinkFilter(
      predicates: only.isEmpty ? nil : Set(only), minimumStories: minStories, includesPlanned: !actual,
      includesDenied: denied)
    filter.families = family.isEmpty ? nil : Set(family)
    filter.direction = direction.direction
    for name in without { filter.without.insert(try await questions.lookUp(name).id) }
    filter.withoutKinds = Set(withoutKind.map { $0.lowercased() })
    filter.kinds = Set(through)
    if between.count == 2 {
      filter.published = LinkFilter.DateSpan(from: between[0], to: between[1])
    } else if let asOf {
      filter.published = LinkFilter.DateSpan(to: asOf)
    }
    return filter
  }
}

/// `LinkFilter.Direction` as it is typed.
enum DirectionChoice: String, ExpressibleByArgument, CaseIterable {
  case either, forward, backward

  var direction: LinkFilter.Direction {
    switch self {
    case .either: .either
    case .forward: .forward
    case .backward: .backward
    }
  }
}

/// What paths pay for those whom everybody knows.
struct HubOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What it costs a path to pass those with many relations: nothing (any), or relations more (costly).",
      discussion: """
        Costly: who has 16 to 31 relations counts as one relation more, 32 to 63 as two, and so on, 15 at most; the ends \
        of the path are free. So a detour over people is shorter than the way through a country.
        """))
  var hubs: HubChoice = .any
}

/// `LinkFilter.Hubs` as it is typed.
enum HubChoice: String, ExpressibleByArgument, CaseIterable {
  case any, costly

  var hubs: LinkFilter.Hubs { self == .any ? .any : .costly }
}

/// Which part of the graph leaves or is drawn.
struct SelectionOptions: ParsableArguments {
  @Option(name: .long, help: "Only this name and who is near.")
  var near: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Only what is on the shortest paths between two names.")
  var path: [String] = []

  @Option(
    name: .long,
    help:
      "Only the entities and relations that an openCypher query returns: MATCH (a:Person)-[r:ALLY_OF]->(b) RETURN a, r, b"
  )
  var select: String?

  @Option(name: .long, help: "How many relations away from the name, 1 to 3.")
  var hops: Int = 1

  @Option(name: .long, help: "How many neighbours at most.")
  var limit: Int = 40

  @Option(name: .long, help: "Only what articles of this day and later say: 2024-12-18, 2024-12 or 2024.")
  var since: String?

  @Option(
    name: .long, parsing: .upToNextOption, help: "Only these kinds: person place organization.",
    transform: EntityKind.init(typed:))
  var kind: [EntityKind] = []

  @OptionGroup var filter: FilterOptions
  @OptionGroup var hubs: HubOptions

  func validate() throws {
    guard hubs.hubs == .any || !path.isEmpty else { throw ValidationError("--hubs is for --path") }
    guard path.isEmpty || path.count == 2 else { throw ValidationError("--path needs two names") }
    guard path.isEmpty || near == nil else { throw ValidationError("give a name or --path, not both") }
    guard select == nil || (path.isEmpty && near == nil) else {
      throw ValidationError("give one of a name, --path and --select")
    }
  }

  /// - Parameters:
  ///   - name: in the middle, where a verb takes one as its argument.
  ///   - questions: knows whom the names mean.
  func selection(around name: String? = nil, in questions: GraphQuestions) async throws -> Selection {
    var selection = Selection(since: since, kinds: Set(kind))
    if let name = name ?? near {
      selection.focus = .near(name, hops: hops, limit: limit)
    } else if path.count == 2 {
      selection.focus = .paths(from: path[0], to: path[1])
    } else if let select {
      selection.focus = .query(select)
    }
    selection.filter = try await filter.filter(in: questions)
    selection.filter.hubs = hubs.hubs.hubs
    // A graph is not whole without what is denied, and a query says itself what it wants; a neighbour or a path is not
    // made by it.
    if near == nil, name == nil, path.isEmpty, !filter.actual { selection.filter.includesDenied = true }
    return selection
  }
}

extension EntityKind {
  /// The kind as a person types it.
  init(typed text: String) throws {
    guard let kind = EntityKind(rawValue: text.lowercased()) else {
      throw ValidationError(
        "'\(text)' is no kind; there are \(EntityKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self = kind
  }
}
