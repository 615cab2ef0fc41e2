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

  /// Hands over every record with the line it begins on.
  ///
  /// - Throws: `ReadingError` with `.record` for what is not the interchange, naming the line; what `take` throws.
  public func read(_ take: (ImportRecord, Int) throws -> Void) throws {
    try expect("{", "the file begins with '{', as what 'kith export json' writes does")
    var done: [String] = []
    while true {
      try window.passBlanks()
      guard let byte = try window.byte() else { throw window.fault("the file breaks off") }
      if byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: ",") {
        window.pass()
        continue
      }
      let section = try withValue { try $0.string() }
      try expect(":", "a colon stands between a key and its value")
      try window.passBlanks()
      guard Self.sections.contains(section) else {
        try withValue { try $0.skip() }
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
    try expect("[", "\(section) are a list")
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
        try take(try withValue { try JSONRecords.record(of: section, &$0) }, line)
      }
    }
  }

  private func expect(_ character: Unicode.Scalar, _ rule: String) throws(ReadingError) {
    try window.passBlanks()
    guard try window.byte() == UInt8(ascii: character) else { throw window.fault("\(rule); this one does not") }
    window.pass()
  }

  /// Reads the next value, which is brought into the window whole, and passes it.
  private func withValue<Value>(_ body: (inout JSONCursor) throws -> Value) throws -> Value {
    let count = try extent()
    let start = window.position
    let line = window.line
    let value: Value
    do {
      value = try window.bytes.withUnsafeBufferPointer { bytes in
        var cursor = JSONCursor(UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
        return try body(&cursor)
      }
    } catch let fault as JSONCursor.Fault {
      let passed = window.bytes[start..<min(start + fault.offset, window.bytes.count)]
      throw window.fault(fault.what, line: line + passed.count { $0 == UInt8(ascii: "\n") })
    }
    window.pass(count)
    return value
  }

  /// How many bytes the next value has.
  private func extent() throws(ReadingError) -> Int {
    var offset = 0
    var depth = 0
    var isInText = false
    while true {
      guard try window.byte(offset) != nil else { throw window.fault("the file breaks off in this record") }
      let first = window.position
      let end: Int? = window.bytes.withUnsafeBufferPointer { bytes in
        var index = first + offset
        defer { offset = index - first }
        while index < bytes.count {
          let byte = bytes[index]
          index += 1
          if isInText {
            if byte == UInt8(ascii: "\\") {
              index += 1
            } else if byte == UInt8(ascii: "\"") {
              isInText = false
              if depth == 0 { return index - first }
            }
            continue
          }
          switch byte {
          case UInt8(ascii: "\""): isInText = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth == 0 { return index - first }
            if depth < 0 { return index - 1 - first }
          case UInt8(ascii: ","), UInt8(ascii: ":"):
            if depth == 0 { return index - 1 - first }
          default: break
          }
        }
        return nil
      }
      if let end { return end }
    }
  }
}
