import Foundation
import Testing

@testable import Cypher

@Suite("The openCypher compatibility kit")
struct ConformanceTests {
  /// Why scenarios may be left out; nothing else may be.
  static let reasons: Set<String> = [
    "the query under test writes", "the query calls a procedure", "the setup needs more than CREATE and DELETE",
  ]

  /// The share of the scenarios run that pass: 2383 of 2383 on 2026-11-21. Of scenarios in another folder nothing is
  /// promised but the floor of the plan.
  static var committedRate: Double { ProcessInfo.processInfo.environment["TCK_DIR"] == nil ? 1 : 0.8 }

  @Test("passes at least as many scenarios as are committed", .enabled(if: Conformance.folder != nil))
  func conformance() throws {
    let folder = try #require(Conformance.folder)
    let scenarios = try Conformance.scenarios(in: folder)
    var table: [String: (passed: Int, failed: Int, skipped: Int)] = [:]
    var failures: [String] = []
    for scenario in scenarios {
      var row = table[scenario.folder] ?? (0, 0, 0)
      switch Conformance.run(scenario) {
      case .passed: row.passed += 1
      case .failed(let why):
        row.failed += 1
        failures.append("\(scenario.folder)/\(scenario.title)\n      \(why)")
      case .skipped(let reason):
        row.skipped += 1
        #expect(Self.reasons.contains(reason), "\(scenario.title): '\(reason)' is no reason to skip")
      }
      table[scenario.folder] = row
    }
    var report = ["folder passed failed skipped"]
    for (folder, row) in table.sorted(by: { $0.key < $1.key }) {
      report.append("\(folder) \(row.passed) \(row.failed) \(row.skipped)")
    }
    let passed = table.values.reduce(0) { $0 + $1.passed }
    let failed = table.values.reduce(0) { $0 + $1.failed }
    let skipped = table.values.reduce(0) { $0 + $1.skipped }
    report.append("total \(passed) \(failed) \(skipped)")
    print(report.joined(separator: "\n"))
    if let path = ProcessInfo.processInfo.environment["TCK_REPORT"] {
      try (report + failures).joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(
      Double(passed) >= Self.committedRate * Double(passed + failed),
      "\(failed) of \(passed + failed) scenarios fail:\n\(failures.prefix(20).joined(separator: "\n"))")
  }
}
