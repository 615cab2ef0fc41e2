internal import Foundation

/// How often the trained reader is right, alone, when it gives a probability.
///
/// A logistic curve over the reader's own log-odds, lower for events, fitted by Training/calibrate.py on what only it sees in
/// articles that were held out of its training, 29 of data/graph/train and 115 of our own (669 relations from 0.3 that
/// `ReadingGuard` leaves: 299 of 530 states right and 57 of 139 events), with the weights 16068c1bf9e0d57d, on 2026-11-23. Leaving
/// out one article or story at a time, the log loss falls from 0.617 to 0.593 (0.598 with one curve for all). New weights want
/// a new fit.
enum ReaderCalibration {
  private static let slope = 0.810
  private static let offset = -0.232
  private static let offsetOfEvents = -0.623

  /// - Parameters:
  ///   - probability: as the reader gives it, 0...1.
  ///   - isEvent: whether it gives it to something that happens, not to something that is so.
  /// - Returns: 0...1, how often such a relation was right, to four places: no graph depends on the last bit of a logarithm.
  static func probability(_ probability: Double, isEvent: Bool) -> Double {
    let inside = min(max(probability, 0.01), 0.9995)
    let odds = log(inside / (1 - inside)) * slope + offset + (isEvent ? offsetOfEvents : 0)
    return (10_000 / (1 + exp(-odds))).rounded() / 10_000
  }
}
