import Foundation
import GraphSchema
import Testing

@testable import ReadingModel

@Suite("Weight files")
struct WeightFileTests {
  private func weights() -> [UInt8] { Array(WeightBytes().bytes) }

  private func code(_ bytes: [UInt8]) -> WeightError.Code? {
    do {
      _ = try TrainedReader(WeightBytes(bytes), verifying: true)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `open when whole`() { #expect(code(weights()) == nil) }

  @Test func `of another kind, or empty, are foreign`() {
    #expect(code([]) == .foreign)
    #expect(code(Array("not weights at all, but some text".utf8)) == .foreign)
  }

  @Test func `of a later version are named as such`() {
    var bytes = weights()
    bytes[8] = 9
    #expect(code(bytes) == .version)
  }

  @Test func `that end early or were changed are damaged`() {
    let bytes = weights()
    #expect(code(Array(bytes.prefix(100))) == .damaged)
    #expect(code(Array(bytes.dropLast(64))) == .damaged)
    var changed = bytes
    changed[bytes.count - 100] ^= 1
    #expect(code(changed) == .damaged)
  }

  @Test func `that are not there are unreadable, and the error says how to fix it`() throws {
    let error = #expect(throws: WeightError.self) { try TrainedReader.open(path: "/nowhere/weights.bin") }
    #expect(error?.description == "Error: cannot read the weights\n  at /nowhere/weights.bin\n  try: check the path")
  }
}
