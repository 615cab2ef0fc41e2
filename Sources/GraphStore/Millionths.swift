/// Shares 0...1 as the tables keep them: whole millionths take three bytes where a floating-point number takes eight, and
/// a million relations have three million of them.
enum Millionths {
  /// What a table may hold.
  static let all = 0...1_000_000

  static func of(_ share: Double) -> Int { Int((share * 1_000_000).rounded()) }

  static func share(_ millionths: Int) -> Double { Double(millionths) / 1_000_000 }

  /// What is left of a share after it was stored.
  static func rounded(_ share: Double) -> Double { self.share(of(share)) }
}
