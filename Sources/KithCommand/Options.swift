internal import ArgumentParser
internal import Foundation
internal import GraphQuery
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
    name: .long, help: "A folder of names, words and patterns laid over the built-in ones; may be given again.",
    completion: .directory)
  var pack: [String] = []
}

/// How a verb answers.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Answer in JSON.")
  var json = false
}

/// Which relations count as connections.
struct FilterOptions: ParsableArguments {
  @Option(name: .long, parsing: .upToNextOption, help: "Only these relations, by their ids: minister_of member_of ...")
  var only: [String] = []

  @Option(name: .long, help: "Only what at least this many independent stories tell.")
  var minStories: Int = 1

  @Flag(name: .long, help: "Leave out what is only planned, possible or alleged.")
  var actual = false

  @Flag(name: .long, help: "Count what every sentence denies, too.")
  var denied = false

  var filter: LinkFilter {
    LinkFilter(
      predicates: only.isEmpty ? nil : Set(only), minimumStories: minStories, includesPlanned: !actual,
      includesDenied: denied)
  }
}
