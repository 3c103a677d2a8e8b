import Exchange
import Wording

extension GermanWords {
  func refusal(_ reason: RefusalReason, field: String) -> String {
    switch reason {
    case .unreadable(let offset, let problem):
      field.isEmpty
        ? "unlesbar bei Byte \(offset): \(self.problem(problem))"
        : "\(field): \(self.problem(problem))"
    case .missingField: "\(field) fehlt: ergänzen Sie die Angabe"
    case .foreignField(let kind):
      "\(field) passt nicht zu \(list([word(kind, inColumn: "kind")])): weglassen oder einen anderen Vorgang wählen"
    case .badValue(let value, let expected):
      "\(field) kann nicht \(list([value])) sein: wählen Sie \(list(expected))"
    case .skippedHour(let value, let from, let to):
      "\(field): \(list([value])) gibt es nicht, in dieser Nacht springen die Uhren von \(from) auf \(to) Uhr: Geben Sie eine Zeit vor \(from) Uhr an, oder ab \(to) Uhr"
    case .quantityNotPositive(let value):
      "\(field) ist \(value): geben Sie eine Zahl über null an"
    case .nameOfPerson:
      "der Name einer Person kommt nie ins Register: weglassen, die Kennung behalten"
    case .nameOfFormerPerson(let name):
      "„\(name)“ war als Person eingetragen: Ein Name dafür kommt nicht ins Register. Lassen Sie den Namen weg, oder tragen Sie die Organisation mit maillon agent unter einer anderen Kennung ein"
    case .endsPersonhood(let name):
      "„\(name)“ ist eine Person und wäre keine mehr: Tragen Sie eine Organisation mit maillon agent unter einer anderen Kennung ein, oder fügen Sie --governing hinzu, wenn Sie für alles Eingereichte einstehen"
    case .numberOfPerson:
      "die Unternehmensnummer eines Selbständigen bezeichnet eine Person: weglassen, die Kennung behalten"
    case .enterpriseNumber(let text, let fault): enterpriseNumber(text, fault)
    case .alreadyDefined(let name): "\(list([name])) gibt es schon: nehmen Sie einen anderen Namen"
    case .sameParty(let name):
      "\(list([name])) stünde auf beiden Seiten: geben Sie zwei verschiedene an"
    case .endsBeforeStart(let given, let start):
      "\(field): \(day(given)) liegt vor \(day(start)): nennen Sie einen späteren Tag"
    case .governs(.agentErased, _):
      "eine Löschung wird nicht so eingetragen, denn sie vernichtet die Angaben der Person: maillon erase BETEILIGTER"
    case .governsCorrection(let id, let kind):
      "„\(id)“ ist ein Vorgang „\(self.kind(kind))“, der für alle gilt: stornieren Sie ihn mit maillon correct \(id) --cancel --reason …, oder fügen Sie --governing hinzu, wenn Sie für alles einstehen, was Sie angeben"
    case .governs(let kind, _):
      "„\(self.kind(kind))“ gilt für alle: "
        + (kind.ownCommand.map { "sagen Sie es mit dem eigenen Befehl, \($0), oder " } ?? "")
        + "fügen Sie --governing hinzu, wenn Sie für alles einstehen, was Sie angeben"
    case .notRecordedYet(let first, let last, let size):
      "--from-seq und --to-seq: die Stellen \(language.format(first)) bis \(language.format(last)) gehen nicht: nennen Sie aufeinanderfolgende von 0 bis \(language.format(size == 0 ? 0 : size - 1))"
    case .notBetween(let given, nil, let latest):
      "\(field): \(String(typed: given)) geht nicht: diese Einträge entstanden spätestens am \(String(typed: latest)); nennen Sie eine frühere Zeit, oder andere Einträge mit --from-seq und --to-seq"
    case .notBetween(let given, let earliest?, let latest):
      "\(field): \(String(typed: given)) geht nicht: diese Einträge entstanden spätestens am \(String(typed: latest)); nennen Sie eine Zeit zwischen \(String(typed: earliest)) und dieser, oder andere Einträge mit --from-seq und --to-seq"
    case .nothingToSetRight:
      "kein Eintrag trägt eine Zeit, die noch kommt: es gibt nichts zu berichtigen. Andere Einträge nennen Sie mit --from-seq und --to-seq"
    case .setRightAlready(let time):
      "\(field): diese Einträge gelten schon als am \(String(typed: time)) oder früher entstanden: es gibt nichts mehr zu berichtigen"
    case .unknownKind(let name, let near):
      "unbekannter Vorgang \(list([name]))" + advice(near, "maillon record --help zeigt die Liste")
    case .unknownAgent(let name, let near):
      "unbekannter Beteiligter \(list([name]))"
        + advice(near, "tragen Sie ihn ein mit maillon agent \(name) --agent-type … --category …")
    case .noSuchAgent(let name, let near):
      "unbekannter Beteiligter \(list([name]))"
        + advice(near, "maillon people list nennt die Kennungen aller, die einen Eintrag haben")
    case .unregisteredPerson(let name, let near):
      "unbekannter Beteiligter \(list([name]))" + advice(near, register(name))
        + (near.isEmpty ? "" : " Sonst " + register(name))
    case .notAGroup(let name):
      "\(list([name])) ist keine Gruppe: nennen Sie eine Gruppe, oder tragen Sie eine ein mit maillon agent … --agent-type group"
    case .unknownItem(let name, let near):
      "unbekannter Artikel \(list([name]))"
        + advice(near, "legen Sie ihn an mit maillon item \(name)")
    case .unknownUnit(let name, let near):
      "unbekannte Einheit \(list([name]))"
        + advice(near, "wählen Sie \(list(Unit.allCases.map(\.name)))")
    case .unitMismatch(let given, let expected):
      "\(field) steht in \(list([given])), gemessen wird in \(list([expected])): "
        + "geben Sie es in \(list([expected])) an"
    case .conflict(let position):
      "diese Kennung hat schon einen anderen Inhalt"
        + (position.map { ", an Stelle \(language.format($0))" } ?? ", in derselben Sendung")
        + ": nehmen Sie eine andere Kennung, oder berichtigen Sie mit maillon correct"
    case .closedPeriod(let until, let reopening):
      "der Zeitraum ist bis einschließlich \(day(until)) abgeschlossen: wählen Sie ein späteres "
        + "Datum, oder öffnen Sie ihn mit maillon reopen-period \(reopening)"
    case .notOver(let until):
      "der \(day(until)) ist noch nicht vorbei: ein Zeitraum wird erst nach seinem letzten Tag abgeschlossen, geben Sie einen vergangenen Tag an"
    case .issuedMeanwhile(let id):
      "über denselben Zeitraum wurde inzwischen ein Bericht herausgegeben (\(id)): nichts wurde vermerkt, und Ihre Datei gilt nicht als herausgegeben. Sehen Sie ihn an mit maillon show \(id), und machen Sie Ihren noch einmal, wenn er noch gebraucht wird"
    case .closedAlready(let until):
      "der Zeitraum ist schon bis einschließlich \(day(until)) abgeschlossen: es gibt nichts mehr abzuschließen. Um sein Ende zu öffnen: maillon reopen-period"
    case .nothingToReopen(nil): "kein Zeitraum ist abgeschlossen: es gibt nichts zu öffnen"
    case .nothingToReopen(let until?):
      "der Zeitraum ist bis einschließlich \(day(until)) abgeschlossen: geben Sie einen Tag davor "
        + "an, um sein Ende zu öffnen"
    case .referenceMissing(let name, let near):
      "\(field): \(list([name])) steht nicht im Register"
        + advice(near, "tragen Sie es zuerst ein, oder prüfen Sie die Kennung")
    case .noAttachment(let number, let agent):
      "\(agent) hat keinen Anhang Nr. \(number): maillon people show \(agent) zeigt sie"
    case .alreadyReversed(let name):
      "\(list([name])) ist schon storniert: tragen Sie einen neuen Vorgang mit --replaces \(name) ein"
    case .notCorrectable(let name):
      "\(list([name])) lässt sich nicht berichtigen: tragen Sie einen neuen, richtigen Vorgang ein"
    case .notReversed(let name):
      "\(list([name])) zählt noch: stornieren Sie es zuerst mit maillon correct \(name) --cancel"
    case .referenceDiffers(let given, let expected):
      "\(field): \(list([given])) passt nicht zum ursprünglichen Vorgang, der \(list([expected])) "
        + "sagt: geben Sie \(list([expected])) an"
    case .alreadyClosed(let name):
      "\(list([name])) ist schon abgeschlossen: dazu ist nichts mehr einzutragen"
    case .alreadyConfirmed(let name, let by):
      "\(list([name])) ist schon durch \(list([by])) bestätigt: stornieren Sie diese zuerst, wenn "
        + "sie falsch ist"
    case .beforeReference(let name, let since):
      "\(list([name])) beginnt erst am \(day(since)): wählen Sie diesen Tag oder einen späteren"
    case .ambiguousOwner(let owners):
      "dort liegen Güter mehrerer Eigentümer: sagen Sie wessen mit --accountable \(list(owners))"
    case .insufficientStock(let shortage):
      "es fehlen \(decimal(shortage.need - shortage.have)) × \(shortage.cell.thing) "
        + "(von \(shortage.cell.accountable), bei \(shortage.cell.custodian)): "
        + "da sind \(amount(Quantity(shortage.have, shortage.unit))), "
        + "nötig sind \(amount(Quantity(shortage.need, shortage.unit))) "
        + "am \(language.format(shortage.when, in: .brussels))\(shortage.failing.isEmpty ? "" : " für \(list([shortage.failing]))"): "
        + "tragen Sie zuerst den fehlenden Eingang ein, zählen Sie den Bestand, "
        + "oder fügen Sie --allow-negative --reason … hinzu"
        + (elsewhere(shortage).map { "; vorhanden ist \(list($0)): nennen Sie die Charge" } ?? "")
    case .exceedsReference(let name, let available, let requested):
      "\(list([name])): \(decimal(requested)), da waren aber nur \(decimal(available)): "
        + "prüfen Sie die Menge"
    case .notAvailable(let want):
      "\(want.item): \(amount(Quantity(want.onhand, want.unit))) bei \(want.agent), "
        + "davon \(decimal(want.reserved)) schon reserviert: \(decimal(want.requested)) lassen "
        + "sich nicht reservieren: reservieren Sie weniger, oder sagen Sie ohne --reserve zu"
    case .tooMany(let limit):
      "mehr als \(language.format(limit)) Elemente: teilen Sie sie auf"
    case .personalText(let pattern):
      "enthält \(mark(pattern)): das Register würde es für immer behalten. Lassen Sie es weg, oder bewahren Sie es im Tresor der Personen auf (--note bei einem Vorgang, sonst maillon people note)"
        + (pattern == .phone
          ? ". Zur Nummer einer Sache gehört ihr Wort: Seriennummer, Ref., Rechnung" : "")
    case .hiddenCharacter(let character):
      "enthält ein Zeichen, das man nicht sieht (\(character)): tippen Sie diesen Text neu, auf einer Zeile"
    case .blankText:
      "zeigt nichts, nur Leerzeichen oder Zeichen, die man nicht sieht: tippen Sie ein Wort, oder lassen Sie es weg"
    case .notAPerson(let name):
      "\(list([name])) ist keine Person: der Name einer Organisation ist keine personenbezogene Angabe und bleibt. Um ihre Kontaktperson zu vergessen: maillon people forget \(name)"
    case .erasedAlready(let name):
      "\(list([name])) ist schon vergessen, und das Log sagt es: mehr ist nicht zu tun"
    case .erasedAgent(let name):
      "\(list([name])) ist eine gelöschte Person: von ihr wird nichts mehr aufbewahrt. Kehrt sie zurück, tragen Sie sie unter einer anderen Kennung ein"
    }
  }

  private func enterpriseNumber(_ text: String, _ fault: EnterpriseNumber.Fault) -> String {
    switch fault {
    case .notTenDigits:
      "\(list([text])) ist keine Unternehmensnummer: geben Sie die zehn Ziffern an, wie 0000.012.371"
    case .firstDigit:
      "\(list([text])) beginnt nicht mit 0 oder 1, wie die Nummer einer Niederlassungseinheit: "
        + "geben Sie die Nummer des Unternehmens an"
    case .checkDigits(let expected):
      "\(list([text])) müsste nach den ersten acht Ziffern auf \(expected) enden: "
        + "lesen Sie die Nummer noch einmal"
    case .spelling(let expected):
      "\(list([text])) steht im Register als \(list([expected])): schreiben Sie sie so"
    }
  }

  private func register(_ name: String) -> String {
    "tragen Sie die Person zuerst ein: maillon agent \(name) --agent-type person --category citizen"
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": meinten Sie \(list(near))?"
  }
}
