internal import Foundation
internal import GraphSchema
internal import Synchronization

/// Carries records from a thread that reads them to the one that writes them, so that two cores have work.
///
/// The order is kept: what `take` gets, and the first error that comes out, are those of one thread.
final class ImportPipe: Sendable {
  typealias Take = (ImportRecord, _ place: String, _ line: Int) throws -> Void

  private struct Item: Sendable {
    let record: ImportRecord
    let place: String
    let line: Int
  }

  private struct State {
    var batches: [[Item]] = []
    /// Set behind the last batch.
    var end: Result<Void, any Error>?
    /// Those that were taken.
    var used: [[Item]] = []
    var isAbandoned = false
  }

  private struct Abandoned: Error {}

  /// Some hundred records make waking the other thread cheap; a few batches are all that memory holds.
  private static let batchSize = 256
  private static let batchLimit = 8

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)

  private init() {
    // Counted up from zero: libdispatch stops a program that drops a semaphore below the number it was made with.
    for _ in 0..<Self.batchLimit { free.signal() }
  }

  /// - Parameters:
  ///   - read: hands over every record; runs on a thread of its own.
  ///   - take: runs on the thread of the caller.
  /// - Throws: what `take` throws, or else what `read` throws, after all records before it were taken.
  static func carry(_ read: @escaping @Sendable (Take) throws -> Void, to take: Take) throws {
    let pipe = ImportPipe()
    let thread = Thread { pipe.fill(read) }
    thread.stackSize = 8 << 20
    thread.start()
    defer { pipe.abandon() }
    while let batch = try pipe.next() {
      for item in batch { try take(item.record, item.place, item.line) }
      pipe.giveBack(batch)
    }
  }

  private func fill(_ read: (Take) throws -> Void) {
    var batch: [Item] = []
    var end: Result<Void, any Error> = .success(())
    do {
      try read { record, place, line in
        batch.append(Item(record: record, place: place, line: line))
        if batch.count == Self.batchSize {
          try put(batch)
          batch.removeAll(keepingCapacity: true)
        }
      }
    } catch is Abandoned {
      return
    } catch {
      end = .failure(error)
    }
    do { try put(batch) } catch { return }
    state.withLock { [end] in $0.end = end }
    filled.signal()
  }

  private func put(_ batch: [Item]) throws {
    free.wait()
    // Freed behind the lock.
    let used = try state.withLock { state in
      if state.isAbandoned { throw Abandoned() }
      state.batches.append(batch)
      defer { state.used = [] }
      return state.used
    }
    _ = consume used
    filled.signal()
  }

  private func next() throws -> [Item]? {
    filled.wait()
    let (batch, end) = state.withLock { state in
      (state.batches.isEmpty ? nil : state.batches.removeFirst(), state.end)
    }
    free.signal()
    if let batch { return batch }
    try end?.get()
    return nil
  }

  /// Has a batch freed by the thread that made it, which has more time and whose memory it is.
  private func giveBack(_ batch: consuming [Item]) {
    state.withLock { [batch] in $0.used.append(batch) }
  }

  /// Lets a reader that waits for room end.
  private func abandon() {
    state.withLock {
      $0.isAbandoned = true
      $0.batches = []
    }
    free.signal()
  }
}
