import Foundation
import GraphExport
import GraphSchema
import Testing

/// What exists is written down, and what is written down exists.
@Suite("Documentation")
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `the README names every verb of the command`() throws {
    let readme = try text("README.md")
    let folder = Self.root.appendingPathComponent("Sources/KithCommand/Commands").path
    let verbs = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      // "WhySame" is typed "why-same".
      $0.replacing("Verb.swift", with: "").replacing(#/(?<small>[a-z])(?<capital>[A-Z])/#) {
        "\($0.small)-\($0.capital)"
      }.lowercased()
    }
    #expect(verbs.count >= 11)
    for verb in verbs { #expect(readme.contains("`kith \(verb)"), "\(verb)") }
  }

  @Test func `the README names every export format`() throws {
    let readme = try text("README.md")
    for format in ExportFormat.all { #expect(readme.contains("`\(format.name)`"), "\(format.name)") }
  }

  @Test func `the list of relations is the catalogue`() throws {
    let rows = try text("Schema/Vocabulary/README.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
    let predicates = Catalogue.standard.predicates
    #expect(rows.count == predicates.count)
    for (row, predicate) in zip(rows, predicates) {
      #expect(row.hasPrefix("| `\(predicate.id)` | \(predicate.label) | \(predicate.inverse) |"))
      #expect(row.hasSuffix("| \(predicate.definition) |"))
    }
  }

  @Test func `links between the guides lead somewhere`() throws {
    for page in ["README.md", "ARCHITECTURE.md", "Exports/README.md", "Schema/README.md", "Sources/Packs/README.md"] {
      let folder = Self.root.appendingPathComponent(page).deletingLastPathComponent()
      for match in try text(page).matches(of: #/\]\((?<target>[^)#:]+)\)/#) {
        let target = folder.appendingPathComponent(String(match.target)).path
        #expect(FileManager.default.fileExists(atPath: target), "\(page): \(match.target)")
      }
    }
  }
}
