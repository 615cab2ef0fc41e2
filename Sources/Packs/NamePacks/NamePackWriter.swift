internal import Foundation
internal import GraphSchema

/// Writes a pack of names: equal entries give equal bytes, in whatever order they came.
struct NamePackWriter {
  private var blob: [UInt8] = []
  private var starts: [Int] = [0]
  private var counts: [UInt64] = [0, 0, 0]
  private var names: [Name] = []

  private struct Name {
    let hash: UInt64
    let entry: UInt32
    let pages: UInt32
  }

  /// How many names there are, those of each entry counted once.
  var nameCount: Int { names.count }

  /// Adds the next entry; the ids must rise.
  mutating func add(_ entry: PackEntry) {
    let number = UInt32(starts.count - 1)
    NameEntryCoding.encode(entry, into: &blob)
    starts.append(blob.count)
    counts[EntityKind.allCases.firstIndex(of: entry.kind) ?? 0] += 1
    let pages = UInt32(clamping: entry.pages)
    var seen: Set<UInt64> = []
    for name in [entry.name] + entry.aliases {
      let hash = NameHash.of(name)
      if seen.insert(hash).inserted { names.append(Name(hash: hash, entry: number, pages: pages)) }
    }
  }

  /// Writes the file: it is there whole or not at all.
  mutating func write(to path: String) throws(PackError) {
    names.sort { a, b in
      if a.hash != b.hash { return a.hash < b.hash }
      if a.pages != b.pages { return a.pages > b.pages }
      return a.entry < b.entry
    }
    var header = NamePackHeader()
    // Four names a bucket.
    header.directoryBits = UInt32(names.count < 8 ? 1 : Int.bitWidth - (names.count / 4).leadingZeroBitCount)
    header.entries = UInt64(starts.count - 1)
    header.names = UInt64(names.count)
    header.kinds = counts
    let body = body(directoryBits: header.directoryBits)
    layOut(body.map { UInt64($0.count) }, in: &header)

    // The body as it will lie in the file, in pieces of one block.
    var checksums: [UInt8] = []
    let pieces = Blocks(sections: body)
    for block in pieces { checksums.append(number: block.withUnsafeBytes { Mixing.hash($0) }) }
    header.checksumOfChecksums = checksums.withUnsafeBytes { Mixing.hash($0) }
    do {
      try Self.replace(path, with: [header.encoded(), checksums].map { Data($0) }, then: pieces)
    } catch {
      throw PackError(
        code: .unwritable, what: "the pack cannot be written: \(error.localizedDescription)", place: path,
        remedy: "check the folder, its permissions and the space on the disk")
    }
  }

  /// The sections behind the checksums.
  private func body(directoryBits: UInt32) -> [[UInt8]] {
    var directory: [UInt8] = []
    var next = 0
    for bucket in 0..<(UInt64(1) << UInt64(directoryBits)) {
      directory.append(number: UInt32(next))
      while next < names.count, names[next].hash >> (64 - UInt64(directoryBits)) == bucket { next += 1 }
    }
    directory.append(number: UInt32(names.count))
    var hashes: [UInt8] = []
    hashes.reserveCapacity(names.count * 8)
    var postings: [UInt8] = []
    postings.reserveCapacity(names.count * 4)
    for name in names {
      hashes.append(number: name.hash)
      postings.append(number: name.entry)
    }
    var offsets: [UInt8] = []
    offsets.reserveCapacity(starts.count * 8)
    for start in starts { offsets.append(number: UInt64(start)) }
    return [directory, hashes, postings, offsets, blob]
  }

  /// Places the sections behind the header; the checksums first, though their number depends on what follows.
  private func layOut(_ lengths: [UInt64], in header: inout NamePackHeader) {
    func end(after start: UInt64, _ sections: inout [(offset: UInt64, bytes: UInt64)]) -> UInt64 {
      var next = start
      for (index, bytes) in lengths.enumerated() {
        sections[index + 1] = (next, bytes)
        next = (next + bytes + 7) & ~7
      }
      return next
    }
    let start = UInt64(NamePackHeader.byteCount)
    let bytes = end(after: 0, &header.sections)
    let checksumBytes = NamePackHeader.blocks(from: 0, to: bytes) * 8
    header.sections[0] = (start, checksumBytes)
    header.fileBytes = end(after: start + checksumBytes, &header.sections)
  }

  private static func replace(_ path: String, with front: [Data], then blocks: Blocks) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let draft = folder.appendingPathComponent(".\(URL(fileURLWithPath: path).lastPathComponent).\(getpid()).part")
    guard FileManager.default.createFile(atPath: draft.path, contents: nil) else {
      throw CocoaError(.fileWriteNoPermission)
    }
    do {
      let handle = try FileHandle(forWritingTo: draft)
      for data in front { try handle.write(contentsOf: data) }
      for block in blocks { try handle.write(contentsOf: Data(block)) }
      try handle.synchronize()
      try handle.close()
      guard rename(draft.path, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw error
    }
  }
}

/// The bytes of sections one behind the other, each filled up to a multiple of eight, in pieces of 64 KiB.
private struct Blocks: Sequence {
  let sections: [[UInt8]]

  func makeIterator() -> some IteratorProtocol<[UInt8]> {
    var section = 0
    var offset = 0
    return AnyIterator<[UInt8]> {
      var block: [UInt8] = []
      block.reserveCapacity(NamePackHeader.blockBytes)
      while block.count < NamePackHeader.blockBytes, section < sections.count {
        let bytes = sections[section]
        let padded = (bytes.count + 7) & ~7
        let room = NamePackHeader.blockBytes - block.count
        let end = Swift.min(offset + room, padded)
        if offset < bytes.count { block += bytes[offset..<Swift.min(end, bytes.count)] }
        if end > bytes.count { block += [UInt8](repeating: 0, count: end - Swift.max(offset, bytes.count)) }
        offset = end
        if offset == padded {
          section += 1
          offset = 0
        }
      }
      return block.isEmpty ? nil : block
    }
  }
}
