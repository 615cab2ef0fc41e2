internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Lets a write to a program that has ended fail, where it would otherwise end this process.
///
/// Graphviz stops reading at the first syntax error; the rest of a large graph then goes into a broken pipe, and the signal
/// for that (SIGPIPE) kills by default. swift-subprocess leaves the signal to its caller, and a thread's signal mask does not
/// help, because any thread may do the writing. So the signal is ignored while at least one drawing is under way, and as
/// before otherwise: `kith who ... | head` should still end quietly.
enum BrokenPipes {
  private struct State {
    var drawings = 0
    var before = sigaction()
  }

  // The one global here mirrors a setting that the operating system keeps once for the whole process.
  private static let state = Mutex(State())

  static func ignored<Value>(while body: () async throws -> Value) async rethrows -> Value {
    state.withLock { state in
      if state.drawings == 0 {
        var ignore = sigaction()
        #if canImport(Darwin)
          ignore.__sigaction_u.__sa_handler = SIG_IGN
        #else
          ignore.__sigaction_handler.sa_handler = SIG_IGN
        #endif
        sigaction(SIGPIPE, &ignore, &state.before)
      }
      state.drawings += 1
    }
    defer {
      state.withLock { state in
        state.drawings -= 1
        if state.drawings == 0 { sigaction(SIGPIPE, &state.before, nil) }
      }
    }
    return try await body()
  }
}
