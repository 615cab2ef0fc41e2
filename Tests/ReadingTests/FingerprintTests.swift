import GraphSchema
import Reading
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  @Test(
    "take texts as one that differ in spacing, marks, case and accents alone",
    arguments: [
      ("Ada met Bo.", "  ada met\n\nBO"), ("“Yes,” he said", "\"Yes\", he said"), ("Zoë", "Zoe\u{308}"),
      ("Mr Fico’s U.S. trip", "Mr Ficos US trip"), ("$68.7 billion", "$68.7\u{A0}billion"),
    ])
  func same(a: String, b: String) {
    #expect(Fingerprint(of: a) == Fingerprint(of: b))
  }

  @Test(
    "keep texts apart that differ in a letter or digit",
    arguments: [("Ada met Bo", "Ada met Boo"), ("in 2022", "in 2023"), ("ab c", "a bc"), ("a b c", "c b a")])
  func different(a: String, b: String) {
    #expect(Fingerprint(of: a) != Fingerprint(of: b))
  }

  @Test func `a text of marks alone is like nothing`() {
    #expect(Fingerprint(of: " ... ") == .none)
    #expect(Fingerprint.none.likeness(to: .none) == (0, 0))
  }

  @Test func `the likeness of short texts is exact`() {
    let likeness = Fingerprint(of: "one two three four five").likeness(
      to: Fingerprint(of: "two three four five six seven"))
    #expect(likeness == (2.0 / 5, 2.0 / 3))
  }

  @Test func `the likeness of long texts is estimated to within three standard errors`() {
    let words = (0..<4_000).map { "w\($0)" }
    for shared in stride(from: 0, through: 2_000, by: 250) {
      let a = words[0..<2_000].joined(separator: " ")
      let b = words[(2_000 - shared)..<(4_000 - shared)].joined(separator: " ")
      let truth = Double(shared) / Double(4_000 - shared)
      let found = Fingerprint(of: a).likeness(to: Fingerprint(of: b)).resemblance
      let error = (truth * (1 - truth) / Double(Fingerprint.capacity)).squareRoot()
      #expect(abs(found - truth) <= 3 * error + 0.005, "\(shared) shared: \(found), not \(truth)")
    }
  }

  @Test func `comes back from its bytes, and from no others`() {
    for text in ["", "Ada", String(repeating: "Ada met Bo in the harbour of Cedar. ", count: 3)] {
      let fingerprint = Fingerprint(of: text)
      #expect(Fingerprint(bytes: fingerprint.bytes) == fingerprint)
    }
    let long = Fingerprint(of: (0..<900).map { "w\($0)" }.joined(separator: " "))
    #expect(long.hashes.count == Fingerprint.capacity)
    #expect(Fingerprint(bytes: long.bytes) == long)
    for bytes: [UInt8] in [
      [], [0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 7], [0, 0, 0, 1] + long.bytes,
    ] {
      #expect(Fingerprint(bytes: bytes) == nil)
    }
  }
}
