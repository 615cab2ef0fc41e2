import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Shelves of rows")
struct FieldShelfTests {
  /// Names with and without bytes, one longer than a room, numbers from 0 up with a gap and one far off.
  private func rows(in db: Database) throws -> RawStatement {
    try db.execute(sql: "CREATE TABLE things (number INTEGER PRIMARY KEY, name TEXT, note TEXT, mark INTEGER)")
    for (number, name, note, mark) in [
      (0, "zero", "", 1), (1, "one", nil, 2), (2, "", "né", 3), (3, nil, nil, -4), (7, "seven", "x", 5),
      (8, "eight", "x", 1 << 40), (9, String(repeating: "9", count: 2 << 20), "x", 6), (10, "ten", "x", 7),
      (64, "far", "x", 8),
    ] as [(Int, String?, String?, Int)] {
      try db.execute(sql: "INSERT INTO things VALUES (?, ?, ?, ?)", arguments: [number, name, note, mark])
    }
    return try RawStatement("SELECT name, note, mark, number FROM things", in: db)
  }

  private func found(_ number: Int, on shelf: FieldShelf) -> String? {
    var text: String?
    _ = shelf.find(number) { mark, counts, bytes in
      text = "\(mark) \(Array(counts)) \(String(decoding: bytes, as: UTF8.self))"
    }
    return text
  }

  @Test func `hold every row that has a place, a mark and room`() throws {
    try DatabaseQueue().write { db in
      let shelf = try FieldShelf(slots: 64, fields: 2, capacity: 1 << 22)
      try shelf.fill(rows(in: db), number: 3) { try $0.int(2) }
      let expected: [Int: String] = [
        1: "2 [3, -1] one", 2: "3 [0, 3] né", 3: "-4 [-1, -1] ", 7: "5 [5, 1] sevenx",
        10: "7 [3, 1] tenx",
      ]
      for number in -1...65 { #expect(found(number, on: shelf) == expected[number], "\(number)") }
      #expect(shelf.size(of: [-1, 0, 2, 7, 9, 64]) == 9)
    }
  }

  @Test func `leave out what cannot be marked, and all that comes when there is no room`() throws {
    try DatabaseQueue().write { db in
      let rows = try rows(in: db)
      let marked = try FieldShelf(slots: 64, fields: 2, capacity: 1 << 22)
      try marked.fill(rows, number: 3) { row in
        guard try row.int(2) > 4 else { throw DamagedColumn(column: "mark") }
        return 0
      }
      #expect((0..<64).filter { found($0, on: marked) != nil } == [7, 8, 10])
      let none = try FieldShelf(slots: 64, fields: 2, capacity: 0)
      try none.fill(rows, number: 3) { try $0.int(2) }
      #expect((0..<64).allSatisfy { found($0, on: none) == nil })
    }
  }
}

@Suite("Spans of numbers")
struct NumberSpanTests {
  @Test func `go from the least to the greatest, where few lie between`() {
    #expect(NumberSpan.around([Int]()) == nil)
    #expect(NumberSpan.around([5]) == 5...5)
    #expect(NumberSpan.around([9, 7, 8]) == 7...9)
    #expect(NumberSpan.around([-3, 4]) == -3...4)
    #expect(NumberSpan.around([1, 1_000]) == nil)
    #expect(NumberSpan.around([Int.min, Int.max]) == nil)
  }
}

@Suite("Passages of rows")
struct RowPassageTests {
  @Test func `end where SQLite says that their words end`() throws {
    try DatabaseQueue().write { db in
      let letters = ["a", "é", "—", "𝄞", "\u{0}", "e\u{301}", "1234567"]
      var random = Seeded(7)
      let rows = try RawStatement("SELECT 3, 2, ?1, length(?1)", in: db)
      for length in 0..<200 {
        // Two in three with a 0 in them, where SQLite stops counting.
        let kinds = length % 3 == 0 ? 4 : letters.count
        let words = (0..<length).map { _ in letters[Int.random(in: 0..<kinds, using: &random)] }
        rows.bind(words.joined(), at: 1)
        #expect(try rows.step())
        let expected = 3 + 2 + (try rows.int(3))
        #expect(try rows.passage(start: 0, longer: 1, quote: 2).end == expected, "\(words)")
        rows.reset()
      }
    }
  }
}
