internal import Foundation

/// Which other process is writing to a file, as far as the system tells (Linux).
///
/// Source: proc_locks(5); https://www.sqlite.org/walformat.html, section 2.3.1: the writer locks byte 120 of the "-shm" file.
enum LockHolder {
  /// "process 4711 (kith)", or `nil` where nobody else holds the lock or the system does not say.
  static func name(of path: String) -> String? {
    guard let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else { return nil }
    let inodes = [path + "-shm", path].compactMap { file in
      (try? FileManager.default.attributesOfItem(atPath: file))?[.systemFileNumber] as? Int
    }
    for line in locks.split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 4711 fe:01:9437341 120 120
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      guard fields.count >= 8, fields[3] == "WRITE", let process = Int(fields[4]),
        process != Int(ProcessInfo.processInfo.processIdentifier),
        let inode = fields[5].split(separator: ":").last.flatMap({ Int($0) }), inodes.contains(inode)
      else { continue }
      let command = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
      return "process \(process)" + (command.map { " (\($0.trimmingCharacters(in: .whitespacesAndNewlines)))" } ?? "")
    }
    return nil
  }
}
