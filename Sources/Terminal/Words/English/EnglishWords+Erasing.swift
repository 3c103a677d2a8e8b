import Bookkeeping
import Exchange
import Wording

// What is said when somebody's record is destroyed.

extension EnglishWords {
  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    return
      (erasure.wasErased
      ? "\(ids) was an erased person already; the vault has been checked again.\n"
      : "Erased person: \(ids).\n")
      + "  destroyed: \(destroyed(erasure.forgotten))\(masked(erasure.forgotten))\n"
      + "  stays: \(many(erasure.acts, "act", "acts")) without a name; totals, roots and proofs do "
      + "not change\n"
      + Self.backupsBefore
  }

  /// The same of the record of an organisation, which stays in the log.
  func recordForgotten(_ agent: String, _ gone: PeopleVault.Forgotten) -> String {
    "Record forgotten: \(agent).\n  destroyed: \(destroyed(gone))\(masked(gone))\n  stays: the name of \(agent) in the log, and its acts\n"
      + Self.backupsBefore
  }

  /// A record and what goes with it.
  func destroyed(_ gone: PeopleVault.Forgotten) -> String {
    let ids = gone.records.joined(separator: ", ")
    let record =
      switch gone.records.count {
      case 0: "no record was kept"
      case 1: "the record and its key"
      default: "the records of \(ids) and their keys"
      }
    let counted = [
      (gone.ownNotes, "note of the record", "notes of the record"),
      (gone.consents, "consent", "consents"),
      (gone.attachments, "attachment", "attachments"),
      (gone.notes, "note of an act", "notes of acts"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return ([record] + counted).joined(separator: ", ")
  }

  private func masked(_ gone: PeopleVault.Forgotten) -> String {
    let places = [
      (gone.mentions, "other record", "other records"),
      (gone.maskedNotes, "note of another act", "notes of other acts"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return places.isEmpty ? "" : "; name masked in \(places.joined(separator: " and "))"
  }

  static let madeBefore =
    "Pages, papers and reports made before may bear the name: look them through, and destroy or make again those that do."
  private static let backupsBefore =
    "  earlier backups still hold the record: make a new one, then destroy them within 30 days, or their folder people/keys alone: they then give back everything but what the vault had of persons"

  /// How somebody is erased after all, one command a line.
  func ways(_ ways: ErasureWays) -> String {
    switch ways {
    case .one(let command): "To do it: \(command)"
    case .masking(let command, let places, let isAll):
      """
      To do it
        and mask \(isAll ? "these texts" : "those that are to be decided"): \(command) --mask all
        and leave them: \(command) --mask none
        and mask those alone that you say: \(command) --mask \(places)
      """
    case .placing(let command, let places):
      """
      To do it
        and leave these texts: \(command) --mask none
        and mask those alone that you say: \(command) --mask \(places)
      """
    }
  }

  /// Files that somebody has to look at.
  func unread(_ places: [PeopleVault.Place]) -> String {
    "\(many(places.count, "attachment of another record was", "attachments of other records were")) not read, or not to the end (PDF, picture, another encoding): look at \(places.count == 1 ? "it" : "them") yourself, for example with \(places[0].fetching)\n  "
      + places.map(\.description).joined(separator: ", ")
      + "\nTo take one off its record: \(places[0].detaching)"
  }
}
