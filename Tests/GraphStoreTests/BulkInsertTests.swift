import Foundation
import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Writing by the million")
struct BulkInsertTests {
  @Test(arguments: [1, 3, 32])
  func `every row is there after a flush, in order and as it was given`(width: Int) throws {
    try DatabaseQueue().writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE t (a INTEGER, b TEXT, c TEXT, d BLOB) STRICT")
      let rows = try BulkInsert(into: "t (a, b, c, d)", columns: 4, width: width, in: db)
      for number in 0..<70 {
        rows.add(number)
        rows.add(number.isMultiple(of: 5) ? "" : "déjà \(number)")
        rows.add(number.isMultiple(of: 3) ? nil : "x")
        rows.addNoBytes()
        try rows.endRow()
      }
      try rows.flush()
      try rows.flush()
      let found = try Row.fetchAll(db, sql: "SELECT a, b, c, d FROM t ORDER BY rowid")
      #expect(found.count == 70)
      for (number, row) in found.enumerated() {
        #expect(row[0] == number)
        #expect(row[1] == (number.isMultiple(of: 5) ? "" : "déjà \(number)"))
        #expect((row[2] as String?) == (number.isMultiple(of: 3) ? nil : "x"))
        #expect((row[3] as DatabaseValue).storage.value as? Data == Data())
      }
    }
  }

  @Test func `a table of texts holds what a dictionary holds, and tells texts apart by their bytes`() {
    var generator = Seeded(4)
    var table = TextTable<Int>()
    var dictionary: [[UInt8]: Int] = [:]
    for number in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...20, using: &generator)).map { _ in "abé".randomElement(using: &generator)! })
      #expect(table[text] == dictionary[Array(text.utf8)])
      table[text] = number
      dictionary[Array(text.utf8)] = number
    }
    #expect(table.count == dictionary.count)
    for (bytes, number) in dictionary { #expect(table[String(decoding: bytes, as: UTF8.self)] == number) }
    table["\u{E9}"] = -1
    table["e\u{301}"] = -2
    #expect(table["\u{E9}"] == -1)
  }

  @Test func `a table of pairs gives the first number that was put for a pair`() {
    var generator = Seeded(5)
    var table = PairTable()
    var dictionary: [[UInt64]: Int32] = [:]
    for number in 1...20_000 {
      let pair = [UInt64.random(in: 0...99, using: &generator), UInt64.random(in: 0...99, using: &generator)]
      let expected = dictionary[pair] ?? Int32(number)
      dictionary[pair] = expected
      #expect(table.number(of: pair[0], pair[1], orPut: Int32(number)) == expected)
    }
  }
}
