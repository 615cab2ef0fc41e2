internal import GraphSchema

/// Evidence as the JSON format has it: every key is always there, `null` where nothing is known.
enum EvidenceJSON {
  /// `[{...}, {...}]` on one line.
  static func addRow(of relation: RelationBytes, to json: inout ByteText) {
    json.add("[")
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      if place > 0 { json.add(", ") }
      add(evidence, of: relation, to: &json)
    }
    json.add("]")
  }

  static func add(_ evidence: EvidenceBytes, of relation: RelationBytes, to json: inout ByteText) {
    let reading = evidence.reading
    func member(_ key: String, _ place: TextPlace) {
      json.add(key)
      if place.isKnown { JSONText.add(relation[place], to: &json) } else { json.add("null") }
    }
    json.add("{\"document\": ")
    JSONText.add(relation[evidence.document.id], to: &json)
    json.add(", \"start\": ")
    json.add(evidence.range.start)
    json.add(", \"end\": ")
    json.add(evidence.range.end)
    json.add(", \"quote\": ")
    JSONText.add(relation[evidence.quote], to: &json)
    json.add(", \"polarity\": \"")
    json.add(reading.polarity.rawValue)
    json.add("\", \"modality\": \"")
    json.add(reading.modality.rawValue)
    if let tense = reading.tense {
      json.add("\", \"tense\": \"")
      json.add(tense.rawValue)
      json.add("\"")
    } else {
      json.add("\", \"tense\": null")
    }
    member(", \"attributedTo\": ", reading.speaker)
    member(", \"role\": ", reading.role)
    member(", \"date\": ", reading.date)
    json.add(", \"finder\": ")
    JSONText.add(relation[reading.finder], to: &json)
    json.add("}")
  }
}
