import Evaluation
import Foundation

/// The small samples of `Reference`, and what the reference scorers say of them (Reference/make_reference.py).
struct Reference: Decodable {
  struct Prf: Decodable {
    let precision, recall, f1: Double
  }
  struct Chains: Decodable {
    let muc, b3, ceaf: Prf
    let conll: Double
  }
  struct Partition: Decodable {
    let gold, found: [[Int]]
  }
  let names: [String: Prf]
  let trees: [String: Double]
  let chains: [String: Chains]

  static func load() throws -> Reference { try JSONDecoder().decode(Reference.self, from: data("scores.json")) }

  static func partitions() throws -> [String: [Partition]] {
    try JSONDecoder().decode([String: [Partition]].self, from: data("chains.json"))
  }

  static func lines(_ name: String) throws -> GoldLines {
    GoldLines(String(decoding: try data(name), as: UTF8.self), file: name)
  }

  static func data(_ name: String) throws -> Data {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")
    return try Data(contentsOf: folder.appendingPathComponent(name))
  }
}

extension Reference.Prf {
  /// The largest difference between a score and this one.
  func distance(to score: Score) -> Double {
    max(abs(precision - score.precision), abs(recall - score.recall), abs(f1 - score.f1))
  }
}
