internal import GraphSchema

/// Which other names stand in each article, and how rare they are.
///
/// Two chains of one rare company are more likely one; that both stand beside "Russia" says little.
struct Neighbourhoods {
  /// For each article, its names as numbers, sorted.
  private let names: [[Int]]
  /// For each name, how much it tells when shared: 1 when two articles hold it, less the more do.
  private let weights: [Double]
  private let labels: [String]
  private let numbers: [String: Int]

  init(records: [ChainRecord], articles: Int) {
    var numbers: [String: Int] = [:]
    var labels: [String] = []
    var names: [Set<Int>] = Array(repeating: [], count: articles)
    for record in records {
      let key = record.neighbourKey
      let number: Int
      if let known = numbers[key] {
        number = known
      } else {
        number = labels.count
        numbers[key] = number
        labels.append(record.name)
      }
      names[record.article].insert(number)
    }
    var counts = Array(repeating: 0, count: labels.count)
    for set in names { for name in set { counts[name] += 1 } }
    // The root of 2/n, chosen because it falls slowly: with log weights, a story of three articles in a small graph has
    // no rare names at all.
    weights = counts.map { $0 < 2 ? 0 : (2 / Double($0)).squareRoot() }
    self.names = names.map { $0.sorted() }
    self.labels = labels
    self.numbers = numbers
  }

  func number(of key: String) -> Int? { numbers[key] }

  /// The names of some articles, at most the first 40, without the ones given; sorted.
  func company(of articles: some Collection<Int>, without own: Set<Int>) -> [Int] {
    var all: Set<Int> = []
    for article in articles.sorted().prefix(40) { all.formUnion(names[article]) }
    return all.subtracting(own).sorted()
  }

  /// How much two companies share, 0 and up, and the most telling names they share.
  func shared(_ a: [Int], _ b: [Int], without own: Set<Int>) -> (weight: Double, names: [String]) {
    var i = 0
    var j = 0
    var common: [Int] = []
    while i < a.count, j < b.count {
      if a[i] < b[j] {
        i += 1
      } else if b[j] < a[i] {
        j += 1
      } else {
        if !own.contains(a[i]) { common.append(a[i]) }
        i += 1
        j += 1
      }
    }
    let weight = common.reduce(0) { $0 + weights[$1] }
    let telling = common.sorted { (weights[$1], labels[$0]) < (weights[$0], labels[$1]) }.prefix(3).map { labels[$0] }
    return (weight, telling)
  }
}
