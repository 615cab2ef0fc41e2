internal import GraphSchema

/// What an export is written to, piece by piece.
public protocol ExportOutput {
  /// Takes bytes of UTF-8; never part of a character.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ExportOutput {
  mutating func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }
}

extension String: ExportOutput {
  public mutating func write(_ bytes: UnsafeRawBufferPointer) { self += String(decoding: bytes, as: UTF8.self) }
}

extension ByteText {
  /// Hands over what was written so far, once it is worth it.
  mutating func flush(to output: inout some ExportOutput, over limit: Int = 1 << 16) throws {
    guard count > limit else { return }
    try withBytes { try output.write($0) }
    clear()
  }

  /// Hands over all.
  mutating func finish(to output: inout some ExportOutput) throws { try flush(to: &output, over: 0) }
}
