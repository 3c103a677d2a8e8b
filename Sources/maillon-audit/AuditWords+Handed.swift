import Audit
import MerkleLog
import Outgoing

// What is said of what the auditor was handed and cannot use.

extension AuditWords {
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

  /// That this log goes on from a kept head of its name all the same, whatever key signed it.
  func goesOn(_ result: Auditor.Result) -> String? {
    let isOfName = result.findings.contains {
      if case .kept(.noKnownSignature, let origin, _) = $0 {
        origin == result.head?.origin
      } else {
        false
      }
    }
    guard isOfName else { return nil }
    return "  "
      + say(
        "les écritures que cette tête compte sont pourtant bien le début de ce journal",
        "de inschrijvingen die deze kop telt, zijn toch wel het begin van dit log",
        "die Einträge, die dieser Kopf zählt, sind dennoch der Anfang dieses Logs",
        "the entries that this head counts are the beginning of this log all the same")
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
