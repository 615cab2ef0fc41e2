/// Pairs rows with columns, one to one, so that the values of the pairs add up to the most.
///
/// - Parameter values: rows of equal length, each value 0 or more.
/// - Returns: the sum.
/// - Complexity: O(n² m) for n the shorter side and m the longer.
///
/// Source: H. W. Kuhn, Naval Research Logistics Quarterly 2 (1955), in the form of shortest augmenting paths by R. Jonker
/// and A. Volgenant, Computing 38 (1987).
func bestAssignment(_ values: [[Double]]) -> Double {
  guard let first = values.first, !first.isEmpty else { return 0 }
  let isTall = values.count > first.count
  let rows = isTall ? first.count : values.count
  let columns = isTall ? values.count : first.count
  func cost(_ row: Int, _ column: Int) -> Double { -(isTall ? values[column][row] : values[row][column]) }

  // Rows and columns count from 1; 0 stands for "none yet".
  var rowPotential = [Double](repeating: 0, count: rows + 1)
  var columnPotential = [Double](repeating: 0, count: columns + 1)
  var rowOfColumn = [Int](repeating: 0, count: columns + 1)
  for row in 1...rows {
    rowOfColumn[0] = row
    var column = 0
    var slack = [Double](repeating: .infinity, count: columns + 1)
    var before = [Int](repeating: 0, count: columns + 1)
    var isUsed = [Bool](repeating: false, count: columns + 1)
    repeat {
      isUsed[column] = true
      let current = rowOfColumn[column]
      var least = Double.infinity
      var next = 0
      for other in 1...columns where !isUsed[other] {
        let reduced = cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
        if reduced < slack[other] { (slack[other], before[other]) = (reduced, column) }
        if slack[other] < least { (least, next) = (slack[other], other) }
      }
      for other in 0...columns {
        if isUsed[other] {
          rowPotential[rowOfColumn[other]] += least
          columnPotential[other] -= least
        } else {
          slack[other] -= least
        }
      }
      column = next
    } while rowOfColumn[column] != 0
    repeat {
      let previous = before[column]
      rowOfColumn[column] = rowOfColumn[previous]
      column = previous
    } while column != 0
  }
  return (1...columns).reduce(0) { sum, column in
    rowOfColumn[column] == 0 ? sum : sum - cost(rowOfColumn[column] - 1, column - 1)
  }
}
