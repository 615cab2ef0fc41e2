import GraphSchema
import Testing

@testable import Linguistics

@Suite("A known city after which a comma sets a larger place")
struct PlacesElsewhereTests {
  private func entry(_ name: String, in text: String) -> PackEntry.ID? {
    TestPack.document(text).chains.first { $0.name == name }?.entry
  }

  @Test func `is another of the name when it lies in another country, wherever the article names it`() {
    #expect(entry("Moscow", in: "Anna lives in Moscow, United States. Moscow is small.") == nil)
    #expect(entry("Atlanta", in: "Atlanta is small. Anna was born in Atlanta, Russia, in 1990.") == nil)
  }

  @Test func `is itself in its own country and region`() {
    #expect(entry("Moscow", in: "Anna lives in Moscow, Russia.") == "Q649")
    #expect(entry("Atlanta", in: "Anna lives in Atlanta, Georgia, United States.") == "Q23556")
    #expect(entry("Tbilisi", in: "Anna lives in Tbilisi, Georgia.") == "Q994")
  }

  @Test(arguments: [
    "Anna spoke in Moscow, Ukraine and the United States.", "Anna spoke in Moscow, Ukraine, and Georgia.",
    "Anna flew from Moscow to Ukraine.",
  ])
  func `is itself in a list`(text: String) {
    #expect(entry("Moscow", in: text) == "Q649")
  }

  @Test func `is itself when the article says so elsewhere`() {
    #expect(entry("Moscow", in: "Anna left Moscow, Russia, for Moscow, United States.") == "Q649")
  }
}
