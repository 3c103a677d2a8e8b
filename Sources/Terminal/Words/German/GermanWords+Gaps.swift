import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension GermanWords {
  func piece(of owner: String, _ piece: VaultGap.Piece) -> String {
    switch piece {
    case .record: "das Datenblatt von \(owner)"
    case .attachment(let part): "Anlage Nr. \(part) von \(owner)"
    case .note: "die Notiz zum Vorgang \(owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool, _ beside: MissedRecords) -> String {
    let ended = beside.found.isEmpty ? gaps : beside.unfound
    return
      "Im Tresor ist verloren oder beschädigt: \(pieces(gaps)). Das Übrige ist unberührt. "
      + (isSought
        ? "Keine Sicherung an diesem Ort hat es. So holen Sie nur dies aus einer anderen zurück, an der Stelle von SICHERUNG:"
        : "So holen Sie nur dies zurück, aus der neuesten Sicherung, die es hat, an der Stelle von SICHERUNG (das nächste maillon backup, in den Ordner der früheren, nennt sie):")
      + "\n  " + recovering(gaps.compactMap(\.name), from: "SICHERUNG")
      + "\nWas darin seit dieser Sicherung geändert, widerrufen, unkenntlich gemacht oder entfernt wurde, tun Sie noch einmal."
      + (beside.found.isEmpty
        ? ""
        : "\nEin Ordner daneben hat es auch, vielleicht weniger neu als die letzte Sicherung:"
          + commands(beside))
      + (ended.isEmpty
        ? ""
        : "\nHat es keine Sicherung mehr, beendet dies die Sache\(ended.hasRecord ? " (bei einer Organisation: maillon people forget)" : ""):"
          + endings(ended))
  }

  func takingBack(_ missed: MissedRecords) -> String {
    "Im Tresor fehlt \(pieces(missed.found.map(\.gap))), und eine andere Kopie hat es noch. Holen Sie zuerst das zurück:"
      + commands(missed)
      + "\nTun Sie dann noch einmal, was darin seit dieser Kopie geändert, widerrufen, unkenntlich gemacht oder entfernt wurde. Behalten Sie die Kopie bis dahin."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Nicht lesbar: \(pieces(gaps)). Der Name steht darin, deshalb konnte nach nichts gesucht werden: Was diese Person anderswo im Tresor nennt, bleibt stehen. Damit gesucht wird, holen Sie das Datenblatt aus der neuesten Sicherung zurück, die es hat, an der Stelle von SICHERUNG, und löschen Sie noch einmal:"
      + "\n  " + recovering(gaps.compactMap(\.name), from: "SICHERUNG") + "\n  " + command
  }

  func unsearched(_ ids: [String], _ unmasked: [String]) -> String {
    "In dem, was der Tresor von \(few(ids)) verwahrt, konnte nichts gesucht werden: es ist nicht lesbar."
      + (unmasked.isEmpty
        ? ""
        : " Die Namen von \(few(unmasked)) konnten auf dieser Seite darum nicht unkenntlich gemacht werden: Lesen Sie sie durch, bevor Sie sie weitergeben, oder holen Sie zuerst diese Datenblätter zurück.")
  }
}
