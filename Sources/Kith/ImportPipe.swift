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
    try state.withLock {
      if $0.isAbandoned { throw Abandoned() }
      $0.batches.append(batch)
    }
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

  /// Lets a reader that waits for room end.
  private func abandon() {
    state.withLock {
      $0.isAbandoned = true
      $0.batches = []
    }
    free.signal()
  }
}
