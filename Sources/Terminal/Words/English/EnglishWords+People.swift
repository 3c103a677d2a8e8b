import Bookkeeping
import Exchange
import Wording

extension EnglishWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "a mail address"
    case .phone: "a telephone number"
    case .nationalNumber: "a national register number"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "act", "acts") }

  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    let gone = erasure.forgotten
    let record = gone.hadRecord ? "the record and its key" : "no record was kept"
    return
      (erasure.wasErased
      ? "\(ids) was an erased person already; the vault has been checked again.\n"
      : "Erased person: \(ids).\n")
      + "  destroyed: \(record), \(many(gone.attachments, "attachment", "attachments")), "
      + "\(many(gone.notes, "note", "notes")); name masked in "
      + "\(many(gone.mentions, "other record", "other records"))\n"
      + "  stays: \(many(erasure.acts, "act", "acts")) without a name; totals, roots and proofs do "
      + "not change\n"
      + "  earlier backups still hold the record: destroy them, or their folder people/keys, "
      + "within 30 days"
  }
}
