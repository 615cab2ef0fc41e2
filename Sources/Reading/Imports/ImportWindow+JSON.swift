internal import GraphSchema

// JSON value by value, whatever the size of the list that they are in.
extension ImportWindow {
  func expect(_ character: Unicode.Scalar, _ rule: String) throws(ReadingError) {
    try passBlanks()
    guard try byte() == UInt8(ascii: character) else { throw fault("\(rule); this one does not") }
    pass()
  }

  /// Reads the next value, which is brought into the window whole, and passes it.
  func value<Value>(_ body: (inout JSONCursor) throws -> Value) throws -> Value {
    let count = try extent()
    let start = position
    let line = self.line
    let value: Value
    do {
      value = try bytes.withUnsafeBufferPointer { bytes in
        var cursor = JSONCursor(UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
        return try body(&cursor)
      }
    } catch let fault as JSONCursor.Fault {
      let passed = bytes[start..<min(start + fault.offset, bytes.count)]
      throw self.fault(fault.what, line: line + passed.count { $0 == UInt8(ascii: "\n") })
    }
    pass(count)
    return value
  }

  /// How many bytes the next value has.
  private func extent() throws(ReadingError) -> Int {
    var offset = 0
    var depth = 0
    var isInText = false
    while true {
      guard try byte(offset) != nil else { throw fault("the file breaks off in this record") }
      let first = position
      let end: Int? = bytes.withUnsafeBufferPointer { bytes in
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
