import Foundation
import GraphExport
import GraphSchema
import Testing

/// Whether words lie on words, by the boxes that Graphviz itself gives them.
@Suite("Words in a drawing", .timeLimit(.minutes(10)), .enabled(if: Graphviz.isInstalled))
struct LegibilityTests {
  @Test(
    "never lie on each other, up to 60 names",
    arguments: [
      ("ego", 1), ("ego", 2), ("paths", 1), ("network", 1), ("network", 2), ("network", 3), ("countries", 1),
      ("countries", 2), ("communities", 1), ("communities", 2),
    ])
  func words(kind: String, seed: UInt64) async throws {
    for count in [4, 14, 40, 60] {
      var numbers = SeededNumbers(seed: seed * 100 + UInt64(count))
      // A neighbourhood of 60 would be drawn with springs: rings hold the 40 that the command shows.
      let graph = Self.graph(names: kind == "ego" ? min(count, 40) : count, star: kind == "ego", using: &numbers)
      let focus: DrawingFocus =
        switch kind {
        case "ego": .ego("e0", hops: 1)
        case "paths": .paths("e0", "e1")
        default: .network
        }
      let groups: DrawingGroups =
        switch kind {
        case "countries": .countries
        case "communities": .communities(Self.communities(of: graph))
        default: .none
        }
      let drawing = Drawing(
        of: graph, focus: focus, catalogue: .standard, title: "Words that do not touch", groups: groups,
        limit: 120)
      let dot = try await drawing.dot { try Graphviz.places(drawing.layout.rawValue, $0) }
      let (program, options): (String, [String]) =
        switch drawing.placement {
        case .byLayout: (drawing.layout.rawValue, [])
        case .roughly: ("neato", ["-n"])
        case .exactly: ("neato", ["-n2"])
        }
      let json = try Graphviz.run(program, options + ["-Tjson"], dot)
      let boxes = try Self.boxes(json)
      #expect(boxes.count > count)
      var touching: [String] = []
      for (index, box) in boxes.enumerated() {
        for other in boxes[..<index] where box.area.insetBy(dx: 0.5, dy: 0.5).intersects(other.area) {
          touching.append("'\(box.words)' and '\(other.words)'")
        }
      }
      #expect(touching.isEmpty, "\(kind), \(count) names, seed \(seed): \(touching.prefix(5))")
    }
  }

