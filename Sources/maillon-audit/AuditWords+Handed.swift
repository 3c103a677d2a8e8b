import Audit
import MerkleLog
import Outgoing

// What is said of what the auditor was handed and cannot use.

extension AuditWords {
  /// The answer could not be written to its end.
  var outputFailed: String {
    say(
      "La réponse n’a pas pu être écrite en entier : le disque est plein ou la sortie est fermée. Recommencez ailleurs.",
      "Het antwoord kon niet volledig geschreven worden: de schijf is vol of de uitvoer is gesloten. Probeer elders opnieuw.",
      "Die Antwort ließ sich nicht ganz schreiben: Der Datenträger ist voll oder die Ausgabe ist geschlossen. Versuchen Sie es anderswo.",
      "The answer could not be written in full: the disk is full or the output is closed. Try again elsewhere."
    )
  }

  /// A head that was kept, and that the key did not sign: which, and what to do.
  func kept(_ error: MerkleError, _ origin: String, _ signers: [String]) -> String {
    let by = signers.joined(separator: ", ")
    if case .originMismatch = error {
      return say(
        "la tête GARDÉE est d’un autre journal, « \(origin) » : donnez celle de ce journal-ci",
        "de BEWAARDE kop is van een ander log, “\(origin)”: geef die van dit log",
        "der AUFBEWAHRTE Kopf ist von einem anderen Log, „\(origin)“: geben Sie den von diesem",
        "the KEPT head is of another log, “\(origin)”: give the one of this log")
    }
    if case .noKnownSignature = error {
      return say(
        "la tête GARDÉE de « \(origin) » n’est pas signée par la clé donnée, mais par une autre (\(by)). Vérifiez --key. Si le registre a changé de clé, vérifiez avec l’ancienne que cette tête est bien la sienne, et demandez-lui pourquoi",
        "de BEWAARDE kop van “\(origin)” is niet ondertekend met de gegeven sleutel, maar met een andere (\(by)). Kijk --key na. Heeft het register een nieuwe sleutel, kijk dan met de oude na of die kop van hem is, en vraag waarom",
        "der AUFBEWAHRTE Kopf von „\(origin)“ ist nicht mit dem genannten Schlüssel signiert, sondern mit einem anderen (\(by)). Prüfen Sie --key. Hat das Register einen neuen Schlüssel, prüfen Sie mit dem alten, ob der Kopf von ihm ist, und fragen Sie, warum",
        "the KEPT head of “\(origin)” is not signed with the key given, but with another (\(by)). Check --key. If the ledger has a new key, check with the old one that this head is its own, and ask why"
      )
    }
    return say(
      "la tête GARDÉE est abîmée, ou n’est pas de ce journal (\(reason(error)))",
      "de BEWAARDE kop is beschadigd, of niet van dit log (\(reason(error)))",
      "der AUFBEWAHRTE Kopf ist beschädigt, oder nicht von diesem Log (\(reason(error)))",
      "the KEPT head is damaged, or not of this log (\(reason(error)))")
  }

  /// Whether the log begins with the entries of a head of its name that another key signed.
  func relation(_ isBeginning: Bool) -> String {
    isBeginning
      ? say(
        "Les écritures que cette tête compte sont pourtant bien le début de ce journal",
        "De inschrijvingen die deze kop telt, zijn toch wel het begin van dit log",
        "Die Einträge, die dieser Kopf zählt, sind dennoch der Anfang dieses Logs",
        "The entries that this head counts are the beginning of this log all the same")
      : say(
        "Ses écritures ne sont pas le début de ce journal : elle est sans doute d’un autre registre du même nom, et ne prouve rien sur celui-ci",
        "Zijn inschrijvingen zijn niet het begin van dit log: hij is wellicht van een ander register met dezelfde naam, en bewijst niets over dit",
        "Seine Einträge sind nicht der Anfang dieses Logs: er ist wohl von einem anderen Register desselben Namens und beweist nichts über dieses",
        "Its entries are not the beginning of this log: it is most likely of another ledger of the same name, and proves nothing about this one"
      )
  }

  /// What was given for a key is none, and no file that has one: such as the word of a guide.
  func noKey(_ text: String, _ option: String) -> String {
    say(
      "\(option) : « \(text) » n’est ni une clé ni un fichier qui en contient une. Mettez-y la clé elle-même (nom+chiffres+lettres) : demandez-la à qui tient le registre, maillon status la montre.",
      "\(option): “\(text)” is geen sleutel en geen bestand met een sleutel. Zet er de sleutel zelf (naam+cijfers+letters): vraag hem aan wie het register houdt, maillon status toont hem.",
      "\(option): „\(text)“ ist weder ein Schlüssel noch eine Datei mit einem. Setzen Sie den Schlüssel selbst ein (Name+Ziffern+Buchstaben): fragen Sie danach, wer das Register führt, maillon status zeigt ihn.",
      "\(option): “\(text)” is neither a key nor a file with one. Put the key itself (name+digits+letters): ask whoever keeps the ledger, maillon status shows it."
    )
  }

  func notPublished(_ path: String) -> String {
    say(
      "« \(path) » n’est pas un journal publié : donnez le dossier ou l’adresse que maillon publish remplit.",
      "“\(path)” is geen gepubliceerd log: geef de map of het adres dat maillon publish vult.",
      "„\(path)“ ist kein veröffentlichtes Log: nennen Sie den Ordner oder die Adresse von maillon publish.",
      "“\(path)” is no published log: give the folder or address that maillon publish fills.")
  }

  func notALog(_ path: String) -> String {
    say(
      "« \(path) » n’est pas un journal : aucune de ses lignes n’est celle d’un acte. Donnez ce que maillon export ou maillon publish a écrit.",
      "“\(path)” is geen log: geen enkele regel ervan is die van een handeling. Geef wat maillon export of maillon publish schreef.",
      "„\(path)“ ist kein Log: keine seiner Zeilen ist die eines Vorgangs. Geben Sie an, was maillon export oder maillon publish geschrieben hat.",
      "“\(path)” is no log: none of its lines is that of an act. Give what maillon export or maillon publish wrote."
    )
  }

  func notAHead(_ path: String) -> String {
    say(
      "« \(path) » n’est pas une tête signée. Donnez celle que vous avez gardée, comme maillon checkpoint l’écrit, ou le fichier checkpoint d’une publication.",
      "“\(path)” is geen ondertekende kop. Geef die welke u bewaarde, zoals maillon checkpoint hem schrijft, of het bestand checkpoint van een publicatie.",
      "„\(path)“ ist kein signierter Kopf. Geben Sie den, den Sie aufbewahrt haben, wie maillon checkpoint ihn schreibt, oder die Datei checkpoint einer Veröffentlichung.",
      "“\(path)” is no signed head. Give the one you kept, as maillon checkpoint writes it, or the file checkpoint of a publication."
    )
  }
}
