import Extraction
import GraphSchema
import Linguistics
import Packs
import ReadingModel
import Testing

/// Every pattern's examples, read by the real analyser with the embedded pack.
@Suite("Patterns of the embedded pack")
struct PatternExampleTests {
  /// Read once for all tests: in a debug build the pack takes longer than everything that is tested with it.
  private static let shared = Result {
    let pack = try PackReader.embedded()
    let analyzer = Analyzer(pack: pack, reader: try TrainedReader.embedded())
    return (pack: pack, analyzer: analyzer, extractor: try Extractor(pack: pack))
  }

  let pack: Pack
  let analyzer: Analyzer
  let extractor: Extractor

  init() throws { (pack, analyzer, extractor) = try Self.shared.get() }

  @Test func `find what their examples say`() {
    for pattern in pack.patterns {
      for example in pattern.examples {
        let found = relations(in: example.text).filter { $0.finder == pattern.id }
        let matches = found.filter { holds(example, $0) }
        #expect(
          !matches.isEmpty, "\(pattern.place), \(pattern.id): '\(example.text)' gives \(found.map(\.description))")
      }
    }
  }

  @Test func `find nothing in their counter-examples`() {
    for pattern in pack.patterns {
      for text in pattern.counterexamples {
        let found = relations(in: text).filter { $0.finder == pattern.id }
        #expect(found.isEmpty, "\(pattern.place), \(pattern.id): '\(text)' gives \(found.map(\.description))")
      }
    }
  }

  @Test func `have an example each, unless the article around decides`() {
    for pattern in pack.patterns where !pattern.conditions.contains("implied") && !pattern.conditions.contains("known")
    {
      #expect(!pattern.examples.isEmpty, "\(pattern.place): \(pattern.id) has no example")
    }
  }

  @Test func `have ids of their own`() {
    #expect(Set(pack.patterns.map(\.id)).count == pack.patterns.count)
  }

  private struct Found: CustomStringConvertible {
    let subjects: Set<String>
    let object: Set<String>
    let predicate: String
    let finder: String
    let evidence: EvidenceClaim

    var description: String {
      "\(subjects.sorted()) \(predicate) \(object.sorted()) \(evidence.modality) \(evidence.polarity)"
    }
  }

  private func relations(in text: String) -> [Found] {
    let claims = extractor.claims(of: analyzer.analyze(Article(source: "example", text: text, published: "2024-12-26")))
    return claims.relations.map { relation in
      Found(
        subjects: Set(claims.chains[relation.subject].mentions.map(\.text)),
        object: Set(claims.chains[relation.object].mentions.map(\.text)), predicate: relation.predicate,
        finder: relation.evidence.finder, evidence: relation.evidence)
    }
  }

  private func holds(_ example: PatternExample, _ found: Found) -> Bool {
    let isSymmetric = Catalogue.standard[found.predicate]?.isSymmetric ?? false
    let straight = found.subjects.contains(example.subject) && found.object.contains(example.object)
    let turned = isSymmetric && found.subjects.contains(example.object) && found.object.contains(example.subject)
    guard straight || turned else { return false }
    return example.attributes.allSatisfy { key, value in
      switch key {
      case "modality": found.evidence.modality.rawValue == value
      case "polarity": found.evidence.polarity.rawValue == value
      case "tense": found.evidence.tense?.rawValue == value
      case "role": found.evidence.role == value
      case "date": found.evidence.date == value
      default: false
      }
    }
  }
}
