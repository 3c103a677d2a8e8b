import Exchange
import Wording

/// Reads times as people write them, beside the two forms of the event line.
struct TimeReading {
  let now: Instant
  let zone: LedgerZone

  /// `2020-04-05`, RFC 3339, `5/4/2020`, `05.04.2020`, `2020-04-05 08:00` (the ledger's zone),
  /// today and yesterday in four languages. Nil for anything else.
  func time(_ text: String) -> Timestamp? {
    if let time = Timestamp(text) { return time }
    switch text.lowercased() {
    case "aujourd'hui", "aujourd’hui", "vandaag", "heute", "today":
      return Timestamp(zone.day(of: now))
    case "hier", "gisteren", "gestern", "yesterday":
      return Timestamp(Day(number: zone.day(of: now).number - 1))
    case "avant-hier", "eergisteren", "vorgestern":
      return Timestamp(Day(number: zone.day(of: now).number - 2))
    default: break
    }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = parts.first, parts.count <= 2, let day = day(String(first)) else {
      return nil
    }
    guard parts.count == 2 else { return Timestamp(day) }
    guard let minutes = minutes(String(parts[1])) else { return nil }
    let start = zone.start(of: day)
    let guess = Instant(milliseconds: start.milliseconds + Int64(minutes) * 60_000)
    let shift = zone.offsetMinutes(at: start) - zone.offsetMinutes(at: guess)
    return Timestamp(
      Instant(milliseconds: guess.milliseconds + Int64(shift) * 60_000), in: zone)
  }

  private func day(_ text: String) -> Day? {
    if let day = Timestamp(text)?.dayOnly { return day }
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "." || $0 == "-" })
    guard parts.count == 3, parts[2].count == 4, let date = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2]), (1...31).contains(date),
      (1...12).contains(month)
    else { return nil }
    let iso = [Language.padded(year, 4), Language.padded(month, 2), Language.padded(date, 2)]
    return Timestamp(iso.joined(separator: "-"))?.dayOnly
  }

  /// `8:00`, `08:00`, `8h`, `8h30` as minutes after midnight.
  private func minutes(_ text: String) -> Int? {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
    guard parts.count == 2, let hour = Int(parts[0]), (0..<24).contains(hour) else { return nil }
    if parts[1].isEmpty { return hour * 60 }
    guard parts[1].count == 2, let minute = Int(parts[1]), (0..<60).contains(minute) else {
      return nil
    }
    return hour * 60 + minute
  }
}
