import Bookkeeping
import Exchange
import Projecting
import Wording

/// `init` makes the ledger.
struct InitCommand: NamedCommand {
  static let command = CommandName.start
  let options = [
    Option(.origin, .name), Option(.scope, .text), Option(.coop, .agent), Option(.name, .text),
    Option(.zone, .text),
  ]
  let examples = [
    "init --origin openflow.be/namur --coop coop --name OpenFlow",
    "init --ledger ~/registre --scope BE-WNA --coop openflow --name \"OpenFlow SCRL\"",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let arguments = session.arguments
    do throws(UsageFault) { try arguments.atMost(0) } catch { throw .usage(error) }
    let coop = arguments[.coop] ?? "coop"
    guard EventID(coop) != nil else {
      throw .refused([Refusal(field: "coop", .unreadable(offset: 0, .badText(printable(coop))))])
    }
    // Every head, key and proof that leaves bears the origin, for ever.
    for name in [OptionName.origin, .scope] {
      let marks = arguments[name].map { PersonalPattern.found(in: $0, as: .name) } ?? []
      if let mark = marks.first {
        throw .refused([Refusal(field: name.rawValue, .personalText(mark))])
      }
    }
    let zoneName = arguments[.zone] ?? LedgerZone.brussels.name
    guard let zone = LedgerZone.all.first(where: { $0.name == zoneName }) else {
      let expected = LedgerZone.all.map(\.name)
      throw .usage(.badValue(option: "--zone", value: zoneName, expected: expected))
    }
    let settings = LedgerSettings(
      origin: arguments[.origin] ?? "maillon.invalid/\(coop)", scope: arguments[OptionName.scope],
      coop: AgentID(coop), zone: zone)
    do throws(LedgerError) {
      try await Ledger.create(
        at: session.ledgerPath, settings: settings, coopName: arguments[OptionName.name] ?? coop,
        clock: session.console.clock)
    } catch {
      throw .ledger(error)
    }
    show(settings, session)
    session.remarkShown(secret: session.ledgerPath)
    return ExitStatus.done
  }

  private func show(_ settings: LedgerSettings, _ session: Session) {
    if session.form == .json {
      session.answer(
        .object([
          ("ledger", .text(session.ledgerPath)), ("origin", .text(settings.origin)),
          ("coop", .text(settings.coop.text)), ("zone", .text(settings.zone.name)),
          ("scope", settings.scope.map(JSON.text)),
        ]))
    } else {
      session.answer(
        session.words.phrase(
          .created(path: session.ledgerPath, origin: settings.origin, coop: settings.coop.text)))
    }
  }
}
