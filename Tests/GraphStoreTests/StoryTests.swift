import Testing

@testable import GraphStore

@Suite("Stories")
struct StoryTests {
  @Test(
    "take texts as one that differ in spacing, marks, case and accents alone",
    arguments: [
      ("Ada met Bo.", "  ada met\n\nBO"), ("“Yes,” he said", "\"Yes\", he said"), ("Zoë", "Zoe\u{308}"), ("", " ... "),
    ])
  func same(a: String, b: String) {
    #expect(Story.fingerprint(a) == Story.fingerprint(b))
  }

  @Test(
    "keep texts apart that differ in a letter or digit",
    arguments: [("Ada met Bo", "Ada met Boo"), ("in 2022", "in 2023"), ("ab c", "a bc")])
  func different(a: String, b: String) {
    #expect(Story.fingerprint(a) != Story.fingerprint(b))
  }

  @Test func `are named by the smallest id, whatever the order`() {
    #expect(Story.group(["c": "x", "a": "x", "b": "y"]) == ["a": "a", "b": "b", "c": "a"])
  }
}
