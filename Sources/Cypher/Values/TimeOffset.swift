internal import Foundation

/// How far a clock is ahead of UTC, and the name of the zone where one was given.
struct TimeOffset: Sendable, Hashable {
  let seconds: Int
  let name: String?

  static let utc = TimeOffset(seconds: 0)

  init(seconds: Int, name: String? = nil) {
    self.seconds = seconds
    self.name = name
  }

  /// From a zone's name ("Europe/Stockholm") or an offset ("+01:00", "Z"); nil when there is no such zone. A named zone
  /// has no offset before it meets a day.
  init?(text: String) {
    if let seconds = TimeOffset.offset(text) {
      self.init(seconds: seconds)
    } else if text.contains("/"), TimeZone(identifier: text) != nil {
      self.init(seconds: 0, name: text)
    } else if text == "UTC" || text == "GMT" {
      self.init(seconds: 0, name: text)
    } else {
      return nil
    }
  }

  /// Z, +HH, +HHMM, +HH:MM or +HH:MM:SS, up to 18 hours either way.
  static func offset(_ text: String) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    var digits = ""
    for (index, character) in text.dropFirst().enumerated() {
      if character == ":" && (index == 2 || index == 5) { continue }
      guard character.isASCII, character.isNumber else { return nil }
      digits.append(character)
    }
    guard [2, 4, 6].contains(digits.count), let packed = Int(digits + String(repeating: "0", count: 6 - digits.count))
    else { return nil }
    let (hours, minutes, rest) = (packed / 10_000, packed / 100 % 100, packed % 100)
    guard minutes < 60, rest < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60 + rest
    return seconds > 18 * 3600 ? nil : sign == "-" ? -seconds : seconds
  }

  /// The offset that the named zone has at an instant; fixed offsets stay.
  func resolved(atInstant instant: Int) -> TimeOffset {
    guard let name, let zone = TimeZone(identifier: name) else { return self }
    return TimeOffset(seconds: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))), name: name)
  }

  /// The offset at a moment of the zone's own clock. In the hour that comes twice the earlier offset counts, in the hour
  /// that is left out the later one.
  func resolved(day: CalendarDay?, clock: Int) -> TimeOffset {
    guard name != nil else { return self }
    let local = (day?.number ?? 0) * 86_400 + clock / 1_000_000_000
    let before = resolved(atInstant: local - 86_400)
    let guess = resolved(atInstant: local - before.seconds)
    return guess
  }
}

extension TimeOffset: CustomStringConvertible {
  /// "+02:00[Europe/Stockholm]", "Z".
  var description: String { offsetText + (name.map { "[\($0)]" } ?? "") }

  var offsetText: String {
    if seconds == 0 { return "Z" }
    let size = abs(seconds)
    let text = (seconds < 0 ? "-" : "+") + twoDigits(size / 3600) + ":" + twoDigits(size / 60 % 60)
    return size % 60 == 0 ? text : text + ":" + twoDigits(size % 60)
  }
}
