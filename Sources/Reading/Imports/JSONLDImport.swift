public import GraphSchema

/// Reads what `kith export jsonld` writes, node by node: memory holds one node, whatever the file's size.
///
/// This is no reader of JSON-LD at large: the nodes are taken as Kith writes them, in its order, with its terms. What is
/// said twice for readers of schema.org (plain edges, labels, counts) is passed over; it follows from the rest.
public struct JSONLDImport {
  private let window: ImportWindow

  /// - Parameter path: a file, gzip or zstd or not, or `-` for standard input.
  /// - Throws: `ReadingError` where it cannot be opened.
  public init(_ path: String) throws(ReadingError) { window = try ImportWindow(path) }

  init(_ window: ImportWindow) { self.window = window }

  /// Hands over every record with the line it begins on.
  ///
  /// - Throws: `ReadingError` with `.record` for what Kith has not written, naming the line; what `take` throws.
  public func read(_ take: (ImportRecord, Int) throws -> Void) throws {
    try window.expect("{", "the file begins with '{', as what 'kith export jsonld' writes does")
    var hasContext = false
    var nodes: JSONLDNodes?
    while true {
      try window.passBlanks()
      guard let byte = try window.byte() else { throw window.fault("the file breaks off") }
      if byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: ",") {
        window.pass()
        continue
      }
      let key = try window.value { try $0.string() }
      try window.expect(":", "a colon stands between a key and its value")
      try window.passBlanks()
      switch key {
      case "@context":
        guard try isOurs(window.byte()) else { throw foreign("its context is another one") }
        hasContext = true
      case "@graph":
        guard hasContext else { throw foreign("it has no context before its nodes") }
        guard nodes == nil else { throw window.fault("there is a second '@graph'") }
        nodes = try graph(take)
      default: throw foreign("it has '\(key)' beside '@context' and '@graph'")
      }
    }
    window.pass()
    try window.passBlanks()
    if try window.byte() != nil { throw window.fault("something follows the end of the graph") }
    guard let nodes else { throw foreign("it has no '@graph'") }
    if nodes.isPlain {
      throw window.fault(
        "the profile 'plain' has no sentences, and no relation is taken in without one",
        try: "write it with 'kith export jsonld' instead of 'jsonld-plain'")
    }
  }

  /// Passes the context: an address, which is believed, or terms that name our vocabulary.
  private func isOurs(_ first: UInt8?) throws -> Bool {
    guard first == UInt8(ascii: "{") else {
      return try window.value { json in
        guard try json.isText() else {
          try json.skip()
          return false
        }
        return try !json.string().isEmpty
      }
    }
    return try window.value { json in
      var vocabulary: String?
      try json.object { (json, key) throws(JSONCursor.Fault) in
        if key == "kith", try json.isText() { vocabulary = try json.string() } else { try json.skip() }
      }
      return vocabulary == "urn:kith:vocabulary:"
    }
  }

  private func graph(_ take: (ImportRecord, Int) throws -> Void) throws -> JSONLDNodes {
    guard try window.byte() == UInt8(ascii: "[") else { throw foreign("its '@graph' is no list") }
    window.pass()
    var nodes = JSONLDNodes()
    while true {
      try window.passBlanks()
      switch try window.byte() {
      case nil: throw window.fault("the file breaks off among the nodes")
      case UInt8(ascii: "]"):
        window.pass()
        if !nodes.isOurs { throw foreign("its first node is not the graph's own") }
        return nodes
      case UInt8(ascii: ","): window.pass()
      default:
        let line = window.line
        let record = try window.value { (json) throws(JSONCursor.Fault) in try nodes.read(&json) }
        if !nodes.isOurs { throw foreign("its first node is not the graph's own", line: line) }
        if let record { try take(record, line) }
      }
    }
  }

  private func foreign(_ why: String, line: Int? = nil) -> ReadingError {
    window.fault(
      "this is no JSON-LD that Kith has written: \(why)", line: line,
      try: "import what 'kith export jsonld' writes; turn other graphs into tables and use 'kith import csv'")
  }
}
