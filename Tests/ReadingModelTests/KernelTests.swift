import ReadingKernels
import Testing

@Suite("Products with weights")
struct KernelTests {
  /// Numbers that look random and are the same everywhere.
  private struct Numbers {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  private struct Problem {
    let rows, inputs, outputs: Int
    var x: [Float] = []
    var weights: [Int8] = []
    var scales: [Float] = []
    var bias: [Float] = []

    init(rows: Int, inputs: Int, outputs: Int, seed: UInt64) {
      (self.rows, self.inputs, self.outputs) = (rows, inputs, outputs)
      var numbers = Numbers(state: seed)
      x = (0..<(rows * inputs)).map { _ in Float(Int(numbers.next() % 2001) - 1000) / 250 }
      weights = (0..<(outputs * inputs)).map { _ in Int8(Int(numbers.next() % 255) - 127) }
      scales = (0..<outputs).map { _ in Float(numbers.next() % 1000 + 1) / 50_000 }
      bias = (0..<outputs).map { _ in Float(numbers.next() % 1000) / 100 }
    }

    /// `nil` where the processor has no such version.
    func result(_ kind: kith_kind) -> [Float]? {
      guard kith_supports(kind) != 0 else { return nil }
      // What nobody writes must not matter.
      var packed = [UInt8](repeating: 0xa5, count: kith_packed_bytes(kind, outputs, inputs))
      kith_pack(kind, weights, outputs, inputs, &packed)
      var whole = [UInt8](repeating: 0xa5, count: kith_whole_bytes(kind, rows, inputs))
      var steps = [Float](repeating: 0, count: rows)
      kith_quantise(kind, x, rows, inputs, &whole, &steps)
      var out = [Float](repeating: .nan, count: rows * outputs)
      kith_linear(kind, whole, steps, rows, inputs, packed, scales, bias, outputs, &out)
      return out
    }
  }

  private static let sizes = [
    (1, 2, 1), (1, 384, 11), (5, 96, 51), (6, 384, 64), (7, 192, 80), (23, 1536, 70), (13, 386, 128), (17, 130, 33),
    (32, 64, 32), (50, 38, 97),
  ]

  @Test("have the same bits on every processor", arguments: sizes)
  func alike(rows: Int, inputs: Int, outputs: Int) throws {
    let problem = Problem(rows: rows, inputs: inputs, outputs: outputs, seed: UInt64(rows * outputs))
    let plain = try #require(problem.result(kith_plain))
    for kind in [kith_avx2, kith_avx512, kith_tiles] {
      if let found = problem.result(kind) { #expect(found == plain, "\(kind)") }
    }
  }

  @Test("are as near to the exact ones as 14-bit inputs can be", arguments: sizes)
  func near(rows: Int, inputs: Int, outputs: Int) throws {
    let problem = Problem(rows: rows, inputs: inputs, outputs: outputs, seed: UInt64(inputs))
    let found = try #require(problem.result(kith_plain))
    // Half a step of the input, times the weights, at worst; and what 32-bit numbers lose.
    let halfStep = 4 / Double(kith_steps(inputs)) / 2
    for row in 0..<rows {
      for output in 0..<outputs {
        var exact = Double(problem.bias[output])
        var reach = 0.0
        for k in 0..<inputs {
          let weight = Double(problem.weights[output * inputs + k]) * Double(problem.scales[output])
          exact += Double(problem.x[row * inputs + k]) * weight
          reach += abs(weight)
        }
        #expect(
          abs(Double(found[row * outputs + output]) - exact) <= reach * halfStep * 1.01 + abs(exact) * 1e-6 + 1e-6)
      }
    }
  }

  @Test func `never overflow, however large the numbers`() throws {
    for inputs in [2, 384, 1536, 4096] {
      var problem = Problem(rows: 1, inputs: inputs, outputs: 1, seed: 1)
      problem.x = [Float](repeating: 1, count: inputs)
      problem.weights = [Int8](repeating: -127, count: inputs)
      problem.scales = [1]
      problem.bias = [0]
      let found = try #require(problem.result(kith_plain))[0]
      #expect(abs(found + 127 * Float(inputs)) < 0.001 * 127 * Float(inputs))
    }
  }

  @Test func `of rows of zeros are the bias`() throws {
    var problem = Problem(rows: 2, inputs: 32, outputs: 3, seed: 3)
    problem.x = [Float](repeating: 0, count: 64)
    #expect(try #require(problem.result(kith_plain)) == problem.bias + problem.bias)
  }
}