  /// Frames hold all that belongs to them and nothing else, and lie beside each other.
  @Test("stand in the frame that they belong to, up to 60 names", arguments: [1, 2, 3] as [UInt64])
  func frames(seed: UInt64) async throws {
    for count in [8, 25, 60] {
      var numbers = SeededNumbers(seed: seed * 1_000 + UInt64(count))
      let graph = Self.graph(names: count, star: false, using: &numbers)
      let communities = Self.communities(of: graph)
      let drawing = Drawing(
        of: graph, focus: .network, catalogue: .standard, title: "Frames", groups: .communities(communities),
        limit: 120)
      let dot = try await drawing.dot { try Graphviz.places(drawing.layout.rawValue, $0) }
      let json = try Graphviz.run("neato", ["-n2", "-Tjson"], dot)
      let root = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      let objects = root["objects"] as? [[String: Any]] ?? []
      var homes: [CGRect] = []
      for object in objects where (object["name"] as? String)?.hasPrefix("cluster") == true {
        let corners = (object["bb"] as? String ?? "").split(separator: ",").compactMap { Double($0) }
        try #require(corners.count == 4)
        homes.append(
          CGRect(x: corners[0], y: corners[1], width: corners[2] - corners[0], height: corners[3] - corners[1]))
      }
      #expect(homes.count == communities.filter { $0.count > 1 }.count)
      for (index, home) in homes.enumerated() {
        for other in homes[..<index] { #expect(!home.intersects(other), "seed \(seed), \(count) names") }
      }
      for object in objects {
        guard let name = object["name"] as? String, let number = Int(name.dropFirst()), name.hasPrefix("e") else {
          continue
        }
        let place = (object["pos"] as? String ?? "").split(separator: ",").compactMap { Double($0) }
        let size = [object["width"], object["height"]].compactMap { ($0 as? String).flatMap(Double.init) }
        try #require(place.count == 2 && size.count == 2)
        let area = CGRect(
          x: place[0] - size[0] * 36, y: place[1] - size[1] * 36, width: size[0] * 72, height: size[1] * 72)
        let touched = homes.filter { $0.intersects(area) }
        let isHome = communities.contains { $0.count > 1 && $0.contains("e\(number)") }
        #expect(touched.count == (isHome ? 1 : 0), "seed \(seed), \(count) names, \(name)")
        #expect(touched.allSatisfy { $0.contains(area) }, "seed \(seed), \(count) names, \(name)")
      }
    }
  }

  /// Seven to a community; the last may be alone.
  private static func communities(of graph: Subgraph) -> [[Entity.ID]] {
    let ids = graph.entities.map(\.id)
    return stride(from: 0, to: ids.count, by: 7).map { Array(ids[$0..<min($0 + 7, ids.count)]) }
  }

  private struct Box {
    let words: String
    let area: CGRect
  }

  private static func boxes(_ json: Data) throws -> [Box] {
    let root = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    var boxes: [Box] = []
    for key in ["objects", "edges"] {
      for item in root[key] as? [[String: Any]] ?? [] {
        var size = 12.0
        // A node's own words are under _ldraw_; so is a frame's heading.
        for stroke in item["_ldraw_"] as? [[String: Any]] ?? [] {
          if stroke["op"] as? String == "F" { size = stroke["size"] as? Double ?? size }
          guard stroke["op"] as? String == "T", let words = stroke["text"] as? String,
            let point = stroke["pt"] as? [Double], let width = stroke["width"] as? Double
          else { continue }
          let left =
            switch stroke["align"] as? String {
            case "c": point[0] - width / 2
            case "r": point[0] - width
            default: point[0]
            }
          boxes.append(
            Box(words: words, area: CGRect(x: left, y: point[1] - 0.2 * size, width: width, height: 0.95 * size)))
        }
      }
    }
    return boxes
  }

  /// Few meet many, as in the news; every name is joined to an earlier one.
  private static func graph(names: Int, star: Bool, using numbers: inout SeededNumbers) -> Subgraph {
    let words = ["Ana", "Konstantinopoulos", "Ministry", "of", "Bay", "Lee", "Foreign", "Trade", "Abdulaziz", "Port"]
    let entities = (0..<names).map { number in
      let name = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in words.randomElement(using: &numbers) ?? "A" }
        .joined(separator: " ")
      let kind = EntityKind.allCases.randomElement(using: &numbers) ?? .person
      return Entity(
        id: "e\(number)", kind: kind, subkind: kind == .place ? "country" : nil, name: "\(name) \(number)", names: [],
        articles: 1)
    }
    let predicates = [
      "met_with", "holds_office_in", "signed_agreement_with", "visited", "head_of_government_of", "sued",
    ]
    var seen: Set<String> = []
    var relations: [Relation] = []
    func add(_ from: Int, _ to: Int) {
      let predicate = predicates.randomElement(using: &numbers) ?? "visited"
      guard from != to, seen.insert("\(from) \(predicate) \(to)").inserted else { return }
      let modality: Modality = Int.random(in: 0..<5, using: &numbers) == 0 ? .planned : .actual
      relations.append(
        Samples.relation("e\(from)", predicate, "e\(to)", [Samples.evidence("d", 0, "so", modality: modality)]))
    }
    for number in 1..<names { add(number, star ? 0 : Int.random(in: 0..<number, using: &numbers) / 2) }
    for _ in 0..<(names / 3) {
      add(Int.random(in: 0..<names, using: &numbers), Int.random(in: 0..<names, using: &numbers))
    }
    return Subgraph(
      documents: [DocumentRecord(id: "d", source: "s", story: "s")], entities: entities, relations: relations)
  }
}

/// Graphviz is not a part of the package; where it is missing, what needs it is skipped.
enum Graphviz {
  static let isInstalled = ["dot", "twopi", "neato", "sfdp", "fdp"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  static func places(_ program: String, _ sketch: String) throws -> [String: DrawingPlace] {
    let plain = String(decoding: try run(program, ["-Tplain"], sketch), as: UTF8.self)
    var places: [String: DrawingPlace] = [:]
    for line in plain.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words[0] == "node" else { continue }
      let inches = words[2..<6].compactMap { Double($0).map { $0 * 72 } }
      guard inches.count == 4 else { continue }
      places[String(words[1])] = DrawingPlace(x: inches[0], y: inches[1], width: inches[2], height: inches[3])
    }
    return places
  }

  static func run(_ program: String, _ arguments: [String], _ dot: String) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID()).dot")
    try Data(dot.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments = arguments + [file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }
}
