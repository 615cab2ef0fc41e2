import Cypher

/// A small graph of public facts, and short ways to ask it.
enum Asking {
  /// Who held which office, who met whom, and what lies where.
  static let graph: InMemoryGraph = {
    var graph = InMemoryGraph()
    func person(_ name: String, born: Int) -> Int {
      graph.addNode(labels: ["Person"], properties: ["name": .string(name), "born": .integer(born)])
    }
    func place(_ name: String, _ kind: String) -> Int {
      graph.addNode(labels: ["Place", kind], properties: ["name": .string(name)])
    }
    func join(_ from: Int, _ type: String, _ to: Int, year: Int? = nil) {
      _ = graph.addRelationship(
        from: from, to: to, type: type, properties: year.map { ["year": .integer($0)] } ?? [:])
    }
    let (merkel, macron, hollande) = (
      person("Angela Merkel", born: 1954), person("Emmanuel Macron", born: 1977),
      person("François Hollande", born: 1954)
    )
    let (germany, france) = (place("Germany", "Country"), place("France", "Country"))
    let (berlin, paris) = (place("Berlin", "City"), place("Paris", "City"))
    join(merkel, "HEAD_OF_GOVERNMENT_OF", germany, year: 2005)
    join(macron, "HEAD_OF_STATE_OF", france, year: 2017)
    join(hollande, "HEAD_OF_STATE_OF", france, year: 2012)
    join(merkel, "MET_WITH", macron, year: 2017)
    join(merkel, "MET_WITH", hollande, year: 2012)
    join(berlin, "CAPITAL_OF", germany)
    join(paris, "CAPITAL_OF", france)
    return graph
  }()

  /// A ring of nodes in which each also points to the one after the next: many ways to everywhere.
  static func ring(_ size: Int) -> InMemoryGraph {
    var graph = InMemoryGraph()
    for index in 0..<size { _ = graph.addNode(labels: ["N"], properties: ["i": .integer(index)]) }
    for index in 0..<size {
      _ = graph.addRelationship(from: index, to: (index + 1) % size, type: "ONE")
      _ = graph.addRelationship(from: index, to: (index + 2) % size, type: "TWO")
    }
    return graph
  }

  static func rows(
    _ query: String, on graph: any PropertyGraph = Asking.graph, _ parameters: [String: Value] = [:],
    limits: CypherLimits = CypherLimits()
  ) throws -> [[Value]] {
    try CypherQuery(query).run(on: graph, parameters: parameters, limits: limits).rows
  }

  /// The first column as literals.
  static func column(_ query: String, on graph: any PropertyGraph = Asking.graph) throws -> [String] {
    try rows(query, on: graph).map { $0[0].literalText }
  }

  static func error(
    _ query: String, on graph: any PropertyGraph = Asking.graph, _ parameters: [String: Value] = [:],
    limits: CypherLimits = CypherLimits()
  ) -> CypherError? {
    do {
      _ = try rows(query, on: graph, parameters, limits: limits)
      return nil
    } catch { return error as? CypherError }
  }
}
