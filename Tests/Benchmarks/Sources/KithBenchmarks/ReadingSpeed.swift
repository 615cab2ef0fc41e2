import Extraction
import GraphSchema
import Linguistics
import ReadingModel

/// From text to claims, against the least that any reader of words does.
enum ReadingSpeed {
  static func measure(_ articles: [Article], pack: Pack) async throws -> [Measurement] {
    let analyzer = Analyzer(pack: pack, reader: try TrainedReader.embedded())
    let extractor = try Extractor(pack: pack)
    let bytes = articles.reduce(0) { $0 + $1.text.utf8.count }
    let analysis = Stopwatch.seconds { for article in articles { _ = analyzer.analyze(article) } }
    let one = Stopwatch.seconds { for article in articles { _ = extractor.claims(of: analyzer.analyze(article)) } }
    func elapsed(jobs: Int) async -> Double {
      await Stopwatch.elapsed {
        await withTaskGroup(of: Int.self) { group in
          for job in 0..<jobs {
            group.addTask {
              stride(from: job, to: articles.count, by: jobs).reduce(0) {
                $0 + extractor.claims(of: analyzer.analyze(articles[$1])).relations.count
              }
            }
          }
        }
      }
    }
    let alone = await elapsed(jobs: 1)
    let two = await elapsed(jobs: 2)
    var words = 0
    let splitting = Stopwatch.seconds {
      words = 0
      for article in articles { words += article.text.split { !$0.isLetter }.map { $0.lowercased() }.count }
    }
    let peer = "split into \(words) lower-case words, 1 job"
    let theirs = Measurement.rate(bytes, splitting)
    func speed(_ seconds: Double) -> String {
      "\(Measurement.rate(bytes, seconds)), \(Measurement.short(Double(articles.count) / seconds)) articles/s"
    }
    return [
      Measurement(
        name: "analyzer, 1 job", ours: speed(analysis), peer: peer, theirs: theirs, ratio: splitting / analysis),
      Measurement(
        name: "analyzer and extractor, 1 job", ours: speed(one), peer: peer, theirs: theirs, ratio: splitting / one),
      Measurement(
        name: "analyzer and extractor, 2 jobs", ours: speed(two), peer: "1 job by the clock", theirs: speed(alone),
        ratio: alone / two),
    ]
  }
}
