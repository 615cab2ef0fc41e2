internal import Foundation

/// How often the trained reader is right, alone, when it gives a probability.
///
/// A logistic curve over the reader's own log-odds, fitted by Training/calibrate.py on what only it sees in the 29 articles of
/// data/graph/train that were held out of its training (68 relations from 0.3 that `ReadingGuard` leaves, 30 of them right),
/// with the weights 7f2062556ba38d1c, on 2026-11-22. Leaving out one story at a time, the log loss falls from 0.72 to 0.70:
/// trained with smoothed labels, the reader knows by itself how sure it is; those before were far too sure. New weights want
/// a new fit.
enum ReaderCalibration {
  private static let slope = 0.401
  private static let offset = -0.302

  /// - Parameter probability: as the reader gives it, 0...1.
  /// - Returns: 0...1, how often such a relation was right, to four places: no graph depends on the last bit of a logarithm.
  static func probability(_ probability: Double) -> Double {
    let inside = min(max(probability, 0.01), 0.9995)
    let odds = log(inside / (1 - inside)) * slope + offset
    return (10_000 / (1 + exp(-odds))).rounded() / 10_000
  }
}
