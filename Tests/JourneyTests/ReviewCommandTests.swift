import Foundation
import GraphSchema
import Kith
import Testing

/// The queue as people and scripts use it: answers come in line by line on standard input.
@Suite("The review queue")
struct ReviewCommandTests {
  private let folder: TemporaryFolder
  private let file: String

  init() async throws {
    folder = try TemporaryFolder()
    file = folder.path + "/graph.kith"
    let texts = [
      "Hamza Talal, who leads the port of Velmora, met Marit Solberg on Sunday.\n",
      "Police said on Monday that Talal had been seen with Marit Solberg.\n",
    ]
    let graph = try await KnowledgeGraph.open(file, createIfMissing: true)
    for (number, text) in texts.enumerated() { _ = try await graph.build([folder.write(text, to: "\(number).txt")]) }
  }

  @Test func `shows the two side by side and keeps what is answered`() async throws {
    let (output, status) = try kith(["review", "--by", "ada"], input: "what?\nS\n")
    #expect(status == 0)
    #expect(output.contains("1 of 1 · the graph has them as one · score 0."))
    #expect(output.contains("“Hamza Talal, who leads the port"))
    #expect(
      output.split(separator: "\n").contains { $0.contains(" │ ") && $0.components(separatedBy: "Talal").count > 2 })
    #expect(output.contains("1 judgement made"))
    #expect(try await logged().map { $0.contains("' is '") && $0.hasSuffix(" ada") } == [true])
  }

  @Test func `goes back one answer at a time, and ends where the input ends`() async throws {
    let (output, status) = try kith(["review", "--by", "bo"], input: "z\nk\nz\ns\n")
    #expect(output.contains("1 judgement made") && status == 0)
    #expect(try await logged().count == 1)
  }

  @Test func `lists the pairs for scripts`() async throws {
    let (output, status) = try kith(["review", "--list", "--json"], input: "")
    #expect(status == 0)
    let items = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    #expect(items.count == 1)
    let names = ["first", "second"].compactMap { (items.first?[$0] as? [String: Any])?["name"] as? String }
    #expect(Set(names) == ["Talal", "Hamza Talal"])
    #expect((items.first?["reasons"] as? [String])?.isEmpty == false)
  }

  private func logged() async throws -> [String] {
    let graph = try await KnowledgeGraph.open(file)
    return try await graph.log().map(\.judgement).inForce.map { "\($0.summary) \($0.author)" }
  }

  private func kith(_ arguments: [String], input: String) throws -> (output: String, status: Int32) {
    let (output, _, status) = try BuiltCommand.run(arguments + ["--graph", file], input: input)
    return (output, status)
  }
}
