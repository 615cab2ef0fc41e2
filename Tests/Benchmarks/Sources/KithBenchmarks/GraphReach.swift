import Foundation
import GraphQuery
import GraphSchema
import GraphStore
import Kith

/// Questions to a graph of a million relations, made by Peers/generate.py and imported by `kith import json`.
///
///     KithBenchmarks reach GRAPH QUESTIONS
///
/// QUESTIONS is the file that Peers/peers.py writes: the same entities and pairs that the peers are asked about. Prints one
/// line of JSON, which peers.py puts beside theirs.
enum GraphReach {
  private struct Questions: Decodable {
    let entities: [String]
    let pairs: [[String]]
  }

  static func run(graph path: String, questions file: String) async throws {
    let asked = try JSONDecoder().decode(Questions.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    var results: [String: [Double]] = [:]
    var answers: [String: Int] = [:]

    let opening = ContinuousClock.now
    let database = try GraphDatabase(path: path, opening: .mustExist)
    _ = try await database.hop(from: asked.entities[0])
    results["open_first_hop_ms"] = [milliseconds(opening)]

    var times: [Double] = []
    var rows = 0
    for id in asked.entities {
      let start = ContinuousClock.now
      rows += try await database.hop(from: id).count
      times.append(milliseconds(start))
    }
    results["one_hop_ms"] = summary(times)
    answers["one_hop_rows"] = rows
    results["memory_of_hops_mb"] = [Double(Machine.peakBytes) / 1_048_576]

    let questions = GraphQuestions(database)
    let loading = ContinuousClock.now
    _ = try await questions.shortest(from: asked.pairs[0][0], to: asked.pairs[0][1])
    results["load_adjacency_ms"] = [milliseconds(loading)]

    times = []
    var reached = 0
    for id in asked.entities {
      let start = ContinuousClock.now
      reached += try await questions.reached(from: id, hops: 2).count
      times.append(milliseconds(start))
    }
    results["two_hop_ms"] = summary(times)
    answers["two_hop_entities"] = reached

    times = []
    var length = 0
    for pair in asked.pairs {
      let start = ContinuousClock.now
      length += (try await questions.shortest(from: pair[0], to: pair[1], reach: 6)?.count ?? 1) - 1
      times.append(milliseconds(start))
    }
    results["path_ms"] = summary(times)
    answers["path_lengths"] = length

    times = []
    for pair in asked.pairs.prefix(200) {
      let start = ContinuousClock.now
      _ = try await questions.paths(from: pair[0], to: pair[1], reach: 6, limit: 1)
      times.append(milliseconds(start))
    }
    results["path_with_sentences_ms"] = summary(times)
    results["memory_mb"] = [Double(Machine.peakBytes) / 1_048_576]

    // Last, so that the memory above is without it.
    let keeping = ContinuousClock.now
    if let kept = try await database.keptHops() {
      results["keep_hops_ms"] = [milliseconds(keeping)]
      results["kept_hops_mb"] = [Double(kept.memory) / 1_048_576]
      times = []
      rows = 0
      for id in asked.entities {
        let start = ContinuousClock.now
        rows += kept.hop(from: id).count
        times.append(milliseconds(start))
      }
      results["kept_hop_ms"] = summary(times)
      answers["kept_hop_rows"] = rows
    }

    // One article more, read elsewhere: committed and derived.
    let text = "Ada Quill met Bo Tarn. "
    times = []
    for number in 0..<10 {
      let article = Article(source: "added-\(number).txt", text: text, published: "2026-11-21")
      func mention(_ start: Int, _ name: String) -> ChainClaim {
        ChainClaim(
          kind: .person, name: name,
          mentions: [
            MentionClaim(range: CodePointRange(start, start + name.count), text: name, reading: .name)
          ])
      }
      let claims = Claims(
        article: article.id, sentences: [CodePointRange(0, 22)],
        chains: [mention(0, "Ada Quill"), mention(14, "Bo Tarn")],
        relations: [
          RelationClaim(
            subject: 0, predicate: "met_with", object: 1,
            evidence: EvidenceClaim(range: CodePointRange(0, 22), quote: "Ada Quill met Bo Tarn.", finder: "added"))
        ])
      let start = ContinuousClock.now
      try await database.commit([(article: article, claims: claims)], analysis: "bench")
      try await database.deriveGraph { claims, _ in
        Resolution(
          entities: [("ada-quill-added", 0, "Ada Quill"), ("bo-tarn-added", 1, "Bo Tarn")].map { id, chain, name in
            ResolvedEntity(
              id: id, kind: .person, name: name, names: [name],
              members: claims.map { ChainReference(article: $0.article, chain: chain) })
          })
      }
      times.append(milliseconds(start))
    }
    results["add_article_ms"] = summary(times)
    let output = [
      "results": results.mapValues { $0.map { ($0 * 10_000).rounded() / 10_000 } } as Any, "answers": answers,
    ]
    print(String(decoding: try JSONSerialization.data(withJSONObject: output, options: .sortedKeys), as: UTF8.self))
  }

  private static func milliseconds(_ start: ContinuousClock.Instant) -> Double {
    let passed = start.duration(to: .now).components
    return Double(passed.seconds) * 1e3 + Double(passed.attoseconds) / 1e15
  }

  /// Median and 99th percentile.
  private static func summary(_ times: [Double]) -> [Double] {
    let sorted = times.sorted()
    return [sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 99 / 100)]]
  }
}
