@testable import ReadingModel

/// The embedded model, opened once for all tests.
enum Opened {
  static let model = Result { try TrainedReader.embedded() }
}
