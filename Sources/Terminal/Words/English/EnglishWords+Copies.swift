import Bookkeeping
import Wording

extension EnglishWords {
  func copies(_ phrase: CopyPhrase) -> String {
    let q = TypedAct.quoted
    return switch phrase {
    case .onSameDisk:
      "It lies on the same disk as the ledger: if that disk dies, both are lost. Make one on another disk too."
    case .keyTaken(let backup):
      "The key that signs was not in this backup: that of \(list([backup])) is taken, whose signed head is of this ledger."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) has a key of the same name, but nothing shows that it is of this ledger. If you know that it is, take it: cp \(q(backup + "/key")) \(q(ledger + "/key")) && rm -f \(q(ledger + "/checkpoint"))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "The backup before it is intact (\(many(Int(clamping: former.size), "entry", "entries"))\(former.lacking.map { ", \(language.format($0)) fewer" } ?? "")): \(command)"
    case .otherHistories(let backups):
      "Under the same key, \(list(backups)) holds entries that this ledger has not, or others at the same places: somewhere an old copy was gone on with. Keep all these backups. If this ledger is the wrong one, put it aside and bring the other back: maillon restore \(TypedAct.quoted(backups[0]))"
    case .nameless(let persons):
      "The names are not in it: neither a publication nor an archive holds anything of the vault (names, notes, consents, papers), and the ledger knows \(many(persons, "person", "persons")). If a backup turns up, put its folder people/ into this ledger."
    case .formerVault(let former, let isPublished): formerVault(former, isPublished)
    case .holdErased(let old, let place): holdErased(old, place)
    case .nothingLacking(let size, let root):
      "Nothing was missing: the ledger is as it was (\(entries(size)), root \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "problem", "problems")
        + ", but the log is intact and nothing is lost (\(entries(size)), root \(root)). What to do is said with each:"
    case .logIntact(let size, let root):
      "The log is intact: \(entries(size)), root \(root). The ledger itself is not whole."
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedAct.quoted
    let start = copy.parting.map { "from place \(language.format($0)) on, " } ?? ""
    return
      "\(list([copy.path])) is not taken: \(start)it holds other entries than what is published. \(list([taken])) is taken, the last one that the publication goes on from. Record again what the other had more; to see it: maillon restore \(q(copy.path)) --ledger OTHER"
  }
}
