internal import Foundation

/// Where a result goes that is written piece by piece: a file, which is there whole or not at all, or standard output.
final class ResultFile: Sendable {
  private let path: String?
  private let unfinished: String
  private let descriptor: Int32

  /// - Parameter path: `nil` for standard output.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      unfinished = ""
      descriptor = STDOUT_FILENO
      return
    }
    Self.removeLeftovers(of: path)
    unfinished = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    // Says that somebody is writing it, also to those who see other processes than we do. Where files cannot be locked, the
    // process says so.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// Removes what writers of this file left behind that were killed: parts whose process has ended and that nobody holds.
  private static func removeLeftovers(of path: String) {
    let file = URL(filePath: path)
    let folder = file.deletingLastPathComponent().path
    let beginning = file.lastPathComponent + "."
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix(beginning), name.hasSuffix(".part") else { continue }
      guard let process = pid_t(name.dropFirst(beginning.count).dropLast(".part".count)), process > 0 else { continue }
      // A process of somebody else's is one, too: then the answer is EPERM. Ours has written nothing yet; in a container
      // every run may have the same number.
      guard process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) else { continue }
      let part = folder + "/" + name
      let descriptor = open(part, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(part) }
      close(descriptor)
    }
  }

  func add(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = write(descriptor, start, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        // A reader that has gone away (a closed pipe) ends the output, without a word.
        if path == nil, errno == EPIPE { throw ReaderGone() }
        throw OutputError(path: path ?? "standard output", reason: String(cString: strerror(errno)))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Puts the file in its place.
  func finish() throws {
    guard let path else { return }
    close(descriptor)
    guard rename(unfinished, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(unfinished)
      throw OutputError(path: path, reason: reason)
    }
  }

  /// Leaves nothing behind.
  func abandon() {
    guard path != nil else { return }
    close(descriptor)
    unlink(unfinished)
  }

  /// Whoever read standard output wants no more.
  struct ReaderGone: Error {}
}
