internal import Foundation

/// The three pipes to another program, served all at once, so that none can fill up and stop the others.
final class ProgramPipes {
  enum Stop { case late, tooMuch }

  struct Exchange {
    var output = Data()
    var message = Data()
    var stop: Stop?
  }

  /// The most that is kept of what a program complains.
  private static let messageBytes = 4_096

  private(set) var childInput: Int32
  private(set) var childOutput: Int32
  private(set) var childError: Int32
  private var input: Int32
  private var output: Int32
  private var error: Int32

  init?() {
    guard let first = Self.pipe(), let second = Self.pipe(), let third = Self.pipe() else { return nil }
    (childInput, input) = (first.read, first.write)
    (output, childOutput) = (second.read, second.write)
    (error, childError) = (third.read, third.write)
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeChildEnds()
    close()
  }

  func closeChildEnds() {
    for end in [childInput, childOutput, childError] where end >= 0 { Foundation.close(end) }
    (childInput, childOutput, childError) = (-1, -1, -1)
  }

  func close() {
    for end in [input, output, error] where end >= 0 { Foundation.close(end) }
    (input, output, error) = (-1, -1, -1)
  }

  /// Writes the input and reads both outputs, until the program has closed them.
  func exchange(_ data: Data, until deadline: ContinuousClock.Instant, limit: Int) -> Exchange {
    var result = Exchange()
    var rest = data[...]
    var room = [UInt8](repeating: 0, count: 1 << 16)
    if rest.isEmpty { closeInput() }
    while output >= 0 || error >= 0 {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else {
        result.stop = .late
        return result
      }
      // A descriptor below zero is passed over by poll.
      var waiting = [
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: error, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = Int32(clamping: left.components.seconds * 1_000 + 100)
      guard poll(&waiting, 3, milliseconds) > 0 else { continue }
      if waiting[0].revents != 0 { write(&rest) }
      if waiting[1].revents != 0 {
        let count = read(output, &room, room.count)
        if count > 0 { result.output.append(contentsOf: room[..<count]) } else { Self.end(&output) }
        guard result.output.count <= limit else {
          result.stop = .tooMuch
          return result
        }
      }
      if waiting[2].revents != 0 {
        let count = read(error, &room, room.count)
        if count > 0 {
          result.message.append(contentsOf: room[..<min(count, Self.messageBytes - result.message.count)])
        } else {
          Self.end(&error)
        }
      }
    }
    return result
  }

  /// Writes what the pipe takes now. A program that stops reading has its reasons, and says them on its error output.
  private func write(_ rest: inout Data.SubSequence) {
    let count = BrokenPipe.write(rest.prefix(1 << 16), to: input)
    if count > 0 {
      rest = rest.dropFirst(count)
      if rest.isEmpty { closeInput() }
    } else if errno != EAGAIN, errno != EINTR {
      closeInput()
    }
  }

  private func closeInput() { Self.end(&input) }

  private static func end(_ descriptor: inout Int32) {
    if descriptor >= 0 { Foundation.close(descriptor) }
    descriptor = -1
  }

  /// Both ends of a pipe, not inherited by programs that others start meanwhile.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// Writes to pipes whose other end may be gone, without the signal that would end this process.
private enum BrokenPipe {
  /// Blocks SIGPIPE for this thread while it writes, and takes a pending one away.
  static func write(_ bytes: Data, to descriptor: Int32) -> Int {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    let problem = errno
    if count < 0, problem == EPIPE {
      var none = timespec()
      sigtimedwait(&pipe, nil, &none)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = problem
    return count
  }
}
