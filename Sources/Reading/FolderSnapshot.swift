internal import Foundation

/// Which files there are below some paths, and what they look like from outside: enough to see that one was written.
public struct FolderSnapshot: Hashable, Sendable {
  private struct Stamp: Hashable, Sendable {
    let bytes: Int
    let file: UInt64
    let seconds: Int
    let nanoseconds: Int
  }

  private var stamps: [String: Stamp] = [:]

  /// What files lie there now.
  ///
  /// - Complexity: one look at every file and folder; none is opened.
  public init(of paths: [String]) {
    FileWalk.files(below: paths) { path, status in
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      stamps[path] = Stamp(
        bytes: Int(status.st_size), file: UInt64(status.st_ino), seconds: Int(time.tv_sec),
        nanoseconds: Int(time.tv_nsec))
      return true
    }
  }

  /// Files that are new or were written since, and files that are there no more; both sorted.
  public func changes(since before: FolderSnapshot) -> (written: [String], vanished: [String]) {
    (
      stamps.filter { before.stamps[$0.key] != $0.value }.keys.sorted(),
      before.stamps.keys.filter { stamps[$0] == nil }.sorted()
    )
  }
}
