/// Phrases as paths of words, for finding the longest one that begins at a word.
///
/// Built once, read from many threads. A walk costs one table look-up a word, whatever the number of phrases.
struct TokenTrie<Value: Sendable>: Sendable {
  private var words: [String: Int32] = [:]
  private var children: [UInt64: Int32] = [:]
  /// The values of each node; node 0 is the root.
  private var values: [[Value]] = [[]]

  /// - Parameter phrases: about how many there will be.
  init(phrases: Int = 0) {
    words.reserveCapacity(phrases)
    children.reserveCapacity(phrases * 2)
    values.reserveCapacity(phrases * 2)
  }

  /// The number of the word, or `nil` when no phrase holds it.
  func word(_ key: String) -> Int32? { words[key] }

  var isEmpty: Bool { values.count == 1 }

  mutating func insert(_ keys: [String], _ value: Value) {
    guard !keys.isEmpty else { return }
    var node: Int32 = 0
    for key in keys {
      let word: Int32
      if let known = words[key] {
        word = known
      } else {
        word = Int32(words.count)
        words[key] = word
      }
      let edge = UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
      if let next = children[edge] {
        node = next
      } else {
        values.append([])
        node = Int32(values.count - 1)
        children[edge] = node
      }
    }
    values[Int(node)].append(value)
  }

  /// The phrases that begin at a position, shortest first: where each ends and what it carries.
  ///
  /// - Parameter keys: the numbers of the words of the text, -1 for words of no phrase.
  func matches(in keys: [Int32], at start: Int, limit: Int) -> [(end: Int, values: [Value])] {
    guard start < limit, keys[start] >= 0 else { return [] }
    var found: [(end: Int, values: [Value])] = []
    var node: Int32 = 0
    var i = start
    while i < limit, keys[i] >= 0, let next = children[UInt64(UInt32(node)) << 32 | UInt64(UInt32(keys[i]))] {
      node = next
      i += 1
      if !values[Int(node)].isEmpty { found.append((i, values[Int(node)])) }
    }
    return found
  }

  /// The numbers of the words of a text.
  func keys(of texts: [String]) -> [Int32] { texts.map { words[$0] ?? -1 } }
}
