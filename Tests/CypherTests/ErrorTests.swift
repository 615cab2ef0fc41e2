import Cypher
import GraphSchema
import Testing

@Suite("Errors of queries")
struct ErrorTests {
  @Test(
    "say what is wrong, where, and what to do",
    arguments: [
      ("MATCH (n) RETURN m", "no variable is called 'm' here", "query, column 18"),
      ("MATCH (n)\nRETURN N", "no variable is called 'N' here", "query, line 2, column 8"),
      ("MATCH (n RETURN n", "'(' is not closed", "query, column 7"),
      ("MATCH (n) RETURN n.name AS", "the query ends where the name of a variable should be", "query, column 27"),
      ("MATCH (n) RETUR n", "found 'RETUR' where a clause should be", "query, column 11"),
      ("MATCH (n) SET n.x = 1", "SET writes, and queries only read", "query, column 11"),
      ("CALL db.labels()", "there are no procedures to CALL", "query, column 1"),
      ("RETURN sze([1])", "no function is called 'sze'", "query, column 8"),
      ("RETURN size(1)", "size() does not take an integer", "query, column 13"),
      ("RETURN 1 AS a, 2 AS a", "two columns are called 'a'", "query, column 16"),
      ("MATCH (a)-[r]->(r) RETURN a", "'r' is a relationship, not a node", "query, column 16"),
      ("MATCH (ä) RETURN ö", "no variable is called 'ö' here", "query, column 18"),
      ("RETURN 'a", "a string is not closed", "query, column 8"),
      ("MATCH (n) WHERE count(n) > 1 RETURN n", "WHERE cannot aggregate", "query, column 17"),
    ])
  func places(query: String, what: String, place: String) {
    let error = Asking.error(query)
    #expect(error?.what == what)
    #expect(error?.place == place)
    #expect(error?.isCompileTime == true)
  }

  @Test(
    "say what went wrong while running",
    arguments: [
      ("RETURN 1 / 0", "an integer is divided by zero"),
      ("RETURN 9223372036854775807 + 1", "'+' gives an integer that does not fit into 64 bits"),
      ("WITH [1] AS x UNWIND [x, 'a'] AS y RETURN y - 1", "'-' does not work between a list and an integer"),
      ("RETURN date('yesterday')", "'yesterday' is not a date"),
      ("RETURN date({year: 2023, month: 2, day: 29})", "the calendar has no such day"),
      ("RETURN range(1, 2, 0)", "range() has a step of 0"),
    ])
  func running(query: String, what: String) {
    let error = Asking.error(query)
    #expect(error?.what == what)
    #expect(error?.isCompileTime == false)
  }

  @Test func `offer the function or variable that may be meant`() {
    #expect(Asking.error("RETURN sze([1])")?.remedy == "did you mean 'size'?")
    #expect(Asking.error("MATCH (person) RETURN Person")?.remedy == "did you mean 'person'?")
  }
}
