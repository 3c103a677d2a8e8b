import Bookkeeping
import Exchange
import Projecting

/// Every question that a read model answers as it is: `inventory`, `contributions`, `impact`.
struct ViewQuestion: TerminalCommand {
  let command: CommandName
  var asksForPeriod = false

  var name: String { command.rawValue }
  var options: [Option] {
    Option.question + (asksForPeriod ? [Option(.from, .time)] : [])
      + [Option(.item, .item), Option(.agent, .agent)]
  }

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(command), usage: [], sections: [(.options, options)],
      examples: [name, "\(name) --at 2020-04-08 --known 2020-04-30"], words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let from = asksForPeriod ? try session.time(.from, zone: zone) : nil
    let report: Report
    do throws(LedgerError) {
      report = try ledger.report(name, at: at, known: known, from: from)
    } catch {
      throw .ledger(error)
    }
    session.answer(session.filtered(report), zone: zone)
    return ExitStatus.done
  }
}

/// `loans`, the inventory's second question.
struct LoansCommand: NamedCommand {
  static let command = CommandName.loans
  let options = Option.question + [Option(.item, .item), Option(.agent, .agent)]
  let examples = ["loans", "loans --at 2020-06-30 --agent bruno"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let report: Report
    do throws(LedgerError) {
      report = try ledger.loans(at: at, known: known)
    } catch {
      throw .ledger(error)
    }
    session.answer(session.filtered(report), zone: zone)
    return ExitStatus.done
  }
}

/// `view [NAME]`: any read model's report; without a name, which there are.
struct ViewCommand: NamedCommand {
  static let command = CommandName.view
  let usage = [Placeholder.view]
  let options = Option.question + [Option(.from, .time)]
  let examples = ["view", "view inventory --at 2020-04-08"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(1) } catch { throw .usage(error) }
    guard let name = session.arguments.words.first else {
      let rows = session.projectors.map { [Value.text($0.name), .integer($0.version)] }
      let report = Report([.init("views", .table(.init(["name", "version"], rows)))])
      session.answer(report, zone: .brussels)
      return ExitStatus.done
    }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let from = try session.time(.from, zone: zone)
    let report: Report
    do throws(LedgerError) {
      report = try ledger.report(name, at: at, known: known, from: from)
    } catch {
      throw .ledger(error)
    }
    session.answer(report, zone: zone)
    return ExitStatus.done
  }
}

// MARK: - Filters

extension Session {
  /// Keeps the rows that name what `--item` and `--agent` ask for; tables without such a column
  /// stay whole.
  func filtered(_ report: Report) -> Report {
    var report = report
    for (option, columns) in [
      (OptionName.item, Set(["item"])),
      (.agent, ["agent", "accountable", "custodian", "lender", "borrower", "holder"]),
    ] {
      guard let asked = arguments[option] else { continue }
      report.parts = report.parts.map { part in
        guard case .table(var grid) = part.content else { return part }
        let places = grid.columns.indices.filter { columns.contains(grid.columns[$0]) }
        guard !places.isEmpty else { return part }
        grid.rows = grid.rows.filter { row in places.contains { row[$0].isText(asked) } }
        return Report.Part(part.name, .table(grid))
      }
    }
    return report
  }
}

extension Value {
  func isText(_ text: String) -> Bool {
    if case .text(let own) = self { own == text } else { false }
  }
}
