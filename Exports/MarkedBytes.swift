internal import GraphSchema

/// The bytes that a notation cannot take as they are.
///
/// Nearly every text is free of them and is copied whole, by `memcpy`; going through it character by character took most of
/// the time of an export. What is marked may be more than what has to be escaped, never less.
struct MarkedBytes: Sendable {
  private let marks: [Bool]

  /// - Parameters:
  ///   - text: ASCII.
  ///   - bytes: further ones.
  init(_ text: String, _ bytes: ClosedRange<UInt8>...) {
    var marks = [Bool](repeating: false, count: 256)
    for byte in text.utf8 { marks[Int(byte)] = true }
    for range in bytes { for byte in range { marks[Int(byte)] = true } }
    self.marks = marks
  }

  /// Everything but what is in these ranges.
  init(allBut bytes: ClosedRange<UInt8>..., and text: String) {
    var marks = [Bool](repeating: true, count: 256)
    for byte in text.utf8 { marks[Int(byte)] = false }
    for range in bytes { for byte in range { marks[Int(byte)] = false } }
    self.marks = marks
  }

  /// Whether none of them is in the text.
  func areAbsent(from text: String) -> Bool {
    let answer = text.utf8.withContiguousStorageIfAvailable { bytes in
      marks.withUnsafeBufferPointer { marks in !bytes.contains { marks[Int($0)] } }
    }
    return answer ?? !text.utf8.contains { marks[Int($0)] }
  }

  /// Whether none of them is among these.
  func areAbsent(from bytes: UnsafeRawBufferPointer) -> Bool {
    marks.withUnsafeBufferPointer { marks in
      for byte in bytes where marks[Int(byte)] { return false }
      return true
    }
  }

  /// The place of the first of them from `start` on; the number of bytes where there is none.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
    marks.withUnsafeBufferPointer { marks in
      var place = start
      while place < bytes.count, !marks[Int(bytes[place])] { place += 1 }
      return place
    }
  }
}

/// Texts in quotes whose escapes are a backslash and a letter, or `\u` and four digits: Turtle, N-Quads and Cypher.
enum BackslashText {
  private static let marks = MarkedBytes("\"'\\", 0x00...0x1F, 0x7F...0x7F, 0xC2...0xC2, 0xE2...0xE2, 0xEF...0xEF)

  /// On one line, whatever is in it.
  ///
  /// - Parameter mark: the quote around it: `"` or `'`.
  static func quoted(_ text: String, in mark: Unicode.Scalar) -> String {
    var out = String(mark)
    if marks.areAbsent(from: text) {
      out += text
    } else {
      for scalar in text.unicodeScalars { append(scalar, mark, to: &out) }
    }
    out.unicodeScalars.append(mark)
    return out
  }

  /// As `quoted(_:in:)`, in double quotes.
  static func addQuoted(_ text: String, to out: inout ByteText) {
    guard marks.areAbsent(from: text) else { return out.add(quoted(text, in: "\"")) }
    out.add(byte: 0x22)
    out.add(text)
    out.add(byte: 0x22)
  }

  static func addQuoted(_ text: UnsafeRawBufferPointer, to out: inout ByteText) {
    guard marks.areAbsent(from: text) else { return out.add(quoted(String(decoding: text, as: UTF8.self), in: "\"")) }
    out.add(byte: 0x22)
    out.add(text)
    out.add(byte: 0x22)
  }

  private static func append(_ scalar: Unicode.Scalar, _ mark: Unicode.Scalar, to out: inout String) {
    switch scalar {
    case mark:
      out += "\\"
      out.unicodeScalars.append(mark)
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    // Controls, the line ends that some readers split at, and what is no character at all.
    case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
      let digits = String(scalar.value, radix: 16, uppercase: true)
      out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: out.unicodeScalars.append(scalar)
    }
  }
}
