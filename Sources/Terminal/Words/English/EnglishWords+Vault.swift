import Bookkeeping
import Exchange
import People
import Wording

// What is said of the vault, where copies are older than it.

extension EnglishWords {
  func formerVault(_ former: FormerVault, _ isPublished: Bool) -> String {
    let time = former.madeAt.map { " of \(language.format($0, in: .brussels))" } ?? ""
    let lacking = [
      former.persons.isEmpty
        ? nil
        : "\(many(former.persons.count, "person registered since has", "persons registered since have")) no record in it (\(few(former.persons.map(\.text))))",
      former.notes.isEmpty
        ? nil
        : "\(many(former.notes.count, "note of an act recorded since is", "notes of acts recorded since are")) not there (\(few(former.notes.map(\.description))))",
    ].compactMap(\.self).joined(separator: ", ")
    let start =
      "The vault (records, notes, consents, attachments) is that of the backup\(time)"
      + (lacking.isEmpty ? "." : ": \(lacking).")
    let back =
      isPublished
      ? "Persons whom the log calls erased, as far as it goes here (to place \(language.format(former.last))), are erased again"
        + (former.missing == 0
          ? ""
          : "; if somebody was erased in \(many(Int(clamping: former.missing), "entry that is missing", "entries that are missing")), that record is back")
        + ". The rest the log does not know: if a consent was withdrawn since, it holds again, if a contact person was forgotten since, that record is back"
      : "If somebody was erased or forgotten since, that record is back, if a consent was withdrawn since, it holds again"
    return
      ([
        start,
        back
          + ", what was masked or taken off since can be read again, and what was kept since is not there. What there was of this, do again.",
      ] + newerVault(former.aside)
      + (former.goingOn.isEmpty ? [] : [copies(.goingOn(former.goingOn, ledger: former.ledger))]))
      .joined(separator: "\n")
  }

  func newerVault(_ aside: FormerVault.Aside) -> [String] {
    switch aside {
    case .nothingMore(let other):
      return [
        "The ledger beside, \(list([printable(other)])), has nothing in its vault that is not here."
      ]
    case .none:
      return [
        "If the former ledger still exists, its vault may have more. To take what is lacking here, with its folder where FORMER stands:",
        "  " + recovering([], from: "FORMER"),
      ]
    case .other(let other, let recovery):
      let start =
        recovery.taken.isEmpty
        ? [
          "Beside this vault there is that of another folder of this ledger, \(list([printable(other)]))."
        ]
        : [
          "The ledger beside, \(list([printable(other)])), has in its vault what this one lacks: \(pieces(recovery.taken)). To take it back:",
          "  " + recovering([], from: other),
        ]
      return start + left(recovery, from: other) + [
        "Only after that may one of the two go, the one in which nobody works: it holds records, with their keys."
      ]
    }
  }

  func holdErased(_ old: [ErasedInBackup], _ place: String, _ isLater: Bool) -> String {
    "In \(list([place])), \(many(old.count, "backup is", "backups are")) from before an erasure and would bring back the record of \(few(old.persons)): \(fewQuoted(old.map(\.name))). \(isLater ? "Once what is missing (above) is back, and not before, destroy" : "Now destroy") \(old.count == 1 ? "it, or its" : "them, or their") folder people/keys alone: everything else then still comes back, but nothing of what the vault had of persons."
  }

  func forkedHoldErased(_ old: [ErasedInBackup], _ place: String, _ copy: String) -> String {
    old.enumerated().map { index, backup in
      let path = place + "/" + backup.name
      let copy = index == 0 ? copy : "\(copy)-\(index + 1)"
      return
        "\(list([printable(path)])) too is from before an erasure and would bring back the record of \(few([backup].persons)), and has entries that this ledger has not. First look at those, and record here again what is missing:"
        + looking(into: path, copy)
        + "\n  " + recovering([], from: path)
        + "\nOnly then, when nothing of it is missing here any more, destroy its folder people/keys, and \(list([printable(copy)])); keep them until then."
    }.joined(separator: "\n")
  }

  func heldBeside(_ folder: ErasedBeside, _ ledger: String) -> String {
    let more =
      switch folder.relation {
      case .unknown, .unread, .same(_, more: 0): ""
      case .same(_, let count):
        " It has \(many(Int(clamping: count), "entry", "entries")) that \(count == 1 ? "follows" : "follow") those here. First bring them in:"
      case .parted:
        " It has entries that this ledger has not. First look at those, and record here again what is missing:"
      }
    return
      "Beside this ledger lies \(list([printable(folder.path)])), another folder of the same ledger, which still has the record of \(few(folder.ids)), with its key."
      + more + bringing(in: .init(folder), ledger)
      + (folder.lacking.isEmpty || folder.relation.isParted
        ? ""
        : "\nIts vault has what is not here, or not so: \(pieces(folder.lacking)). First take that back:\n  "
          + recovering([], from: folder.path))
      + (folder.hasLooks && folder.lacking.isEmpty
        ? "\nThe list of who looked at what goes back further there than here. First take that back:\n  "
          + recovering([], from: folder.path) : "")
      + (folder.isUnseen
        ? "\nWhat its vault has could not be looked at. This says why:\n  "
          + recovering([], from: folder.path) + " --dry-run" : "")
      + "\nForget there too:" + forgetting(in: folder)
      + "\nOnce nothing of it is missing here and nobody works there any more, destroy that folder; keep it until then."
  }

  /// What becomes of consents whose files are not any more what they were.
  func evidenceChanged(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    let (masked, gone) = (
      evidence.filter { $0.kind == .wordsMasked }, evidence.filter { $0.kind == .takenOff }
    )
    return [
      masked.isEmpty
        ? nil
        : "Words were masked in an attachment that shows a consent: \(consents(masked)). Its digest is no longer the one that was noted; maillon people show \(masked[0].agent) says so.",
      gone.isEmpty
        ? nil
        : "An attachment that showed a consent is destroyed: \(consents(gone)). The consent stays on record, without it; maillon people show \(gone[0].agent) says so.",
    ].compactMap(\.self).joined(separator: " ")
  }
}
