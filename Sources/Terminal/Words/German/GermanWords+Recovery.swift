import Bookkeeping
import Wording

// What is said of what a vault takes back.

extension GermanWords {
  func recovery(_ phrase: RecoveryPhrase) -> String {
    switch phrase {
    case .taken(let found, let source, let isTrial):
      isTrial
        ? "Ein Versuch: aus \(list([source])) würde dies zurückgeholt: \(pieces(found))."
        : "Aus \(list([source])) zurückgeholt: \(pieces(found)). Tun Sie noch einmal, was darin seither geändert, widerrufen, unkenntlich gemacht oder entfernt wurde."
    case .nothingLacks(let source):
      "Im Tresor fehlt nichts von dem, was in \(list([source])) lesbar ist."
    case .differing(let found, let source, let command):
      "Dies ist hier und in \(list([source])) lesbar und verschieden; was hier ist, bleibt:"
        + sides(found, here: "hier", there: "dort") { many($0, "Teil", "Teile") }
        + (command.map { "\nSo nehmen Sie stattdessen, was dort ist:\n  \($0)" } ?? "")
    case .newerHere(let count):
      "\(many(count, "Datenblatt oder Notiz zu einem Vorgang wurde", "Datenblätter oder Notizen zu Vorgängen wurden")) hier seither geändert; was hier ist, bleibt."
    case .askReplacing(let found):
      "Nehmen, was dort ist: \(pieces(found))? Was hier ist, geht dann verloren und lässt sich nicht wiederherstellen. [j/N] "
    case .unasked(let command):
      "Nichts wurde ersetzt: niemand konnte gefragt werden, und was hier ist, ließe sich nicht wiederherstellen. Wenn das gewollt ist:\n  \(command)"
    case .erased(let found):
      "Seither gelöscht oder vergessen und nicht zurückgeholt: \(pieces(found))."
    case .doubtful(let found, let command, let forgetting):
      "Nicht zurückgeholt, denn nichts sagt mehr, ob diese Kontaktperson seither vergessen wurde: \(pieces(found)). Wenn nicht:\n  \(command)\nWenn doch, nennt das Zurückgeholte diese Person vielleicht wieder: geben Sie das auch ein, und dann:\n  \(forgetting.joined(separator: "\n  "))"
    case .otherKey(let found, let command):
      "Nicht zurückgeholt, denn was hier ist, ist unter einem verlorenen Schlüssel versiegelt, den eine andere Sicherung vielleicht hat: \(pieces(found))."
        + (command.map { " Hat ihn keine:\n  \($0)" } ?? "")
    case .parted(let found, let source, let commands):
      "Nicht zurückgeholt: das Log von \(list([source])) ging einen anderen Weg, und dort stammen diese Kennungen aus anderen Einträgen als hier; sie können jemand oder etwas anderes sein: \(pieces(found)). So lesen Sie es dort:\n  \(commands.joined(separator: "\n  "))\nWas davon bleiben soll, tragen Sie hier selbst ein."
    case .unsure(let found, let source, let command):
      "Nicht zurückgeholt, denn das Log von \(list([source])) lässt sich nicht lesen, und nichts sagt, ob diese Kennungen dort dasselbe bedeuten wie hier: \(pieces(found))."
        + (command.map { " Wenn Sie wissen, dass es so ist:\n  \($0)" } ?? "")
    case .unsought(let ids, let found):
      "Seither gelöscht oder vergessen, und dort nicht bekannt: \(few(ids)). Wo das Zurückgeholte davon spricht, lässt sich nicht suchen; lesen Sie es selbst durch: \(pieces(found))."
    case .unknown(let found, let command):
      "Nicht zurückgeholt, denn das Log hier kennt es nicht, oder noch nicht: \(pieces(found)). Fehlen hier die Einträge, die davon sprechen, holen Sie zuerst diese zurück, oder tragen Sie sie neu ein, wenn niemand sie mehr hat, dann:\n  \(command)"
    case .unreadable(let found, let source):
      "Nicht zurückgeholt: es ist nicht in \(list([source])), ist dort nicht lesbar, oder es ist eine andere Anlage als die des Datenblatts hier: \(pieces(found))."
    case .whole(let found): "Hier fehlt nichts: \(pieces(found))."
    case .goneThere(let ids, let changed, let commands):
      "Dort vernichtet und hier noch da: das Datenblatt von \(few(ids)).\(changed.isEmpty ? "" : " Hier seither geändert: das von \(few(changed)); sehen Sie erst nach, wessen es jetzt ist.") Soll es auch hier weg:\n  \(commands.joined(separator: "\n  "))"
    case .looksTaken(let count):
      "\(many(count, "Zeile ist", "Zeilen sind")) zurück in der Liste, wer was angesehen hat; wo sie neu beginnt, sagt sie es."
    case .looksThere(let count):
      "Die Liste, wer was angesehen hat, hat dort \(many(count, "Zeile, die hier nicht ist", "Zeilen, die hier nicht sind")); recover holt sie zurück."
    case .looksLost(let path):
      "Die Liste, wer was angesehen hat, \(list([path])), ist weg; nichts sagt hier mehr, welche Kontaktpersonen vergessen wurden. So holen Sie zurück, was eine Sicherung davon hat, mit der neuesten an der Stelle von SICHERUNG:\n  \(recovering([], from: "SICHERUNG"))\nHat keine Sicherung sie, beginnt sie beim nächsten maillon people list neu."
    case .masked(let ids):
      "Wo das, was hier ist, sicher \(few(ids)) nennt, seither gelöscht oder vergessen, sind diese Wörter unkenntlich gemacht."
    case .madeAnew(let ids, let commands):
      "Das Datenblatt von \(few(ids)) wurde hier neu angelegt; eine frühere Sicherung hat ein anderes, das vielleicht mehr sagt. So vergleichen Sie und holen es zurück:\n  \(commands.joined(separator: "\n  "))"
    }
  }
}
