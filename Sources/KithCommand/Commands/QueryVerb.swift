internal import ArgumentParser
internal import Cypher
internal import Foundation
internal import GraphQuery
internal import Kith

struct QueryVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask the graph in openCypher, read-only.",
    discussion: """
      Nodes have kinds as labels (Person, Place:Country, Organization:ArmedGroup), relationships have the relations of the
      catalogue in upper case as types (MINISTER_OF, MET_WITH).
      Nodes have: id, name, names, kind, subkind, wikidata, articles, stories, first, last; after rank --store and
      communities --store, until the graph changes: degree, pagerank, betweenness, core, community.
      Relationships have: predicate, label, past (whether it is over: true or false), family, articles, stories, confidence,
      polarity, modality, first, last, quote, quotes, roles.

        kith query "MATCH (p:Person)-[:MINISTER_OF]->(c:Country) RETURN c.name, collect(p.name) ORDER BY c.name"
        kith query 'MATCH (p {name: $who})-[r]-(o) RETURN o.name, r.label, r.quote' --param who="Sergey Lavrov"
      """)

  @Argument(help: "The query; - reads it from standard input.")
  var cypher: String

  @Option(
    name: .long, help: "What $NAME stands for: NAME=VALUE. Numbers, true, false, null, lists and maps are understood.")
  var param: [String] = []

  @Flag(name: .long, help: "Show how the query would be answered, and answer nothing.")
  var explain = false

  @Option(name: .long, help: "How many rows at most.")
  var maxRows: Int = 1000

  @Option(name: .long, help: "How many seconds at most.")
  var timeout: Double = 60

  @Flag(name: .long, help: "Answer in CSV.")
  var csv = false

  @OptionGroup var options: GraphOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !(csv && output.json) else { throw ValidationError("give --json or --csv, not both") }
    guard maxRows >= 1 else { throw ValidationError("--max-rows is \(maxRows); it must be at least 1") }
    guard timeout > 0 else { throw ValidationError("--timeout is \(timeout); it must be above 0") }
    _ = try parameters()
  }

  private func parameters() throws -> [String: Value] {
    try param.reduce(into: [:]) { parameters, text in
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw ValidationError("'\(text)' is no NAME=VALUE")
      }
      parameters[String(text[..<sign])] = Value(typed: String(text[text.index(after: sign)...]))
    }
  }

  func run() async throws {
    let text = cypher == "-" ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : cypher
    let query = try CypherQuery(explain ? "EXPLAIN " + text : text)
    let (clock, seconds) = (ContinuousClock(), timeout)
    let end = clock.now.advanced(by: .seconds(seconds))
    let limits = CypherLimits(rows: maxRows, steps: .max) { clock.now >= end ? .timedOut(seconds) : nil }
    let moment = Date().timeIntervalSince1970
    let now = (seconds: Int(moment), nanoseconds: Int(moment.truncatingRemainder(dividingBy: 1) * 1e9))
    let table = try await options.open().questions().query(
      query, parameters: parameters(), limits: limits,
      surroundings: CypherSurroundings(now: now), withProperties: output.json)
    Console.print(
      try output.json ? JSONText.encode(TableJSON(table)) : csv ? TableText.csv(table) : TableText.render(table))
    if table.isCut { Console.note("There are more than \(maxRows) rows; --max-rows shows more.") }
  }
}
