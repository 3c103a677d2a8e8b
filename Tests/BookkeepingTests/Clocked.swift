import Bookkeeping
import Exchange
import Projecting

/// A ledger by a clock that stands still until it is set.
protocol Clocked {
  var folder: TemporaryFolder { get }
  var clock: StandingClock { get }
}

extension Clocked {
  static var day: Int { 86_400_000 }
  static var june: Int { 1_590_000_000_000 }

  func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder, clock: clock.read)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"Feuille"},"unit":"one"}"#)
    return ledger
  }

  func gift(_ id: String, _ count: Int, on day: String? = "2020-04-02") -> [UInt8] {
    let date = day.map { #","occurredAt":"\#($0)""# } ?? ""
    return Array(
      #"{"id":"\#(id)","item":"sheet","kind":"donationReceived","provider":"dora","quantity":{"unit":"one","value":"\#(count)"},"receiver":"coop"\#(date)}"#
        .utf8)
  }

  func correction(_ first: Position, _ last: Position, _ value: String) -> [UInt8] {
    Array(
      #"{"fromSeq":\#(first),"id":"c","kind":"clockCorrected","reason":"pile","toSeq":\#(last),"value":"\#(value)"}"#
        .utf8)
  }

  func text(_ milliseconds: Int) -> String {
    Timestamp(Instant(milliseconds: Int64(milliseconds))).description
  }

  /// How many sheets there are, as it was known then.
  func sheets(_ ledger: Ledger, known: Int? = nil) throws -> String {
    let report = try ledger.report(
      "inventory", known: known.map { Timestamp(Instant(milliseconds: Int64($0))) })
    let rows = report.table("cells")?.rows ?? []
    return rows.map { row in
      row.compactMap { if case .decimal(let amount) = $0 { "\(amount)" } else { nil } }.first ?? ""
    }.joined()
  }

  func archive(_ ledger: Ledger) throws -> [UInt8] {
    var lines: [UInt8] = []
    try ledger.entries { _, line in
      for index in 0..<line.count { lines.append(line[index]) }
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    return lines
  }
}
