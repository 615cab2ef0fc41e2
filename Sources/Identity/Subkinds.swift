internal import GraphSchema
internal import Names

/// Reads the subkind from the words of a name, where the packs do not say: "Green Party" is a party.
enum Subkinds {
  static func cue(in name: String, kind: EntityKind) -> String? {
    switch kind {
    case .person: return nil
    case .place:
      switch PlaceName(name).designation {
      case .city: return "city"
      case .region, .county: return "region"
      case .country: return "country"
      case .water, .mountain, .island: return "natural_feature"
      case .facility: return "facility"
      case nil: return nil
      }
    case .organization:
      let parsed = OrganizationName(name)
      for word in parsed.core.reversed() {
        if let subkind = words[word] { return subkind }
      }
      return parsed.forms.isEmpty ? nil : parsed.forms == ["fc"] ? "team" : "company"
    }
  }

  private static let words: [String: String] = {
    var table: [String: String] = [:]
    for (subkind, words) in [
      "party": "party", "court": "court tribunal", "education": "university school college academy institute",
      "government":
        "ministry department government parliament senate congress agency commission council police embassy cabinet",
      "military": "army navy division brigade battalion regiment corps",
      "media": "times post news newspaper tv radio television magazine",
      "company": "bank airlines airways motors", "ngo": "foundation charity", "team": "fc",
    ] {
      for word in words.split(separator: " ") { table[String(word)] = subkind }
    }
    return table
  }()
}
