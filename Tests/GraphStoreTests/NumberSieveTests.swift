import Testing

@testable import GraphStore

@Suite("Sieves of numbers")
struct NumberSieveTests {
  @Test func `hold what was put in, and of small numbers nothing else`() {
    var sieve = NumberSieve()
    let numbers = Set((0..<2_000).map { ($0 * 7_919) % 1_000_000 })
    for number in numbers { sieve.insert(number) }
    #expect((0..<1_000_000).allSatisfy { sieve.mayHold($0) == numbers.contains($0) })
    // Beyond its bits an answer may be a wrong yes, never a wrong no.
    for number in [1 << 23, 1 << 40, Int.max] {
      sieve.insert(number)
      #expect(sieve.mayHold(number))
    }
  }

  @Test func `hold together what two of them hold`() {
    var (first, second) = (NumberSieve(), NumberSieve())
    first.insert(5)
    second.insert(70_000)
    first.formUnion(second)
    #expect((0..<100_000).filter { first.mayHold($0) } == [5, 70_000])
    #expect(!second.mayHold(5))
  }
}
