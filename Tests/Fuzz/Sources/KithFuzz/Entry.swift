import Foundation

/// Set once before the first input, read by the C function below, which cannot capture.
private nonisolated(unsafe) var target: FuzzTarget = .articles

/// Takes the target from the first argument and leaves the others to libFuzzer.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> Int32 {
  let argv = arguments.pointee
  if count.pointee > 1, let name = argv?[1], let chosen = FuzzTarget(rawValue: String(cString: name)) {
    target = chosen
    // libFuzzer starts itself again for `-merge` and `-jobs`, without this argument.
    setenv("KITH_FUZZ_TARGET", chosen.rawValue, 1)
    argv?[1] = argv?[0]
    arguments.pointee = argv.map { $0 + 1 }
    count.pointee -= 1
  } else if let chosen = getenv("KITH_FUZZ_TARGET").flatMap({ FuzzTarget(rawValue: String(cString: $0)) }) {
    target = chosen
  } else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
    print("usage: KithFuzz \(names) [options of libFuzzer] [corpus]")
    exit(2)
  }
  // What is prepared once is prepared now: no input is to blame for it.
  target.run([])
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  target.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
