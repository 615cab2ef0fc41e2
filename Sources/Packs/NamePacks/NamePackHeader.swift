internal import GraphSchema

/// The first 256 bytes of a pack of names: what follows, where, and how to know that it is undamaged.
///
/// All numbers are little-endian. The sections lie one behind the other, each at a multiple of eight, in the order of
/// `Section`. Everything behind the header is covered by checksums of 64 KiB blocks, the checksums by one of their own, and
/// the header by its last eight bytes.
///
///     0  "KITHNAME"          8  version, 4 bytes       12  bits of the directory, 4 bytes
///    16  bytes of the file  24  entries                32  names                40  people, places, organizations
///    64  offset and bytes of each section             160  checksum of the checksums
///   168  checksum of the first 168 bytes
struct NamePackHeader: Equatable {
  static let byteCount = 256
  static let magic: [UInt8] = Array("KITHNAME".utf8)
  static let version: UInt32 = 1
  static let blockBytes = 1 << 16

  enum Section: Int, CaseIterable {
    /// Of each block behind the header, but for those of this section: 8 bytes.
    case checksums
    /// For each value of the first bits of a hash, the number of the first name: 4 bytes, and one more at the end.
    case directory
    /// The hashes of the names, ascending: 8 bytes.
    case hashes
    /// For each hash the number of an entry: 4 bytes; the best known first where several have one hash.
    case postings
    /// Where each entry begins in `entries`: 8 bytes, and one more at the end.
    case offsets
    /// The entries, ascending by id (`NameEntryCoding`).
    case entries
  }

  var fileBytes: UInt64 = 0
  var directoryBits: UInt32 = 0
  var entries: UInt64 = 0
  var names: UInt64 = 0
  /// In the order of `EntityKind.allCases`.
  var kinds: [UInt64] = [0, 0, 0]
  var sections: [(offset: UInt64, bytes: UInt64)] = Array(repeating: (0, 0), count: Section.allCases.count)
  var checksumOfChecksums: UInt64 = 0

  static func == (a: Self, b: Self) -> Bool { a.encoded() == b.encoded() }

  /// The bytes of the header.
  func encoded() -> [UInt8] {
    var bytes = Self.magic
    bytes.append(number: Self.version)
    bytes.append(number: directoryBits)
    for value in [fileBytes, entries, names] + kinds { bytes.append(number: value) }
    for section in sections {
      bytes.append(number: section.offset)
      bytes.append(number: section.bytes)
    }
    bytes.append(number: checksumOfChecksums)
    bytes.append(number: bytes.withUnsafeBytes { Mixing.hash($0) })
    bytes += [UInt8](repeating: 0, count: Self.byteCount - bytes.count)
    return bytes
  }

  /// Reads and checks a header: its magic, version and checksum, and that the sections fit the file.
  init(_ bytes: UnsafeRawBufferPointer, fileBytes actual: Int, place: String) throws(PackError) {
    guard bytes.count >= Self.byteCount, bytes.prefix(8).elementsEqual(Self.magic) else {
      throw PackError(
        code: .malformed, what: "the file is no pack of names", place: place,
        remedy: "make one with: kith pack import SOURCE --output FILE")
    }
    func number<Number: FixedWidthInteger>(_ offset: Int, _: Number.Type) -> Number {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
    let version = number(8, UInt32.self)
    guard version == Self.version else {
      throw PackError(
        code: .version, what: "the pack has version \(version); this Kith reads version \(Self.version)",
        place: place, remedy: "import it again with this Kith")
    }
    let end = Self.checksumOffset
    guard number(end, UInt64.self) == Mixing.hash(UnsafeRawBufferPointer(rebasing: bytes[..<end])) else {
      throw Self.damaged("its header does not fit its checksum", place)
    }
    directoryBits = number(12, UInt32.self)
    fileBytes = number(16, UInt64.self)
    entries = number(24, UInt64.self)
    names = number(32, UInt64.self)
    kinds = [number(40, UInt64.self), number(48, UInt64.self), number(56, UInt64.self)]
    sections = Section.allCases.map {
      (number(64 + 16 * $0.rawValue, UInt64.self), number(72 + 16 * $0.rawValue, UInt64.self))
    }
    checksumOfChecksums = number(160, UInt64.self)
    guard fileBytes == UInt64(actual) else {
      throw Self.damaged("it has \(actual) bytes and was written with \(fileBytes)", place)
    }
    guard fits else { throw Self.damaged("its sections do not fit it", place) }
  }

  init() {}

  static func damaged(_ what: String, _ place: String) -> PackError {
    PackError(
      code: .damaged, what: "the pack of names is damaged: \(what)", place: place,
      remedy: "copy it again, or import it again; 'kith pack check' reads all of it")
  }

  private static let checksumOffset = 168

  /// Whether every section lies where it must and is as long as the counts ask.
  private var fits: Bool {
    guard directoryBits <= 32, names < 1 << 32, entries < 1 << 32 else { return false }
    var next = UInt64(Self.byteCount)
    for section in sections {
      guard section.offset == next, section.bytes <= fileBytes, section.offset <= fileBytes - section.bytes else {
        return false
      }
      next = (section.offset + section.bytes + 7) & ~7
    }
    let blocks = Self.blocks(from: sections[1].offset, to: fileBytes)
    let buckets = UInt64(1) << UInt64(directoryBits)
    let lengths: [UInt64] = [blocks * 8, (buckets + 1) * 4, names * 8, names * 4, (entries + 1) * 8]
    return next == (fileBytes + 7) & ~7 && zip(sections, lengths).allSatisfy { $0.bytes == $1 }
  }

  /// How many blocks cover the bytes between two offsets.
  static func blocks(from start: UInt64, to end: UInt64) -> UInt64 {
    (end - start + UInt64(blockBytes) - 1) / UInt64(blockBytes)
  }
}

extension [UInt8] {
  mutating func append<Number: FixedWidthInteger>(number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
