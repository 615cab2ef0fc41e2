import Foundation
import GraphDrawing
import GraphSchema
import Testing

/// Graphviz is not a part of the package; where it is missing, what needs it is skipped.
private let isInstalled = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite("Graphviz", .timeLimit(.minutes(3)))
struct GraphvizTests {
  private static let graph = #"digraph { "Keith Kellogg" -> "Ukraine" [label="envoy to"] }"#

  @Test("draws each picture in its format", .enabled(if: isInstalled), arguments: Picture.allCases)
  func formats(picture: Picture) async throws {
    let bytes = try await Graphviz().draw(Self.graph, as: picture)
    switch picture {
    case .svg:
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("<?xml"))
      #expect(text.hasSuffix("</svg>\n"))
      #expect(text.contains("Keith Kellogg"))
    case .png: #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    case .pdf: #expect(bytes.starts(with: Array("%PDF".utf8)))
    }
  }

  @Test("draws in every layout", .enabled(if: isInstalled), arguments: Graphviz.Layout.allCases)
  func layouts(layout: Graphviz.Layout) async throws {
    let bytes = try await Graphviz(layout: layout).draw(Self.graph, as: .svg)
    #expect(String(decoding: bytes, as: UTF8.self).contains("envoy to"))
  }

  @Test("says where a layout puts the names, and keeps them there", .enabled(if: isInstalled))
  func places() async throws {
    let places = try await Graphviz(layout: .twopi).places("graph { graph [root=n0]; n0 -- n1; n0 -- n2 }")
    #expect(places.keys.sorted() == ["n0", "n1", "n2"])
    let (middle, end) = (try #require(places["n0"]), try #require(places["n1"]))
    #expect(abs(middle.x - end.x) + abs(middle.y - end.y) > 36)
    let dot = "digraph { \"a\" [pos=\"0,0\"]; \"b\" [pos=\"720,0\"]; \"a\" -> \"b\" }"
    let svg = String(decoding: try await Graphviz(layout: .twopi, placing: .apart).draw(dot, as: .svg), as: UTF8.self)
    #expect(svg.contains(#/<svg width="7[0-9][0-9]pt"/#))
  }

  @Test("says how large nodes are, and leaves them and their clusters where they are", .enabled(if: isInstalled))
  func exactPlaces() async throws {
    let places = try await Graphviz(layout: .neato).places(
      "graph { n0 [label=\"node n1 0 0 0 0 x\", shape=box, fixedsize=true, width=2, height=0.5] }")
    #expect(places.keys.sorted() == ["n0"])
    #expect(places["n0"]?.width == 144 && places["n0"]?.height == 36)
    // The two lie on each other, and stay there.
    let dot = """
      digraph { a [pos="0,0"]; b [pos="10,0"]; c [pos="300,0"]; a -> c;
        subgraph cluster_0 { bb="-50,-50,100,50"; a; b } }
      """
    let svg = String(
      decoding: try await Graphviz(layout: .neato, placing: .lines).draw(dot, as: .svg), as: UTF8.self)
    let middles = svg.matches(of: #/<ellipse[^>]* cx="([-0-9.]+)"/#).compactMap { Double($0.output.1) }.sorted()
    #expect(middles.count == 3 && abs(middles[1] - middles[0] - 10) < 0.1)
    #expect(svg.contains("class=\"cluster\""))
  }

  @Test("takes megabytes in and gives megabytes back", .enabled(if: isInstalled))
  func large() async throws {
    let tooltip = String(repeating: "so it is said, ", count: 900)
    let nodes = (0..<400).map { "n\($0) [tooltip=\"\(tooltip)\", pos=\"\($0),0\"];" }.joined(separator: "\n")
    let dot = "digraph {\n\(nodes)\n}"
    #expect(dot.utf8.count > 5_000_000)
    let bytes = try await Graphviz().draw(dot, as: .svg)
    #expect(bytes.count > 5_000_000)
  }

  @Test("does not hang on a program that floods its error output before it reads")
  func flood() async throws {
    let flood = try Script("head -c 3000000 /dev/zero | tr '\\0' 'w' >&2; cat")
    let dot = String(repeating: "x", count: 3_000_000)
    #expect(try await flood.graphviz().draw(dot, as: .svg).count == 3_000_000)
  }

  @Test("does not wait for a program that stops reading")
  func deaf() async throws {
    let deaf = try Script("exec 0<&-; echo picture")
    let dot = String(repeating: "x", count: 3_000_000)
    #expect(try await deaf.graphviz().draw(dot, as: .svg) == Array("picture\n".utf8))
  }

  @Test("is stopped when it takes too long")
  func timeout() async throws {
    let slow = try Script("echo $$ > \"$0.pid\"; exec sleep 100")
    let start = ContinuousClock.now
    let error = await #expect(throws: DrawingError.self) {
      try await slow.graphviz(timeout: .seconds(1)).draw(Self.graph, as: .svg)
    }
    #expect(
      error?.description == """
        Error: '\(slow.name)' was still drawing after 1 second and was stopped
          try: draw fewer relations, one name or one path, or use the layout 'sfdp', which is made for large graphs
        """)
    #expect(ContinuousClock.now - start < .seconds(60))
    let text = try String(contentsOf: slow.folder.appending(path: slow.name + ".pid"), encoding: .utf8)
    let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(process, 0) == -1, "the process is gone")
  }

  @Test("is refused more memory than it may take")
  func memory() async throws {
    let greedy = try Script(
      "cat > /dev/null; head -c 300000000 /dev/zero | tail -c 299999999 > /dev/null && echo picture")
    #expect(try await greedy.graphviz().draw(Self.graph, as: .svg) == Array("picture\n".utf8))
    #if os(Linux)
      let error = await #expect(throws: DrawingError.self) {
        try await greedy.graphviz(memory: 100_000_000).draw(Self.graph, as: .svg)
      }
      #expect(error?.code == .failed)
      #expect(error?.what.contains("memory") == true, "\(String(describing: error))")
    #endif
  }

  @Test("that is not installed says how to install it")
  func missing() async {
    let error = await #expect(throws: DrawingError.self) {
      try await Graphviz(program: "kith-no-such-program", timeout: .seconds(60)).draw(Self.graph, as: .svg)
    }
    #expect(
      error?.description == """
        Error: Graphviz is not installed: there is no program 'kith-no-such-program'
          try: apt-get install graphviz (macOS: brew install graphviz), or export dot and draw it elsewhere
        """)
  }

  @Test("says in its own words what is wrong with a graph", .enabled(if: isInstalled))
  func syntax() async {
    let error = await #expect(throws: DrawingError.self) {
      try await Graphviz().draw("digraph { a -> } \(String(repeating: "\nb -> c", count: 300_000))", as: .svg)
    }
    #expect(error?.code == .failed)
    #expect(error?.what.contains("syntax error in line 1") == true, "\(String(describing: error))")
  }

  @Test("without a picture and without a word is a failure")
  func silence() async throws {
    let silent = try Script("cat > /dev/null")
    let error = await #expect(throws: DrawingError.self) {
      try await silent.graphviz().draw(Self.graph, as: .svg)
    }
    #expect(
      error?.description == """
        Error: '\(silent.name)' ended without a picture and without a word
          try: '\(silent.name) -V' shows the version that is installed; Kith is tested with 2.43 and needs its cairo plugin
        """)
  }

  @Test("is stopped when its task is cancelled")
  func cancelled() async throws {
    let slow = try Script("exec sleep 100")
    let graphviz = slow.graphviz(timeout: .seconds(100))
    let task = Task { try await graphviz.draw(Self.graph, as: .svg) }
    task.cancel()
    let error = await #expect(throws: DrawingError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(error?.description == "Error: '\(slow.name)' was stopped before it had drawn")
  }

  @Test("names its pictures by the end of the file's name")
  func names() throws {
    #expect(try Picture(fileName: "out/Lavrov.PNG") == .png)
    #expect(try Picture(fileName: "a.b.svg") == .svg)
    for name in ["graph", "graph.gif", "", "out.svg/graph"] {
      let error = #expect(throws: DrawingError.self) { try Picture(fileName: name) }
      #expect(
        error?.description
          == "Error: '\(name)' does not say which picture to draw\n  try: a name that ends in .svg, .png, .pdf")
    }
  }
}

/// A program that stands in for Graphviz, in a folder of its own.
private struct Script {
  let name = "kith-test-graphviz"
  let folder: URL

  init(_ commands: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data("#!/bin/sh\n\(commands)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  func graphviz(timeout: Duration = .seconds(60), memory: Int = Limits.drawingMemory) -> Graphviz {
    Graphviz(program: name, folder: folder.path, timeout: timeout, memory: memory)
  }
}
