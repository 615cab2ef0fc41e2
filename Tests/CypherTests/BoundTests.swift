import Cypher
import GraphSchema
import Testing

@Suite("Bounds of queries")
struct BoundTests {
  @Test func `an exponential pattern ends with an error that says what to do`() {
    let error = Asking.error(
      "MATCH p = (a)-[*]-(b) RETURN count(p)", on: Asking.ring(40), limits: .init(steps: 20_000))
    #expect(error?.code == .tooManySteps)
    #expect(
      error?.description == """
        Error: the query needs more than 20000 steps
          try: begin at a node with a name, give relationships types, bound '*' with '*..3', or add LIMIT
        """)
  }

  @Test func `LIMIT ends the search of an exponential pattern`() throws {
    let rows = try Asking.rows(
      "MATCH p = (a)-[*]-(b) RETURN p LIMIT 5", on: Asking.ring(40), limits: .init(steps: 100_000))
    #expect(rows.count == 5)
  }

  @Test func `memory is bounded while sorting, grouping and collecting`() {
    for query in [
      "UNWIND range(1, 1000000) AS x RETURN x ORDER BY x DESC", "UNWIND range(1, 1000000) AS x RETURN DISTINCT x",
      "UNWIND range(1, 1000000) AS x RETURN collect(x)", "UNWIND range(1, 1000000) AS x RETURN x, count(*)",
      "RETURN range(1, 1000000000)",
    ] {
      #expect(Asking.error(query, limits: .init(memory: 1_000_000))?.code == .tooMuchMemory, "\(query)")
    }
  }

  @Test func `the first of a long order need little memory`() throws {
    let rows = try Asking.rows(
      "UNWIND range(1, 20000) AS x WITH x ORDER BY -x LIMIT 3 RETURN x", limits: .init(memory: 2_000_000))
    #expect(rows == [[.integer(20_000)], [.integer(19_999)], [.integer(19_998)]])
  }

  @Test func `values that share their parts do not grow without end`() {
    let maps = String(repeating: "WITH {a: m, b: m} AS m ", count: 60)
    #expect(Asking.error("WITH {a: 1} AS m " + maps + "RETURN m")?.code == .tooMuchMemory)
    let lists = String(repeating: "WITH [l, l] AS l ", count: 60)
    #expect(Asking.error("WITH [1] AS l " + lists + "RETURN l = l")?.code == .tooMuchMemory)
    let strings = String(repeating: "WITH s + s AS s ", count: 60)
    #expect(Asking.error("WITH 'ab' AS s " + strings + "RETURN s")?.code == .tooMuchMemory)
  }

  @Test("deep nesting is an error, not a crash", arguments: ["(", "[", "{a: ", "NOT ", "-", "size(", "CASE WHEN "])
  func nesting(opening: String) {
    let error = Asking.error("RETURN " + String(repeating: opening, count: 10_000))
    #expect(error?.family == .syntax)
    let closing = ["(": ")", "[": "]", "{a: ": "}", "size(": ")"][opening] ?? ""
    let balanced = String(repeating: opening, count: 2000) + "1" + String(repeating: closing, count: 2000)
    #expect(Asking.error("RETURN \(balanced) AS x")?.code == .tooDeep)
  }

  @Test(
    "long chains of operators are an error, not a crash",
    arguments: [" + 1", " OR true", " = 1", ".a", "[0]", " IN []"])
  func chains(link: String) {
    let start = link == " OR true" ? "true" : "x"
    let query = "WITH null AS x RETURN \(start)" + String(repeating: link, count: 5000) + " AS y"
    let error = Asking.error(query)
    // A chain of comparisons is flat and may be as long as the query.
    if link != " = 1" { #expect(error?.code == .tooDeep, "\(link)") }
    #expect(Asking.error("WITH null AS x RETURN \(start)" + String(repeating: link, count: 400) + " AS y") == nil)
  }

  @Test func `hostile text is text`() throws {
    #expect(try Asking.rows("RETURN '; DROP TABLE entities' AS x") == [[.string("; DROP TABLE entities")]])
    #expect(try Asking.rows("RETURN 'a\0b' AS x") == [[.string("a\0b")]])
    let long = String(repeating: "x", count: 300_000)
    #expect(try Asking.rows("RETURN size('\(long)') AS x") == [[.integer(300_000)]])
    #expect(Asking.error("RETURN '\(String(repeating: "x", count: 1_000_001))'")?.code == .tooLong)
    #expect(try Asking.rows("MATCH (n) WHERE n.name = '\\' OR 1 = 1 //' RETURN n").isEmpty)
  }

  @Test func `a query can be stopped, and says why`() {
    let stopped = CypherLimits(interruption: { .cancelled })
    #expect(
      Asking.error("UNWIND range(1, 100000) AS x RETURN count(x)", limits: stopped)?.code == .cancelled)
    let late = CypherLimits(interruption: { .timedOut(2) })
    #expect(
      Asking.error("UNWIND range(1, 100000) AS x RETURN count(x)", limits: late)?.what
        == "the query took more than 2.0 seconds")
  }

  @Test func `a result that is cut says so`() throws {
    let result = try CypherQuery("UNWIND range(1, 10) AS x RETURN x").run(
      on: Asking.graph, limits: CypherLimits(rows: 3))
    #expect(result.rows.count == 3)
    #expect(result.isCut)
  }
}
