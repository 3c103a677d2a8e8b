import Bookkeeping
import Exchange
import Outgoing
import Projecting
import Wording

/// `people recover --from FOLDER [PERSON | act/ID]…`: what the vault lacks comes back from a backup, or from a ledger put
/// aside.
extension PeopleDesk {
  func recover(_ given: [String]) throws(Failure) -> Int32 {
    guard let source = session.arguments[.from] else {
      throw .usage(.needs(option: "recover", other: "--from"))
    }
    var names: [Recovery.Name] = []
    for text in given {
      guard let name = Recovery.Name(text) else {
        throw .usage(
          .badValue(
            option: "recover", value: printable(text),
            expected: [words.placeholder(.agent), "act/\(words.placeholder(.identifier))"]))
      }
      if !names.contains(name) { names.append(name) }
    }
    var request = RecoveryRequest(source: source, names: names, isTrial: true)
    let trial = try recovery(request)
    let replaceable = names.isEmpty ? [] : trial.replaceable
    if session.arguments.has(.dryRun) {
      show(trial, request, isAsked: false)
      return ExitStatus.done
    }
    if !replaceable.isEmpty, try isMeant(replaceable, request) {
      request.replaced = replaceable
    }
    request.isTrial = false
    let done = try recovery(request)
    show(done, request, isAsked: !replaceable.isEmpty)
    try sayLacking(behind: source)
    _ = try session.unendedErasures(ledger)
    let refused = names.filter { name in
      !done.found.contains { $0.name == name && $0.outcome.isWell }
    }
    return refused.isEmpty ? ExitStatus.done : ExitStatus.refused
  }

  /// Says what of the vault is lost still, and which backup beside has it.
  private func sayLacking(behind source: String) throws(Failure) {
    guard FolderKind(at: source) == .backup else {
      try session.vaultGaps(isThorough: true, ledger)
      return
    }
    let gaps = try asking { () throws(LedgerError) in
      try Ledger.vaultGaps(at: session.ledgerPath, isThorough: true, clock: session.console.clock)
    }
    try session.remarkMissed(gaps, ledger, beside: source)
  }

  private func recovery(_ request: RecoveryRequest) throws(Failure) -> Recovery {
    try asking { () throws(LedgerError) in try ledger.recover(request, by: by) }
  }

  /// Whether what differs is to be replaced. What is said before is what each has.
  private func isMeant(
    _ found: [Recovery.Found], _ request: RecoveryRequest
  ) throws(Failure) -> Bool {
    if session.arguments.has(.yes) { return true }
    let differing = found.filter { $0.outcome.difference != nil }
    let sealed = found.filter { $0.outcome == .otherKey }
    if !differing.isEmpty {
      session.remark(
        lines: words.recovery(.differing(differing, from: printable(request.source), command: nil)))
    }
    if !sealed.isEmpty { session.remark(lines: words.recovery(.otherKey(sealed, command: nil))) }
    guard let ask = session.console.ask else {
      let command = words.recovering(request.names, from: request.source) + " --yes"
      session.remark(lines: words.recovery(.unasked(command: command)))
      return false
    }
    return session.isYes(ask(words.recovery(.askReplacing(found))))
  }

  private func show(_ recovery: Recovery, _ request: RecoveryRequest, isAsked: Bool) {
    let taken = recovery.taken
    let source = printable(request.source)
    if session.form == .json {
      session.answer(json(recovery, request))
    } else if !taken.isEmpty {
      session.answer(words.recovery(.taken(taken, from: source, isTrial: request.isTrial)))
    } else if request.names.isEmpty {
      session.answer(words.recovery(.nothingLacks(from: source)))
    }
    // What was asked about was shown then.
    var rest = recovery
    // What came meanwhile was not.
    let isAsFound = recovery.replaceable.isEmpty || request.replaced.isEmpty
    if isAsked, isAsFound {
      rest.found.removeAll { $0.outcome.difference != nil || $0.outcome == .otherKey }
    }
    // What a backup has is looked at once it is brought back elsewhere.
    let copy =
      FolderKind(at: request.source) == .backup ? Ledger.placeOfCopy(for: session.ledgerPath) : nil
    for line in words.left(rest, from: request.source, copy: copy) { session.remark(lines: line) }
    if !recovery.unsought.isEmpty {
      session.remark(words.recovery(.unsought(recovery.unsought.map(\.text), in: taken)))
    }
    let again = recovery.erasedAgain
    if again.isEmpty || taken.isEmpty && request.names.isEmpty { return }
    session.remark(words.recovery(.masked(again.map(\.agent.text))))
    session.remarkStill(again)
  }

  private func json(_ recovery: Recovery, _ request: RecoveryRequest) -> JSON {
    let rows = recovery.found.map { one -> JSON in
      var members = session.members(one.name.owner, one.piece)
      members.append(("outcome", .text(one.outcome.word)))
      if let difference = one.outcome.difference {
        members.append(("newerThere", difference.isNewerThere.map { JSON.flag($0) }))
        members.append(("changedHere", difference.here.changed.map { JSON.text($0) }))
        members.append(("changedThere", difference.there.changed.map { JSON.text($0) }))
      }
      return .object(members)
    }
    return .object([
      ("from", .text(request.source)), ("trial", request.isTrial ? .flag(true) : nil),
      ("found", .list(rows)),
      ("goneThere", .list(recovery.goneThere.map { .text($0.agent.text) })),
      ("looks", recovery.looks == 0 ? nil : .number(recovery.looks)),
      ("masked", .list(recovery.erasedAgain.map { .text($0.agent.text) })),
    ])
  }
}

extension Recovery.Outcome {
  /// Whether what was named is here in the end.
  fileprivate var isWell: Bool {
    switch self {
    case .taken, .replaced, .whole: true
    case .differs, .erased, .doubtful, .parted, .otherKey, .unknown, .unreadable: false
    }
  }

  /// For programs.
  fileprivate var word: String {
    switch self {
    case .taken: "taken"
    case .differs: "differs"
    case .replaced: "replaced"
    case .erased: "erased"
    case .doubtful: "doubtful"
    case .otherKey: "otherKey"
    case .parted: "parted"
    case .unknown: "unknown"
    case .unreadable: "unreadable"
    case .whole: "whole"
    }
  }
}
