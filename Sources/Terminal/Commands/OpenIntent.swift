import Bookkeeping
import Exchange
import Projecting

/// A need, an offer or a promise of somebody that still wants something.
struct OpenIntent {
  enum Kind: String {
    case need, offer, commitment
  }

  var id: String
  var kind: Kind
  var item: String
  /// What is still wanted; nil for "we do not know how many".
  var left: Quantity?
}

extension Session {
  /// What these agents, one person, still ask, offer or have promised, and what was promised to them.
  func openIntents(
    of agents: [AgentID], in ledger: Ledger
  ) throws(Failure) -> [OpenIntent] {
    let report = try asking { () throws(LedgerError) in try ledger.report("needs") }
    let ids = Set(agents.map { ByteText($0.text) })
    return (report.table("intents").map { OpenIntent.rows(of: $0, ids) } ?? [])
      + (report.table("commitments").map { OpenIntent.rows(of: $0, ids) } ?? [])
  }
}

extension OpenIntent {
  /// States in which nothing is wanted any more.
  private static let ended = ["duplicate", "withdrawn", "fulfilled", "expired", "cancelled"]

  fileprivate static func rows(of grid: Report.Grid, _ agents: Set<ByteText>) -> [OpenIntent] {
    grid.rows.compactMap { row in
      let told = Dictionary(uniqueKeysWithValues: zip(grid.columns, row))
      let text = { (column: String) -> String? in
        if case .text(let text)? = told[column] { text } else { nil }
      }
      let parties = ["agent", "provider", "receiver"].compactMap(text).map { ByteText($0) }
      guard !agents.isDisjoint(with: parties), let item = text("item"),
        let status = text("status"), !ended.contains(status),
        let id = text("intent") ?? text("commitment")
      else { return nil }
      let kind = text("type").flatMap(Kind.init(rawValue:)) ?? .commitment
      var left: Quantity?
      if case .decimal(let amount)? = told["open"] ?? told["remaining"],
        let unit = text("unit").flatMap({ Unit($0) })
      {
        left = Quantity(amount, unit)
      }
      return OpenIntent(id: id, kind: kind, item: item, left: left)
    }
  }
}
