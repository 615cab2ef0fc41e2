import Foundation
import GraphSchema
import Packs

/// A pack of five million names: made, opened and asked, against a dictionary in memory for the asking.
///
/// The names are those of people and places of the built-in pack, joined anew with a fixed seed.
enum NameLookUp {
  static let entries = 2_500_000

  /// - Parameter parts: names whose words are joined.
  static func measure(folder: URL, parts: [String]) throws -> [Measurement] {
    let path = folder.appending(path: "five-million.names").path
    var maker = NameMaker(parts: parts)
    let names = (0..<entries).map { _ in (maker.name(), maker.name()) }

    let start = ContinuousClock.now
    var importer = NamePackImporter(countries: [:])
    var line = -1
    try importer.read(.tsv, from: "generated") {
      line += 1
      if line == 0 { return Array("name\tkind\tid\taliases\tpages".utf8) }
      guard line <= names.count else { return nil }
      let (name, alias) = names[line - 1]
      return Array("\(name)\tperson\tQ\(line)\t\(alias)\t\(line % 200)".utf8)
    }
    let report = try importer.write(to: path)
    let passed = start.duration(to: .now).components
    let making = Double(passed.seconds) + Double(passed.attoseconds) / 1e18

    let opening = try Stopwatch.seconds { _ = try NamePack(path: path) }
    let pack = try NamePack(path: path)
    // As an article names them: known names in any order, half of them unknown.
    var asked: [String] = []
    for index in stride(from: 0, to: 1_000_000, by: 2) {
      asked.append(names[index * 7919 % names.count].0)
      asked.append(maker.name() + " Xq")
    }
    var found = 0
    let asking = Stopwatch.seconds {
      found = 0
      for name in asked { found += pack.count(named: name) > 0 ? 1 : 0 }
    }
    var decoded = 0
    let decoding = Stopwatch.seconds {
      decoded = 0
      for name in asked { decoded += pack.entries(named: name).count }
    }
    let checking = try Stopwatch.seconds(runs: 1) { try pack.check() }
    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    precondition(found >= asked.count / 2, "known names are found")

    var table: [String: Int] = [:]
    let loading = Stopwatch.seconds(runs: 1) {
      for (index, pair) in names.enumerated() {
        table[pair.0] = index
        table[pair.1] = index
      }
    }
    var known = 0
    let peer = Stopwatch.seconds {
      known = 0
      for name in asked { known += table[name] != nil ? 1 : 0 }
    }
    let what = "\(report.names) names of \(report.entries) entries, \(bytes) bytes"
    return [
      Measurement(
        name: "pack of \(what), made", ours: "\(Measurement.short(making)) s", peer: "Dictionary filled",
        theirs: "\(Measurement.short(loading)) s", ratio: loading / making),
      Measurement(
        name: "the pack, opened", ours: Measurement.milliseconds(opening), peer: "Dictionary filled",
        theirs: Measurement.milliseconds(loading), ratio: loading / opening),
      Measurement(
        name: "names looked up, half of them unknown", ours: rate(asked.count, asking), peer: "Dictionary, exact text",
        theirs: rate(asked.count, peer), ratio: peer / asking),
      Measurement(
        name: "names looked up with their entries, \(decoded) found", ours: rate(asked.count, decoding),
        peer: "Dictionary, exact text", theirs: rate(asked.count, peer), ratio: peer / decoding),
      Measurement(
        name: "the pack, checked whole", ours: Measurement.milliseconds(checking), peer: "Dictionary filled",
        theirs: Measurement.milliseconds(loading), ratio: loading / checking),
    ]
  }

  private static func rate(_ count: Int, _ seconds: Double) -> String {
    "\(Measurement.short(Double(count) / seconds / 1e6)) million/s"
  }
}

/// Joins words of real names to new ones, the same on every machine.
struct NameMaker {
  private let words: [String]
  private var state: UInt64

  init(parts: [String], seed: UInt64 = 20_261_121) {
    var seen: Set<String> = []
    words = parts.flatMap { $0.split(separator: " ").map(String.init) }.filter {
      $0.utf8.count > 2 && $0.first?.isUppercase == true && seen.insert($0).inserted
    }
    state = seed
  }

  /// Source: SplitMix64, S. Vigna, public domain.
  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  mutating func word() -> String { words[number(below: words.count)] }

  mutating func name() -> String {
    number(below: 3) == 0 ? "\(word()) \(word()) \(word())" : "\(word()) \(word())"
  }
}
