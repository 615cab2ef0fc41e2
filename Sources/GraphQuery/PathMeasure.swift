/// What a path costs, in millionths of doubt (`RelationSummary.weakness`) and in whole relations above them.
///
/// The dearest path there is stays below 2^32: eight relations of which each asks for less than 4,000,000, and seven entities
/// passed that count as 15 more each.
struct PathMeasure: Equatable {
  /// More than any sum of weaknesses on one path, so that fewer relations are always cheaper.
  private static let wholeRelation: UInt32 = 1 << 25
  static let unreached = UInt32.max

  /// What every relation costs besides its weakness.
  let relation: UInt32
  /// What each of the relations costs that a hub counts as.
  private let hubRelation: UInt32
  private let hubs: LinkFilter.Hubs

  init(_ nearness: PathNearness, _ hubs: LinkFilter.Hubs) {
    relation = nearness == .length ? Self.wholeRelation : 0
    // By evidence, as much as what a single story tells with certainty.
    hubRelation = nearness == .length ? Self.wholeRelation : 1_000_000
    self.hubs = hubs
  }

  /// What it costs to pass an entity with so many relations.
  @inline(__always)
  func passing(_ degree: Int) -> UInt32 {
    hubRelation * UInt32(truncatingIfNeeded: hubs.relations(passing: degree))
  }

  /// As how many whole relations a cost counts.
  func relations(_ cost: Int) -> Int { cost / Int(Self.wholeRelation) }

  /// The most that a path costs which counts as many relations as one of this cost. By evidence relations do not count.
  func most(asShortAs cost: UInt32) -> UInt32 {
    relation == 0 ? Self.unreached - 1 : cost | (Self.wholeRelation - 1)
  }
}

extension LinkFilter {
  /// What paths pay for passing entities that many relations join with others.
  public enum Hubs: String, Hashable, Sendable, CaseIterable {
    /// Nothing: countries make everybody near.
    case any
    /// Everyone on the way counts as `relations(passing:)` more; the ends are free. By evidence each of these asks to be
    /// believed like what a single story tells with certainty.
    case costly

    /// As how many relations more it counts to pass an entity: nothing up to 15 relations of its own, one from 16 on, and
    /// one more each time that they double.
    ///
    /// - Parameter degree: how many relations the entity has, of all predicates and in both directions.
    /// - Returns: floor(log2(degree / 8)), 0...15, where hubs are costly; else 0.
    @inline(__always)
    public func relations(passing degree: Int) -> Int {
      self == .any || degree < 16 ? 0 : min(Int.bitWidth - 4 - degree.leadingZeroBitCount, 15)
    }
  }
}
