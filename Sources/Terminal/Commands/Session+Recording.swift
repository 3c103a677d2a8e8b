import Bookkeeping
import EventCodec
import Exchange
import MerkleLog
import Projecting
import Wording

extension Session {
  /// What reading an act asks of the ledger.
  func surroundings(_ ledger: Ledger) throws(Failure) -> ActSurroundings {
    let now = console.clock()
    guard now.isIn(Limits.years) else { throw .ledger(.clock(.unwritable(clock: now))) }
    return ActSurroundings(
      coop: ledger.settings.coop, zone: ledger.settings.zone, now: now,
      language: words.language, recordedBy: actor(ledger), makeID: console.makeID,
      unit: { item throws(Failure) in
        do throws(LedgerError) { return try ledger.unit(of: item) } catch { throw .ledger(error) }
      },
      loan: { agreement throws(Failure) in
        do throws(LedgerError) { return try ledger.loan(agreement) } catch { throw .ledger(error) }
      },
      event: { id throws(Failure) in try self.event(id, in: ledger)?.event })
  }

  /// Who is at the keyboard: `$MAILLON_AGENT`, else the co-op.
  func actor(_ ledger: Ledger) -> AgentID {
    guard let name = console.environment["MAILLON_AGENT"], EventID(name) != nil else {
      return ledger.settings.coop
    }
    return AgentID(name)
  }

  /// The recorded event with this id, with its details.
  func event(
    _ id: EventID, in ledger: Ledger
  ) throws(Failure) -> (event: Event, line: [UInt8])? {
    do throws(LedgerError) {
      guard let (_, line) = try ledger.entry(id) else { return nil }
      var reader = LineReader()
      guard let event = try? reader.read(line.span, as: .stored) else {
        throw LedgerError.damaged(path: ledgerPath, what: id.description)
      }
      return (event, line)
    } catch {
      throw .ledger(error)
    }
  }

  /// Records an act and shows its receipt; `trusting` where whoever sits there was asked already.
  func record(
    _ act: Event, in ledger: Ledger, governing: Bool = false, trusting: Bool? = nil
  ) async throws(Failure) -> Int32 {
    // What is refused in any case is not asked about.
    let isRefused = act.texts.contains { field, text in
      !PersonalPattern.found(in: text, as: field.textClass).isEmpty
    }
    let namings =
      try isRefused
      ? []
      : asking { () throws(LedgerError) in
        try ledger.namings(in: act, by: actor(ledger))
      }
    guard try agrees(toPartiesOf: act, in: ledger), agrees(to: namings),
      namings.contains(where: { $0.field == .agent }) || agrees(toNameOf: act)
    else {
      remark(words.phrase(.notRecorded))
      return ExitStatus.refused
    }
    let receipt: Receipt
    let given = arguments[OptionName.note]
    let note = if let given { try text(given, for: "--note") } else { nil as String? }
    if let note {
      try screen(note)
      try remarkVaultLoss(ledger)
    }
    let allowsNegative = arguments.has(.allowNegative)
    let trusts = if let trusting { trusting } else { try trustsClock(ledger) }
    do throws(LedgerError) {
      if let note {
        receipt = try await ledger.record(
          act, note: note, by: actor(ledger), governing: governing, trustClock: trusts,
          allowNegative: allowsNegative)
      } else {
        receipt = try await ledger.record(
          [Command(act)], governing: governing, trustClock: trusts, allowNegative: allowsNegative)
      }
    } catch {
      throw .ledger(error)
    }
    for entry in receipt.entries { show(entry, act, size: receipt.size) }
    let made = receipt.entries.filter { !$0.isDuplicate && act.kind.isCorrectable }
    remarkBehindAnchor(size: receipt.size)
    remark(receipt.clock, ledger, cancelling: made.map(\.id.description))
    remark(receipt.parties)
    if !receipt.isNoteKept {
      for entry in receipt.entries { remark(words.phrase(.noteLost(id: entry.id.description))) }
    }
    if let reason = receipt.viewsBehind { remarkBehind(reason) }
    return ExitStatus.done
  }

  /// What the act says, in one line: `150 pièces sheet#LS1 · dora → coop · 02/04/2020`.
  private func summary(of act: Event) -> String {
    let parties = [act.provider ?? act.agent, act.receiver ?? act.group ?? act.mergedInto]
      .compactMap { $0?.text }
    let name = act.text(act.kind.definedName?.field ?? .agreement)
    let parts = [
      JournalCommand.thing(act, words), parties.joined(separator: " → "), name ?? "",
      words.language.format(act.occurredAt, in: .brussels),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func show(_ entry: ReceiptEntry, _ act: Event, size: UInt64) {
    let kind = act.kind
    let id = entry.id.description
    if form == .json {
      answer(
        .object([
          ("id", .text(id)), ("seq", .number(entry.position)),
          ("leafHash", .text(entry.leafHash.description)), ("size", .number(size)),
          ("duplicate", .flag(entry.isDuplicate)),
          ("lookAlike", entry.lookAlike.map { .text($0.description) }),
        ]))
      return
    }
    let position = words.language.format(entry.position)
    answer(
      words.phrase(
        entry.isDuplicate
          ? .recordedBefore(position: position)
          : .recorded(kind: words.kind(kind), position: position)))
    answer("  \(summary(of: act))")
    answer("  \(words.field(.id).label)\(words.colon)\(id)")
    answer("  \(words.column(.leafHash))\(words.colon)\(entry.leafHash)")
    answer("  \(words.phrase(.howToCheck(id: id)))")
    if let other = entry.lookAlike {
      remark(words.phrase(.lookAlike(id: other.description, new: id)))
    }
  }
}
