import Foundation
import Testing

#if os(Linux)
  /// What is seen on a terminal, which `script` of util-linux plays.
  @Suite("On a terminal", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  struct TerminalTests {
    private func seen(_ arguments: [String]) throws -> String {
      let kith = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
        "kith")
      let words = [kith.path] + arguments
      let command = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
      process.arguments = ["--quiet", "--command", command, "/dev/null"]
      let output = Pipe()
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return String(decoding: data, as: UTF8.self)
    }

    @Test func `one line shows how far a build is, and is gone at its end`() throws {
      let folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.path + "/articles", withIntermediateDirectories: true)
      try folder.write("Emmanuel Macron met Olaf Scholz in Berlin.", to: "articles/one.txt")
      let graph = folder.path + "/graph.kith"
      let articles = folder.path + "/articles"
      let text = try seen(["build", articles, "--graph", graph])
      #expect(text.contains("\r\u{1B}[Kreading: 1 article"))
      #expect(text.contains("\r\u{1B}[Kread     1 article\r\n"))
      #expect(try !seen(["build", articles, "--graph", graph, "--quiet"]).contains("read"))
      #expect(try !BuiltCommand.run(["build", articles, "--graph", graph]).errors.contains("\u{1B}"))
    }

    @Test func `neither words of articles nor names of files steer it`() throws {
      let folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.path + "/articles", withIntermediateDirectories: true)
      let title = "\u{1B}]0;Another title\u{7}"
      try folder.write("Emmanuel Macron met Olaf Scholz in \(title)Berlin.", to: "articles/one.txt")
      try folder.write("", to: "articles/\u{1B}[2J\nError: forged.txt")
      let graph = folder.path + "/graph.kith"
      let articles = folder.path + "/articles"
      let built = try seen(["build", articles, "--graph", graph])
      #expect(built.contains(#"\u{1B}[2J\nError: forged.txt"#))
      #expect(!built.contains("\u{1B}[2J"))
      let found = try seen(["find", "Scholz", "--graph", graph])
      #expect(found.contains(#"\u{1B}]0;Another title\u{7}Berlin"#))
      #expect(!found.contains("\u{1B}"))
      // A program gets what the article says.
      #expect(try BuiltCommand.run(["find", "Scholz", "--graph", graph]).output.contains(title))
    }
  }
#endif
