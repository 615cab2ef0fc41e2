import Extraction
import GraphSchema
import LanguageModel
import Linguistics
import Packs
import ReadingModel

/// The built-in pack made ready, against cutting its bytes into cells and no more.
enum PackLoading {
  static func measure() throws -> [Measurement] {
    let loading = try Stopwatch.seconds { _ = try PackReader.embedded() }
    let pack = try PackReader.embedded()
    let preparing = try Stopwatch.seconds {
      _ = Analyzer(pack: pack, reader: try TrainedReader.embedded())
      _ = try Extractor(pack: pack)
    }
    var cells = 0
    var bytes = 0
    let splitting = Stopwatch.seconds {
      cells = 0
      bytes = 0
      for index in 0..<kith_pack_file_count() {
        let file = kith_pack_file_at(index)
        let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        bytes += file.count
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
          cells += line.split(separator: UInt8(ascii: "\t")).map { String(Substring($0)) }.count
        }
      }
    }
    let peer = "the \(bytes) bytes cut into \(cells) cells"
    return [
      Measurement(
        name: "built-in pack, read", ours: Measurement.milliseconds(loading), peer: peer,
        theirs: Measurement.milliseconds(splitting), ratio: splitting / loading),
      Measurement(
        name: "analyzer and extractor, prepared", ours: Measurement.milliseconds(preparing), peer: peer,
        theirs: Measurement.milliseconds(splitting), ratio: splitting / preparing),
    ]
  }
}
