import Bookkeeping
import Exchange
import Wording

extension GermanWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "eine E-Mail-Adresse"
    case .phone: "eine Telefonnummer"
    case .nationalNumber: "eine Nationalregisternummer"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "Vorgang", "Vorgänge") }

  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    let gone = erasure.forgotten
    let record = gone.hadRecord ? "der Eintrag und sein Schlüssel" : "kein Eintrag war aufbewahrt"
    return
      (erasure.wasErased
      ? "\(ids) war schon eine gelöschte Person; der Tresor ist erneut geprüft.\n"
      : "Gelöschte Person: \(ids).\n")
      + "  vernichtet: \(record), \(many(gone.attachments, "Anlage", "Anlagen")), "
      + "\(many(gone.notes, "Notiz", "Notizen")); Name unkenntlich gemacht in "
      + "\(many(gone.mentions, "anderen Eintrag", "anderen Einträgen"))\n"
      + "  bleibt: \(many(erasure.acts, "Vorgang", "Vorgänge")) ohne Namen; Summen, Wurzeln und "
      + "Nachweise ändern sich nicht\n"
      + "  ältere Sicherungen enthalten den Eintrag noch: vernichten Sie sie oder ihren Ordner "
      + "people/keys binnen 30 Tagen"
  }
}
