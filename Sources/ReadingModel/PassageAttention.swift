internal import ReadingKernels

/// How the pairs of a passage look at its words.
///
/// The query of a pair is the sum of one for each end, so that every product with a word is made once an entity and not once
/// a pair.
struct PassageAttention {
  let heads: Int
  /// Numbers of one head.
  let each: Int
  let words: Int
  /// For each head, a row of each word, scaled; and a row of each number with what every word has there.
  private let keys, values: [[Float]]

  /// - Parameters:
  ///   - keys, values: a row of heads * each numbers for each word.
  init(heads: Int, each: Int, keys: [Float], values: [Float]) {
    (self.heads, self.each) = (heads, each)
    let (wide, scale) = (heads * each, 1 / Float(each).squareRoot())
    let words = keys.count / wide
    self.words = words
    var (rows, columns) = ([[Float]](), [[Float]]())
    for head in 0..<heads {
      var row: [Float] = []
      row.reserveCapacity(words * each)
      var column = [Float](repeating: 0, count: words * each)
      for word in 0..<words {
        let start = word * wide + head * each
        for number in 0..<each {
          row.append(keys[start + number] * scale)
          column[number * words + word] = values[start + number]
        }
      }
      rows.append(row)
      columns.append(column)
    }
    (self.keys, self.values) = (rows, columns)
  }

  /// How much each row of queries asks for each word, one list a head: rows x words.
  func looks(_ queries: [Float]) -> [[Float]] {
    let wide = heads * each
    let rows = queries.count / wide
    return (0..<heads).map { head in
      var own: [Float] = []
      for row in 0..<rows {
        let start = row * wide + head * each
        own += queries[start..<(start + each)]
      }
      return Self.product(own, rows: rows, with: keys[head], columns: words, inner: each)
    }
  }

  /// What rows of weights find among the words in one head: rows x each.
  func found(_ weights: [Float], head: Int) -> [Float] {
    Self.product(weights, rows: weights.count / max(words, 1), with: values[head], columns: each, inner: words)
  }

  private static func product(_ a: [Float], rows: Int, with b: [Float], columns: Int, inner: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * columns) { out, filled in
      if let out = out.baseAddress { kith_multiply(a, rows, b, columns, inner, out) }
      filled = rows * columns
    }
  }
}
