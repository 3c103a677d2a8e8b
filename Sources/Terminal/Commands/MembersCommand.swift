import Bookkeeping
import Exchange
import Projecting
import Wording

/// `members`: the contributions, one member after the other; no sum across kinds, no ranking.
struct MembersCommand: NamedCommand {
  static let command = CommandName.members
  let isQuestion = true
  let options = Option.question + [Option(.agent, .agent)]
  let examples = ["members", "members --agent dora --at 2020-04-30"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let report: Report
    do throws(LedgerError) {
      report = try ledger.report("contributions", at: at, known: known)
    } catch {
      throw .ledger(error)
    }
    let kept = try session.namingErased(try session.filtered(report, ledger), ledger)
    switch session.form {
    case .json: session.answer(Self.json(kept))
    case .csv: try session.answer(kept, zone: zone)
    case .people: session.console.write(Self.text(kept, session, zone))
    }
    return ExitStatus.done
  }

  private static func members(
    _ report: Report
  ) -> [(agent: String, name: Value, grid: Report.Grid)] {
    guard let all = report.table("contributions"),
      let agent = all.columns.firstIndex(of: "agent"), let name = all.columns.firstIndex(of: "name")
    else { return [] }
    let kept = all.columns.indices.filter { $0 != agent && $0 != name }
    var members: [(agent: String, name: Value, grid: Report.Grid)] = []
    for row in all.rows {
      guard case .text(let id) = row[agent] else { continue }
      if members.last?.agent != id {
        members.append((id, row[name], Report.Grid(kept.map { all.columns[$0] })))
      }
      members[members.count - 1].grid.rows.append(kept.map { row[$0] })
    }
    return members
  }

  static func json(_ report: Report) -> JSON {
    var parts: [(String, JSON?)] = []
    for part in report.parts {
      if case .value(let value) = part.content { parts.append((part.name, JSON(value))) }
    }
    let members = members(report).map { member in
      JSON.object([
        ("agent", .text(member.agent)), ("name", JSON(member.name)),
        ("contributions", JSON(member.grid)),
      ])
    }
    return .object(parts + [("members", .list(members))])
  }

  private static func text(_ report: Report, _ session: Session, _ zone: LedgerZone) -> String {
    var text = ReportText(words: session.words, zone: zone, isColoured: session.isColoured)
    text.draw(Report(report.parts.filter { $0.name == "asOf" }))
    let members = members(report)
    if members.isEmpty { text.line(session.words.phrase(.noMembers)) }
    for member in members {
      let name =
        if case .text(let name) = member.name { "\(member.agent) (\(name))" } else {
          member.agent
        }
      text.draw(member.grid, named: printable(name))
    }
    return text.output
  }
}
