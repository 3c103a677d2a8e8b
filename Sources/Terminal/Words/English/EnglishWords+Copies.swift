import Bookkeeping
import Exchange
import Wording

extension EnglishWords {
  func copies(_ phrase: CopyPhrase) -> String {
    switch phrase {
    case .onSameDisk:
      "It lies on the same disk as the ledger: if that disk dies, both are lost. Make one on another disk too."
    case .keyTaken(let backup, true):
      "The key that signs is that of the ledger put aside, \(list([backup])), which signed what came back: who checks this log has the right one."
    case .keyTaken(let backup, false):
      "The key that signs was not in this backup: that of \(list([backup])) is taken, whose signed head is of this ledger."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) has a key of the same name, but nothing shows that it is of this ledger. If you know that it is, take it: \(takingKey(of: backup, ledger))"
    case .keyBeside(let folder, let ledger):
      "\(list([folder])) has the key that signed what came back. If nobody works there any more, take it, so that who checks this log has the right one: \(takingKey(of: folder, ledger))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "The backup before it is intact (\(many(Int(clamping: former.size), "entry", "entries"))\(former.lacking.map { ", \(language.format($0)) fewer" } ?? "")): \(command)"
    case .otherHistories(let backups):
      "Under the same key, \(list(backups)) \(backups.count == 1 ? "holds" : "hold") entries that this ledger has not, or others at the same places: somewhere an old copy was gone on with. Keep all these backups. If this ledger is the wrong one, put it aside and bring the other back: maillon restore \(TypedWord.path(backups[0]))"
    case .noNames(let persons):
      "The names are not in it: neither a publication nor an archive holds anything of the vault (names, notes, consents, papers), and the ledger knows \(many(persons, "person", "persons")). If a backup turns up, in its place where BACKUP stands: \(recovering([], from: "BACKUP"))"
    case .vaultAside(let aside): newerVault(aside).joined(separator: "\n")
    case .vaultBeside(let persons, let aside):
      "The names are not in it: neither a publication nor an archive holds anything of the vault (names, notes, consents, papers), and the ledger knows \(many(persons, "person", "persons")). The ledger beside, \(list([printable(aside)])), has its vault. To take it back:\n  \(recovering([], from: aside))"
    case .olderThan(let copy, let ledger, let aside):
      "This ledger is older than \(list([copy.path])), which has \(many(Int(clamping: copy.more), "entry", "entries")) more, behind its own. Record nothing in it: that would be another history under the same key. To bring the other back, with this one put aside:"
        + takingPlace(of: ledger, aside, copy.path)
    case .incomplete(let copy, let ledger, let place):
      "\(list([copy.path])) has \(many(Int(clamping: copy.more), "entry", "entries")) that follow those here, but files are missing in it, and it cannot be restored. Its log can be read. Record nothing here before its entries are in; to bring them in, by a copy of it:"
        + bringing(inLogOf: copy.path, by: place, ledger)
        + "\nWhat \(list([printable(place)])) has of persons is named then. Destroy that copy after that: it holds records, with their keys."
    case .newerVault(let backup, let ledger, let aside):
      "\(list([printable(backup)])) was made later, and its vault is not the one that came back: what was forgotten, withdrawn, masked or noted since is in that one. To bring that one back, with this ledger put aside:"
        + takingPlace(of: ledger, aside, backup)
    case .goingOn(let folders, let ledger):
      folders.map { goingOn($0, ledger) }.joined(separator: "\n")
    case .formerVault(let former, let isPublished): formerVault(former, isPublished)
    case .holdErased(let old, let place, let isLater): holdErased(old, place, isLater)
    case .forkedHoldErased(let old, let place, let copy): forkedHoldErased(old, place, copy)
    case .heldBeside(let folders, let ledger):
      folders.map { heldBeside($0, ledger) }.joined(separator: "\n")
    case .vaultGaps(let gaps, let isSought, let beside): vaultGaps(gaps, isSought, beside)
    case .takingBack(let missed): takingBack(missed)
    case .nameless(let gaps, let command): nameless(gaps, command)
    case .unsearched(let ids, let unmasked): unsearched(ids, unmasked)
    case .namedInReports(let ids):
      "Being named in reports was agreed to, and \(many(ids.count, "report was", "reports were")) issued: \(few(ids.map(\.description))). Whoever has one may read the name in it; a page made from now on does not bear it."
    case .mended(let files, let place):
      "In \(list([place])), \(many(files.count, "file was", "files were")) gone or not as published, and \(files.count == 1 ? "is" : "are") put right from the log: \(fewQuoted(files)). Only maillon publish writes there: somebody or something else changed that. Find out who can write on that server."
    case .unvouched:
      "Nothing was at hand that shows whether this archive is whole and unchanged. Compare the root above with the one that you kept; with --root ROOT or --published FOLDER, restore does that itself."
    case .nothingLacking(let size, let root):
      "Nothing was missing: the ledger is as it was (\(entries(size)), root \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "problem", "problems")
        + ", but the log is intact and nothing is lost (\(entries(size)), root \(root)). What to do is said with each:"
    case .logIntact(let size, let root, let isBarred):
      "The log is intact: \(entries(size)), root \(root). \(isBarred ? "The vault was not looked into." : "The ledger itself is not whole.")"
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedWord.path
    let start = copy.parting.map { "from place \(language.format($0)) on, " } ?? ""
    return
      "\(list([copy.path])) is not taken: \(start)it holds other entries than what is published. \(list([taken])) is taken, the last one that the publication goes on from. Record again what the other had more; to see it: maillon restore \(q(copy.path)) --ledger OTHER"
  }

  private func goingOn(_ one: FormerVault.GoingOn, _ ledger: String) -> String {
    if case .same(_, let more) = one.relation {
      "Beside it, \(list([printable(one.path)])) is of the same ledger and has \(many(Int(clamping: more), "entry that follows", "entries that follow")) those here. If that is where people work, go on there. If not, bring them in before you record anything here: what is recorded before becomes another history."
        + bringing(in: one, ledger)
    } else {
      "Beside it, \(list([printable(one.path)])) is of the same ledger and has entries that this one has not. If that is where people work, go on there. If not, look at them, and record here again what is missing, before you destroy anything:"
        + bringing(in: one, ledger)
    }
  }
}
