import Bookkeeping
import Exchange
import Wording

// What is said when somebody's record is destroyed.

extension GermanWords {
  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    return
      (erasure.wasErased
      ? "\(ids) war schon eine gelöschte Person; der Tresor ist erneut geprüft.\n"
      : "Gelöschte Person: \(ids).\n")
      + "  vernichtet: \(destroyed(erasure.forgotten))\(masked(erasure.forgotten))\n"
      + "  bleibt: \(many(erasure.acts, "Vorgang", "Vorgänge")) ohne Namen; Summen, Wurzeln und "
      + "Nachweise ändern sich nicht\n"
      + Self.backupsBefore
  }

  /// The same of the record of an organisation, which stays in the log.
  func recordForgotten(_ agent: String, _ gone: PeopleVault.Forgotten) -> String {
    "Eintrag vergessen: \(agent).\n  vernichtet: \(destroyed(gone))\(masked(gone))\n  bleibt: der Name von \(agent) im Register, und seine Vorgänge\n"
      + Self.backupsBefore
  }

  /// A record and what goes with it.
  func destroyed(_ gone: PeopleVault.Forgotten) -> String {
    let ids = gone.records.joined(separator: ", ")
    let record =
      switch gone.records.count {
      case 0: "kein Eintrag war aufbewahrt"
      case 1: "das Datenblatt und sein Schlüssel"
      default: "die Einträge von \(ids) und ihre Schlüssel"
      }
    let counted = [
      (gone.ownNotes, "Notiz des Datenblatts", "Notizen des Datenblatts"),
      (gone.consents, "Einwilligung", "Einwilligungen"),
      (gone.attachments, "Anlage", "Anlagen"),
      (gone.notes, "Notiz zu einem Vorgang", "Notizen zu Vorgängen"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return ([record] + counted).joined(separator: ", ")
  }

  private func masked(_ gone: PeopleVault.Forgotten) -> String {
    let places = [
      (gone.mentions, "anderen Eintrag", "anderen Einträgen"),
      (gone.maskedNotes, "Notiz zu einem anderen Vorgang", "Notizen zu anderen Vorgängen"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return places.isEmpty
      ? "" : "; Name unkenntlich gemacht in \(places.joined(separator: " und "))"
  }

  static let madeBefore =
    "Seiten, Papiere und Berichte von früher tragen vielleicht diesen Namen: Sehen Sie sie durch, und vernichten oder erneuern Sie, was ihn trägt."
  private static let backupsBefore =
    "  ältere Sicherungen enthalten das Datenblatt noch: Machen Sie eine neue, vernichten Sie dann die alten binnen 30 Tagen, oder nur deren Ordner people/keys: sie geben dann alles zurück außer dem, was der Tresor von Personen hatte"

  /// How somebody is erased after all, one command a line.
  func ways(_ ways: ErasureWays) -> String {
    switch ways {
    case .one(let command): "So geht es: \(command)"
    case .masking(let command, let places, let isAll):
      """
      So geht es
        und \(isAll ? "diese Texte werden" : "was zu entscheiden ist, wird") unkenntlich: \(command) --mask all
        und sie bleiben stehen: \(command) --mask none
        und nur die werden unkenntlich, die Sie sagen: \(command) --mask \(places)
      """
    case .placing(let command, let places):
      """
      So geht es
        und diese Texte bleiben stehen: \(command) --mask none
        und nur die werden unkenntlich, die Sie sagen: \(command) --mask \(places)
      """
    }
  }

  /// Files that somebody has to look at.
  func unread(_ places: [PeopleVault.Place]) -> String {
    "\(many(places.count, "Anlage eines anderen Eintrags wurde", "Anlagen anderer Einträge wurden")) nicht gelesen, oder nicht bis zum Ende (PDF, Bild, andere Kodierung): Sehen Sie selbst nach, zum Beispiel mit \(places[0].fetching)\n  "
      + places.map(\.description).joined(separator: ", ")
      + "\nSo entfernen Sie eine von ihrem Eintrag: \(places[0].detaching)"
  }
}
