internal import GraphSchema

/// What the tree of a sentence says of two of its mentions: the way from one to the other.
///
/// Source: R. Bunescu, R. Mooney, A Shortest Path Dependency Kernel for Relation Extraction (2005).
struct PairSyntax {
  /// The word where the ways up from both mentions meet, counted from the first of the sentence.
  let joint: Int
  /// Words on the way, both ends and the joint included.
  let way: Set<Int>
  /// The plain features that the pair has, as Training/relations.py numbers them.
  let features: [Int]

  /// Steps up from an end that are told apart; the last stands for all longer ways.
  private static let steps = 4
  private static let joints: [PartOfSpeech] = [.verb, .noun, .properNoun]

  /// How many features there are.
  ///
  /// - Parameter labels: the labels of dependencies that the model tells apart.
  static func count(labels: Int) -> Int { 4 * labels + steps * steps + joints.count + 2 }

  /// - Parameters:
  ///   - tree: of the sentence.
  ///   - subject: words of the mention, counted from the first of the sentence.
  ///   - numbers: the number of each label in the model.
  init(_ tree: SentenceReading, subject: Range<Int>, object: Range<Int>, labels: Int, numbers: [DependencyLabel: Int]) {
    let up = [subject, object].map { Self.way(up: Self.top(of: $0, in: tree), in: tree) }
    let both = Set(up[1])
    let i = up[0].firstIndex(where: both.contains) ?? up[0].count - 1
    let joint = up[0][i]
    let j = up[1].firstIndex(of: joint) ?? up[1].count - 1
    var features: [Int] = []
    var at = 0
    for word in [up[0][0], up[1][0], i > 0 ? up[0][i - 1] : nil, j > 0 ? up[1][j - 1] : nil] {
      if let word, let number = numbers[tree.dependencies[word].label] { features.append(at + number) }
      at += labels
    }
    features.append(at + min(i, Self.steps - 1) * Self.steps + min(j, Self.steps - 1))
    at += Self.steps * Self.steps
    features.append(at + (Self.joints.firstIndex(of: tree.parts[joint]) ?? Self.joints.count))
    at += Self.joints.count + 1
    let ends = up[0][..<i] + up[1][..<j]
    if ends.contains(where: { tree.dependencies[$0].label == .conjunct }) { features.append(at) }
    self.joint = joint
    way = Set(ends).union([joint])
    self.features = features
  }

  /// The word of a mention that hangs on a word outside it.
  private static func top(of words: Range<Int>, in tree: SentenceReading) -> Int {
    words.first { word in tree.dependencies[word].head.map { !words.contains($0) } ?? true } ?? words.upperBound - 1
  }

  private static func way(up word: Int, in tree: SentenceReading) -> [Int] {
    var out = [word]
    while let head = tree.dependencies[out[out.count - 1]].head, out.count < 100 { out.append(head) }
    return out
  }
}
