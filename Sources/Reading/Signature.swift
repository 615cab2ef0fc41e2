internal import Foundation

/// What the first bytes of a file give away of those that hold no text that could be read.
enum Signature {
  /// "a JPEG picture"; `nil` for everything that may be text.
  static func name(of head: Data) -> String? {
    if let name = known.first(where: { head.starts(with: $0.0) })?.1 { return name }
    // The mark of a tape archive stands behind the first name.
    if head.count > 262, head.dropFirst(257).starts(with: Array("ustar".utf8)) { return "a tar archive" }
    return nil
  }

  private static let known: [([UInt8], String)] = [
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"), ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
    ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"), ([0x52, 0x49, 0x46, 0x46], "a picture, sound or film"),
    ([0x49, 0x44, 0x33], "a sound"), ([0x4F, 0x67, 0x67, 0x53], "a sound or film"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x1F, 0x8B], "a gzip archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x42, 0x5A, 0x68], "a bzip2 archive"), ([0x52, 0x61, 0x72, 0x21], "a RAR archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"), ([0x25, 0x50, 0x44, 0x46], "a PDF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an office document of before 2007"), (Array("{\\rtf".utf8), "an RTF document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite database"),
  ]
}
