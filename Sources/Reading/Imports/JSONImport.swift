public import GraphSchema

/// Reads the interchange that `kith export json` writes, record by record: memory holds one record, whatever the file's
/// size.
///
/// Documents come before entities, entities before relations. Keys that the interchange does not have are passed over.
public struct JSONImport {
  private static let sections = ["documents", "entities", "relations"]

  private let window: ImportWindow

  /// - Parameter path: a file, gzip or zstd or not, or `-` for standard input.
  /// - Throws: `ReadingError` where it cannot be opened.
  public init(_ path: String) throws(ReadingError) { window = try ImportWindow(path) }

  init(_ window: ImportWindow) { self.window = window }

  /// Hands over every record with the line it begins on.
  ///
  /// - Throws: `ReadingError` with `.record` for what is not the interchange, naming the line; what `take` throws.
  public func read(_ take: (ImportRecord, Int) throws -> Void) throws {
    try window.expect("{", "the file begins with '{', as what 'kith export json' writes does")
    var done: [String] = []
    while true {
      try window.passBlanks()
      guard let byte = try window.byte() else { throw window.fault("the file breaks off") }
      if byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: ",") {
        window.pass()
        continue
      }
      let section = try window.value { try $0.string() }
      try window.expect(":", "a colon stands between a key and its value")
      try window.passBlanks()
      guard Self.sections.contains(section) else {
        try window.value { try $0.skip() }
        continue
      }
      if let early = done.first(where: { Self.sections.firstIndex(of: $0)! > Self.sections.firstIndex(of: section)! }) {
        throw window.fault(
          "\(section) come after \(early), which speak of them",
          try: "write documents first, then entities, then relations")
      }
      done.append(section)
      try records(of: section, take)
    }
    window.pass()
    try window.passBlanks()
    if try window.byte() != nil { throw window.fault("something follows the end of the graph") }
    guard done.contains("entities") || done.contains("relations") else {
      throw window.fault(
        "there are no entities and no relations in it", try: "import what 'kith export json' writes, or see the README")
    }
  }

  private func records(of section: String, _ take: (ImportRecord, Int) throws -> Void) throws {
    try window.expect("[", "\(section) are a list")
    while true {
      try window.passBlanks()
      switch try window.byte() {
      case nil: throw window.fault("the file breaks off among the \(section)")
      case UInt8(ascii: "]"):
        window.pass()
        return
      case UInt8(ascii: ","): window.pass()
      default:
        let line = window.line
        try take(try window.value { try JSONRecords.record(of: section, &$0) }, line)
      }
    }
  }
}
