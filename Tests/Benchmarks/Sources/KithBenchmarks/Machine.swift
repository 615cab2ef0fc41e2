import Foundation

/// The line that says where numbers were measured: they mean nothing on another machine.
enum Machine {
  static var line: String {
    let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let processor = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    let minute = load.split(separator: " ").first.map { ", load \($0)" } ?? ""
    let day = Date.now.formatted(.iso8601.year().month().day())
    return "\(processor), \(ProcessInfo.processInfo.activeProcessorCount) cores\(minute), \(day)"
  }

  /// The most memory that this process has held, in bytes (VmHWM).
  static var peakBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
  }
}
