internal import Foundation
internal import GraphSchema

/// A ZIP archive: what is in it, and the bytes of each file.
///
/// Nothing is ever written, and the names in the archive are only names: no path is made of them. Entries that lie over
/// each other, as in archives made to unpack to petabytes, are refused. Source: APPNOTE.TXT 6.3.10 (PKWARE).
final class ZIPArchive {
  struct Entry {
    /// As it stands in the archive, with "\u{FFFD}" for what is no text.
    let name: String
    fileprivate let flags: Int
    fileprivate let method: Int
    fileprivate let checksum: UInt32
    fileprivate let packed: Int
    fileprivate let unpacked: Int
    fileprivate let offset: Int
    /// Whether it only points to another file, which a path would have to be made for.
    let isLink: Bool

    var isFolder: Bool { name.hasSuffix("/") }
    /// What systems put beside the files: as in folders, names that begin with a full stop.
    var isHidden: Bool {
      name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX" }
    }
  }

  /// Sorted by name (by bytes), folders and links left out.
  let entries: [Entry]

  private let bytes: RandomBytes
  private let place: String

  static func isStart(_ head: Data) -> Bool {
    [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]].contains { head.starts(with: $0) }
  }

  init(_ bytes: RandomBytes, place: String) throws(ReadingError) {
    self.bytes = bytes
    self.place = place
    guard let directory = ZIPDirectory(bytes) else { throw Self.damaged(place) }
    guard directory.count <= Limits.archiveEntries else {
      throw ReadingError(
        code: .tooLarge, what: "the archive has \(directory.count) entries; the limit is \(Limits.archiveEntries)",
        place: place, remedy: "split it")
    }
    guard let all = directory.entries() else { throw Self.damaged(place) }
    var end = 0
    for entry in all.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= end else {
        throw ReadingError(
          code: .binary, what: "the entries of the archive lie over each other", place: place,
          remedy: "leave it out: it was made to unpack without end")
      }
      // The header before the bytes has at least 30 of its own.
      end = entry.offset + 30 + entry.packed
    }
    entries = all.filter { !$0.isFolder && !$0.isLink }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// The bytes of an entry, checked against their checksum at the end.
  func layer(of entry: Entry, place: String) throws(ReadingError) -> any ByteLayer {
    guard entry.flags & 1 == 0 else {
      throw ReadingError(
        code: .binary, what: "the file is locked with a password", place: place,
        remedy: "unpack it, and give what was in it")
    }
    // The fields of a header are repeated before the bytes, with a length of their own.
    guard let header = bytes[entry.offset, 30], header.littleEndian(0, 4) == 0x0403_4B50,
      let name = header.littleEndian(26, 2), let extra = header.littleEndian(28, 2)
    else { throw Self.damaged(place) }
    let start = entry.offset + 30 + name + extra
    guard start <= bytes.count, entry.packed <= bytes.count - start else { throw Self.damaged(place) }
    let packed = bytes.layer(from: start, count: entry.packed)
    let plain: any ByteLayer
    switch entry.method {
    case 0: plain = packed
    case 8: plain = Gunzip(packed, wrapping: .none, place: place)
    case 93: plain = Unzstd(packed, place: place)
    default:
      throw ReadingError(
        code: .binary, what: "the file is compressed in a way that is not read (method \(entry.method))", place: place,
        remedy: "pack it again with: zip")
    }
    return CheckedLayer(plain, bytes: entry.unpacked, checksum: entry.checksum, place: place)
  }

  /// All bytes of an entry.
  func data(of entry: Entry, place: String, limit: Int = Limits.fileBytes) throws(ReadingError) -> Data {
    let layer = try layer(of: entry, place: place)
    var data = Data()
    while let more = try layer.read() {
      data.append(more)
      guard data.count <= limit else {
        throw ReadingError(
          code: .tooLarge, what: "the file is more than \(limit) bytes, which is the limit", place: place,
          remedy: "split it")
      }
    }
    return data
  }

  static func damaged(_ place: String) -> ReadingError {
    ReadingError(
      code: .binary, what: "the archive is damaged or cut off", place: place, remedy: "check it with: unzip -t")
  }
}

extension ZIPArchive.Entry {
  /// An entry of the directory, and how many bytes it takes there; `nil` where it is damaged.
  init?(_ bytes: Data, at offset: Int, length: inout Int) {
    guard bytes.littleEndian(offset, 4) == 0x0201_4B50, let flags = bytes.littleEndian(offset + 8, 2),
      let method = bytes.littleEndian(offset + 10, 2), let checksum = bytes.littleEndian(offset + 16, 4),
      var packed = bytes.littleEndian(offset + 20, 4), var unpacked = bytes.littleEndian(offset + 24, 4),
      let nameLength = bytes.littleEndian(offset + 28, 2), let extraLength = bytes.littleEndian(offset + 30, 2),
      let commentLength = bytes.littleEndian(offset + 32, 2), let system = bytes.littleEndian(offset + 5, 1),
      let mode = bytes.littleEndian(offset + 40, 2), var start = bytes.littleEndian(offset + 42, 4)
    else { return nil }
    length = 46 + nameLength + extraLength + commentLength
    guard offset + length <= bytes.count else { return nil }
    let nameStart = bytes.startIndex + offset + 46
    let name = bytes[nameStart..<nameStart + nameLength]
    // What does not fit into four bytes stands in a field of its own, in this order.
    let unknown = 0xFFFF_FFFF
    if packed == unknown || unpacked == unknown || start == unknown {
      var field = offset + 46 + nameLength
      let end = field + extraLength
      while field + 4 <= end, let id = bytes.littleEndian(field, 2), let size = bytes.littleEndian(field + 2, 2) {
        if id == 1 {
          var next = field + 4
          func wide(_ value: Int) -> Int? {
            guard value == unknown else { return value }
            defer { next += 8 }
            return next + 8 <= min(end, field + 4 + size) ? bytes.littleEndian(next, 8) : nil
          }
          guard let a = wide(unpacked), let b = wide(packed), let c = wide(start) else { return nil }
          (unpacked, packed, start) = (a, b, c)
        }
        field += 4 + size
      }
    }
    // So that sums of them cannot run over.
    guard max(packed, unpacked, start) < 1 << 56 else { return nil }
    self.init(
      name: String(decoding: name, as: UTF8.self), flags: flags, method: method,
      checksum: UInt32(truncatingIfNeeded: checksum), packed: packed, unpacked: unpacked, offset: start,
      // Written on Unix, with the kind of file that a link has there.
      isLink: system == 3 && mode & 0o170000 == 0o120000)
  }
}
