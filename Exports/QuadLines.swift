internal import GraphSchema

/// The lines of one node, sorted, each once.
enum QuadLines {
  static func add(_ resource: LinkedResource, to text: inout ByteText) {
    var lines = ByteText()
    addUnsorted(resource, to: &lines)
    addSorted(lines, to: &text)
  }

  /// A line may be there twice.
  static func addUnsorted(_ resource: LinkedResource, to lines: inout ByteText) {
    let subject = resource.subject.nQuads + " "
    for (property, value) in resource.triples {
      lines.add(subject)
      lines.add(LinkedTerm.inBrackets(property))
      lines.add(" ")
      lines.add(value.nQuads)
      lines.add(" .\n")
    }
  }

  static func addSorted(_ lines: ByteText, to text: inout ByteText) {
    lines.withBytes { all in
      var ranges: [Range<Int>] = []
      var start = 0
      for (place, byte) in all.enumerated() where byte == 0x0A {
        ranges.append(start..<place + 1)
        start = place + 1
      }
      func line(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: all[range]) }
      let isSorted = ranges.indices.dropFirst().allSatisfy { !line(ranges[$0]).precedes(line(ranges[$0 - 1])) }
      if !isSorted { ranges.sort { line($0).precedes(line($1)) } }
      var last: Range<Int>?
      for range in ranges {
        // Compared by bytes: `==` of texts calls "é" in one code point and in two the same.
        if let last, line(last).isSame(as: line(range)) { continue }
        text.add(line(range))
        last = range
      }
    }
  }
}
