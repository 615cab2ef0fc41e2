internal import Foundation

/// Tasks that are done on all processors, while what they write leaves in the order of the tasks.
///
/// What waits to leave is bounded: a task is begun only when it is at most a few tasks ahead of the one whose text leaves, and one
/// that is not its turn yet waits with more than `patience` bytes. So memory does not grow with the number of tasks, nor with
/// the size of one.
package enum OrderedWork {
  /// As many hands as there are processors, at most eight: then it is writing that takes the time.
  package static var hands: Int { max(1, min(8, ProcessInfo.processInfo.activeProcessorCount)) }

  /// Of a task that has to wait for its turn.
  fileprivate static let patience = 1 << 23
  /// What is handed over at once.
  package static let piece = 1 << 18

  /// - Parameters:
  ///   - next: gives the tasks, on the calling thread.
  ///   - hand: makes what does them, on the thread that does; it is given a task and what takes its text.
  ///   - deliver: takes the text, on the calling thread, in the order of the tasks.
  /// - Throws: the first error of any of the three. No thread is left behind.
  package static func run<Task: Sendable>(
    hands: Int = Self.hands, next: () throws -> Task?,
    hand: @escaping @Sendable (Int) throws -> (Task, inout WorkOutput) throws -> Void,
    deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let line = WorkLine<Task>()
    for number in 0..<hands { line.begin(number, hand) }
    let result = Result {
      var isMore = true
      while true {
        while isMore, line.hasRoom(hands: hands) {
          if let task = try next() { line.add(task) } else { isMore = false }
        }
        guard let text = try line.take(isLast: !isMore, hands: hands) else { break }
        if !text.isEmpty {
          try text.withBytes(deliver)
          line.giveBack(text)
        }
      }
    }
    line.end()
    try result.get()
  }
}

/// Where a task puts its text.
package struct WorkOutput {
  package var text: ByteText
  fileprivate let hand: (ByteText) throws -> ByteText

  /// Hands over what is there, once it is worth it.
  package mutating func flush() throws {
    if text.count > OrderedWork.piece { text = try hand(text) }
  }
}

/// What the threads share.
// Safe to share: everything below `condition` is only touched by who holds it.
private final class WorkLine<Task: Sendable>: @unchecked Sendable {
  private struct Abandoned: Error {}

  private let condition = NSCondition()
  private var waiting: [(place: Int, task: Task)] = []
  /// How many tasks were added, and how many have left.
  private var (added, left) = (0, 0)
  private var texts: [Int: [ByteText]] = [:]
  private var sizes: [Int: Int] = [:]
  private var done: Set<Int> = []
  private var spare: [ByteText] = []
  private var threads = 0
  private var isOver = false
  private var failure: (any Error)?

  func begin(_ number: Int, _ hand: @escaping @Sendable (Int) throws -> (Task, inout WorkOutput) throws -> Void) {
    condition.withLock { threads += 1 }
    let thread = Thread { [self] in
      do {
        let work = try hand(number)
        while let (place, task) = nextTask() {
          var output = WorkOutput(text: spareText()) { [self] text in
            try put(text, of: place)
            return spareText()
          }
          try work(task, &output)
          try put(output.text, of: place)
          condition.withLock {
            done.insert(place)
            condition.broadcast()
          }
        }
      } catch is Abandoned {
      } catch {
        condition.withLock { if failure == nil { failure = error } }
      }
      condition.withLock {
        threads -= 1
        condition.broadcast()
      }
    }
    thread.stackSize = 1 << 23
    thread.start()
  }

  func hasRoom(hands: Int) -> Bool { condition.withLock { added - left < 3 * hands } }

  func add(_ task: Task) {
    condition.withLock {
      waiting.append((added, task))
      added += 1
      condition.broadcast()
    }
  }

  /// What leaves next; an empty text where there is room for another task first, `nil` after the last.
  func take(isLast: Bool, hands: Int) throws -> ByteText? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let failure { throw failure }
      if let first = texts[left]?.first {
        texts[left]?.removeFirst()
        sizes[left, default: 0] -= first.count
        return first
      }
      if done.remove(left) != nil {
        texts[left] = nil
        sizes[left] = nil
        left += 1
        condition.broadcast()
        if !isLast { return ByteText() }
        continue
      }
      if isLast, left == added { return nil }
      condition.wait()
    }
  }

  func giveBack(_ text: consuming ByteText) {
    var text = text
    text.clear()
    let empty = text
    condition.withLock { if spare.count < 64 { spare.append(empty) } }
  }

  /// Waits until no thread is at work.
  func end() {
    condition.lock()
    isOver = true
    condition.broadcast()
    while threads > 0 { condition.wait() }
    condition.unlock()
  }

  private func nextTask() -> (Int, Task)? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isOver, failure == nil { condition.wait() }
    return isOver || failure != nil ? nil : waiting.removeFirst()
  }

  private func spareText() -> ByteText { condition.withLock { spare.popLast() } ?? ByteText() }

  private func put(_ text: ByteText, of place: Int) throws {
    if text.isEmpty { return }
    condition.lock()
    defer { condition.unlock() }
    while place != left, sizes[place, default: 0] > OrderedWork.patience, !isOver, failure == nil { condition.wait() }
    if isOver || failure != nil { throw Abandoned() }
    texts[place, default: []].append(text)
    sizes[place, default: 0] += text.count
    if place == left { condition.broadcast() }
  }
}
