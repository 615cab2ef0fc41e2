internal import Foundation
internal import GraphSchema
internal import Synchronization

/// The bytes of a file, mapped into memory: what is not read costs nothing, and what is read is shared with every other
/// process that reads the file.
///
/// Each 64 KiB block is checked against its checksum before the first byte of it is used.
///
/// `@unchecked`: the bytes are never written, and which blocks are checked is kept in atomics; two threads that check one
/// block at a time do the same work twice.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  let place: String
  private let states: UnsafeMutablePointer<Atomic<UInt8>>
  private var blockCount = 0
  private var checked: UnsafeRawBufferPointer
  private var checksums: UnsafeRawBufferPointer
  private let firstDamage = Atomic<Int>(-1)

  /// - Throws: `PackError` where the file is missing, no file, or cannot be opened.
  init(path: String) throws(PackError) {
    place = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw Self.unreadable(path) }
    let count = Int(status.st_size)
    var start: UnsafeMutableRawPointer?
    if count > 0 {
      start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
      guard start != MAP_FAILED else { throw Self.unreadable(path) }
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    checked = UnsafeRawBufferPointer(start: nil, count: 0)
    checksums = checked
    states = UnsafeMutablePointer<Atomic<UInt8>>.allocate(
      capacity: count / NamePackHeader.blockBytes + 1)
    for index in 0...(count / NamePackHeader.blockBytes) { (states + index).initialize(to: Atomic(0)) }
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    states.deallocate()
  }

  /// From here on the bytes behind `start` are checked with these checksums. Called once, before anyone else has the file.
  func check(from start: Int, with checksums: UnsafeRawBufferPointer) {
    checked = UnsafeRawBufferPointer(rebasing: bytes[start...])
    self.checksums = checksums
    blockCount = checksums.count / 8
  }

  /// Where the first damage was found, in bytes from the start of the file; `nil` while there is none.
  var damage: Int? {
    let offset = firstDamage.load(ordering: .relaxed)
    return offset < 0 ? nil : offset
  }

  /// Notes damage that a checksum does not show: numbers that lead out of their section.
  func noteDamage(at offset: Int) {
    _ = firstDamage.compareExchange(expected: -1, desired: offset, ordering: .relaxed)
  }

  /// Some bytes of the file, checked; `nil` where they are damaged or not there.
  ///
  /// - Parameter offset: bytes from the start of the file, behind the checksums.
  @inline(__always)
  func read(_ offset: Int, _ count: Int) -> UnsafeRawBufferPointer? {
    let start = offset - (bytes.count - checked.count)
    guard start >= 0, count >= 0, start <= checked.count - count else {
      noteDamage(at: max(0, offset))
      return nil
    }
    if count == 0 { return UnsafeRawBufferPointer(start: nil, count: 0) }
    var block = start / NamePackHeader.blockBytes
    let last = (start + count - 1) / NamePackHeader.blockBytes
    while block <= last {
      if states[block].load(ordering: .relaxed) != 1, !verify(block) { return nil }
      block += 1
    }
    return UnsafeRawBufferPointer(rebasing: checked[start..<start + count])
  }

  /// Reads every block; `false` where one is damaged.
  func verifyAll() -> Bool { (0..<blockCount).allSatisfy { verify($0) } }

  private func verify(_ block: Int) -> Bool {
    let start = block * NamePackHeader.blockBytes
    let end = min(start + NamePackHeader.blockBytes, checked.count)
    let wanted = UInt64(littleEndian: checksums.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self))
    guard Mixing.hash(UnsafeRawBufferPointer(rebasing: checked[start..<end])) == wanted else {
      noteDamage(at: bytes.count - checked.count + start)
      return false
    }
    states[block].store(1, ordering: .relaxed)
    return true
  }

  private static func unreadable(_ path: String) -> PackError {
    PackError(
      code: .unreadable, what: "the pack '\(path)' cannot be opened: \(String(cString: strerror(errno)))", place: path,
      remedy: "check its name and permissions")
  }
}
