internal import Foundation

/// Where a result goes that is written piece by piece: a file, which is there whole or not at all, standard output, or what is
/// no file: a device or a pipe is written to, never replaced.
final class ResultFile: Sendable {
  private let path: String?
  /// `nil` where nothing takes the place of anything.
  private let unfinished: String?
  private let descriptor: Int32

  /// - Parameter path: `nil` for standard output.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      unfinished = nil
      descriptor = STDOUT_FILENO
      return
    }
    if Self.isNoFile(path) {
      unfinished = nil
      descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    Self.removeLeftovers(of: path)
    let unfinished = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    self.unfinished = unfinished
    descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    // Says that somebody is writing it, also to those who see other processes than we do. Where files cannot be locked, the
    // process says so.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// A whole file in place of /dev/null would be the end of it for every program of the machine. /dev/stdout is a file where the
  /// shell has led it into one, and stays a link all the same.
  private static func isNoFile(_ path: String) -> Bool {
    if ["/dev/stdout", "/dev/stderr"].contains(path) || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/") {
      return true
    }
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
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
    guard let unfinished else { return }
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
    if let unfinished { unlink(unfinished) }
  }

  /// Whoever read standard output wants no more.
  struct ReaderGone: Error {}
}
