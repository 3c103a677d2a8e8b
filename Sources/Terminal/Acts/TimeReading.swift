import Exchange
import Wording

/// Reads times as people write them, beside the two forms of the event line.
struct TimeReading {
  let now: Instant
  let zone: LedgerZone

  /// `2020-04-05`, RFC 3339, `5/4/2020`, `05.04.2020`, `2020-04-05 08:00` or `08:00:30` (the ledger's
  /// zone), now, today and yesterday in four languages. Nil for anything else. Of the two times that clocks show one
  /// hour in October the first is meant; an offset says the other.
  func time(_ text: String) -> Timestamp? {
    if let time = Timestamp(text) { return time }
    switch text.lowercased() {
    case "maintenant", "nu", "jetzt", "now": return Timestamp(now, in: zone)
    case "aujourd'hui", "aujourd’hui", "vandaag", "heute", "today":
      return Timestamp(zone.day(of: now))
    case "hier", "gisteren", "gestern", "yesterday":
      return Timestamp(Day(number: zone.day(of: now).number - 1))
    case "avant-hier", "eergisteren", "vorgestern":
      return Timestamp(Day(number: zone.day(of: now).number - 2))
    default: break
    }
    guard let (day, seconds) = dayAndSeconds(text) else { return nil }
    guard let seconds else { return Timestamp(day) }
    return zone.instant(of: day, seconds: seconds).map { Timestamp($0, in: zone) }
  }

  /// Why a text is no time though it has the form of one: clocks pass over it.
  func skipped(_ text: String) -> RefusalReason? {
    guard case (let day, let seconds?)? = dayAndSeconds(text),
      let hour = zone.skippedHour(on: day), seconds / 3_600 == hour
    else { return nil }
    return .skippedHour(text, from: hour, to: hour + 1)
  }

  private func dayAndSeconds(_ text: String) -> (day: Day, seconds: Int?)? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = parts.first, parts.count <= 2, let day = day(String(first)) else {
      return nil
    }
    guard parts.count == 2 else { return (day, nil) }
    return seconds(String(parts[1])).map { (day, $0) }
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

  /// The moments that a time as people write it may mean, the first and the last: one to the minute means
  /// the whole minute. Nil for a day, and for what is no time.
  func moments(_ text: String) -> ClosedRange<Instant>? {
    guard let time = time(text), let first = time.instant else { return nil }
    let isToTheMinute = Timestamp(text) == nil && text.count { $0 == ":" } < 2
    let isNow = !text.unicodeScalars.contains { ("0"..."9").contains($0) }
    let open: Int64 =
      isNow || text.contains(".") && Timestamp(text) != nil ? 0 : isToTheMinute ? 59_999 : 999
    return first...Instant(milliseconds: first.milliseconds + open)
  }

  /// `8:00`, `08:00`, `08:00:30`, `8h`, `8h30` as seconds after midnight.
  private func seconds(_ text: String) -> Int? {
    let parts = text.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
    guard parts.count >= 2, let hour = Int(parts[0]), (0..<24).contains(hour) else { return nil }
    if parts.count == 2, parts[1].isEmpty { return hour * 3600 }
    var seconds = hour * 60
    for part in parts.dropFirst() {
      guard part.count == 2, let number = Int(part), (0..<60).contains(number) else { return nil }
      seconds += number
      if part.startIndex == parts[1].startIndex { seconds *= 60 }
    }
    return seconds
  }
}
