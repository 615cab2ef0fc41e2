internal import GraphSchema

/// The groups of chains with all that they were formed from: what entities follow from, and what can be said of them.
struct Clustering {
  let records: [ChainRecord]
  let verdicts: Verdicts
  let neighbourhoods: Neighbourhoods
  let units: [Unit]
  var clusters: Clusters
  let anchors: Anchors
  /// Puts an office or entry into words.
  let label: (String) -> String
}
