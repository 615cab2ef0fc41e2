import GraphSchema
import Testing

@Suite("Labels of dependencies")
struct DependencyTests {
  @Test(
    "are read with their subtype where it is known, else without",
    arguments: [
      ("nsubj:pass", DependencyLabel.passiveSubject), ("nsubj:xyz", .subject), ("xyz", .unspecified),
      ("", .unspecified),
    ])
  func named(name: String, label: DependencyLabel) {
    #expect(DependencyLabel(named: name) == label)
  }

  @Test func `without their subtype are the label before the colon`() {
    for label in DependencyLabel.allCases {
      #expect(label.universal.rawValue == String(label.rawValue.prefix { $0 != ":" }))
    }
  }
}
