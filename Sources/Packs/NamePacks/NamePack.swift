public import GraphSchema

/// A file of names that is looked up where it lies: millions of names are ready as soon as the file is open.
///
/// A name is looked up by its hash: the first bits lead to a handful of neighbouring hashes, those to the entries. Two names
/// of one 64-bit hash would be taken for one; among 5 million names that is expected once in 1.5 million packs.
///
/// What the file holds is checked as it is read, block by block, so that opening it reads four pages. A damaged block gives
/// no names and is remembered in `damage`; nothing in a file, damaged or made on purpose, leads outside it.
public struct NamePack: NameDirectory {
  /// The path as given.
  public let path: String
  public let hash: String
  /// How many entries it holds.
  public let entryCount: Int
  /// How many names, those of each entry counted once.
  public let nameCount: Int
  /// How many entries of each kind.
  public let kinds: [EntityKind: Int]

  private let file: MappedFile
  private let directoryBits: UInt64
  private let directory: Int
  private let hashes: Int
  private let postings: Int
  private let offsets: Int
  private let entriesStart: Int
  private let entriesBytes: Int

  /// More bearers of one name than this are not told apart by what an article says.
  private static let mostBearers = 64

  /// Opens a pack and checks its header and its table of checksums.
  ///
  /// - Throws: `PackError` with `.unreadable`, `.malformed` (no pack of names), `.version` or `.damaged`.
  /// - Complexity: O(bytes / 8192) for the table of checksums.
  public init(path: String) throws(PackError) {
    let file = try MappedFile(path: path)
    let header = try NamePackHeader(file.bytes, fileBytes: file.bytes.count, place: path)
    let table = header.sections[0]
    let checksums = UnsafeRawBufferPointer(
      rebasing: file.bytes[Int(table.offset)..<Int(table.offset + table.bytes)])
    guard Mixing.hash(checksums) == header.checksumOfChecksums else {
      throw NamePackHeader.damaged("its table of checksums does not fit its checksum", path)
    }
    file.check(from: Int(header.sections[1].offset), with: checksums)
    self.path = path
    self.file = file
    hash = StableHash.hex128("\(header.checksumOfChecksums) \(header.fileBytes) \(header.entries) \(header.names)")
    entryCount = Int(header.entries)
    nameCount = Int(header.names)
    kinds = Dictionary(uniqueKeysWithValues: zip(EntityKind.allCases, header.kinds.map { Int($0) }))
    directoryBits = UInt64(header.directoryBits)
    directory = Int(header.sections[1].offset)
    hashes = Int(header.sections[2].offset)
    postings = Int(header.sections[3].offset)
    offsets = Int(header.sections[4].offset)
    entriesStart = Int(header.sections[5].offset)
    entriesBytes = Int(header.sections[5].bytes)
  }

  /// Whether a file begins as a pack of names does.
  static func isNamePack(_ path: String) -> Bool {
    guard let file = try? MappedFile(path: path) else { return false }
    return file.bytes.prefix(8).elementsEqual(NamePackHeader.magic)
  }

  public var damage: (any Diagnostic)? {
    file.damage.map { NamePackHeader.damaged("byte \($0) and what follows is not what was written", path) }
  }

  /// Reads the whole file, every block and every entry.
  ///
  /// - Throws: `PackError` with `.damaged` for the first damage.
  /// - Complexity: O(bytes).
  public func check() throws(PackError) {
    if file.verifyAll() {
      for number in 0..<entryCount where entry(number) == nil { file.noteDamage(at: offsets + 8 * number) }
    }
    if let offset = file.damage {
      throw NamePackHeader.damaged("byte \(offset) and what follows is not what was written", path)
    }
  }

  public func entries(named name: String) -> [PackEntry] {
    bearers(of: name).prefix(Self.mostBearers).compactMap { place in
      number(at: postings + 4 * place, UInt32.self).flatMap { entry(Int($0)) }
    }
  }

  /// How many entries bear a name.
  public func count(named name: String) -> Int { bearers(of: name).count }

  /// The entry with an id; `nil` when the pack has none.
  ///
  /// - Complexity: O(log entries).
  public func entry(_ id: PackEntry.ID) -> PackEntry? {
    var low = 0
    var high = entryCount
    while low < high {
      let middle = (low + high) / 2
      guard let bytes = bytes(ofEntry: middle), let found = NameEntryCoding.id(of: bytes) else { return nil }
      if found == id { return entry(middle) }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  // MARK: reading

  /// Where the postings of a name are.
  private func bearers(of name: String) -> Range<Int> {
    let hash = NameHash.of(name)
    let bucket = Int(hash >> (64 - directoryBits))
    guard let from = number(at: directory + 4 * bucket, UInt32.self),
      let to = number(at: directory + 4 * bucket + 4, UInt32.self)
    else { return 0..<0 }
    guard from <= to, to <= nameCount else {
      file.noteDamage(at: directory + 4 * bucket)
      return 0..<0
    }
    var first = Int(from)
    while first < to, let value = number(at: hashes + 8 * first, UInt64.self), value < hash { first += 1 }
    var end = first
    while end < to, number(at: hashes + 8 * end, UInt64.self) == hash { end += 1 }
    return first..<end
  }

  private func entry(_ number: Int) -> PackEntry? {
    guard let bytes = bytes(ofEntry: number) else { return nil }
    guard let entry = NameEntryCoding.decode(bytes) else {
      file.noteDamage(at: offsets + 8 * number)
      return nil
    }
    return entry
  }

  private func bytes(ofEntry number: Int) -> UnsafeRawBufferPointer? {
    guard number < entryCount, let start = self.number(at: offsets + 8 * number, UInt64.self),
      let end = self.number(at: offsets + 8 * number + 8, UInt64.self)
    else { return nil }
    guard start <= end, end <= UInt64(entriesBytes) else {
      file.noteDamage(at: offsets + 8 * number)
      return nil
    }
    return file.read(entriesStart + Int(start), Int(end - start))
  }

  @inline(__always)
  private func number<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number? {
    file.read(offset, MemoryLayout<Number>.size).map {
      Number(littleEndian: $0.loadUnaligned(as: Number.self))
    }
  }
}
