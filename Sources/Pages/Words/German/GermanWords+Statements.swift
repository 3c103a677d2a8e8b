public import Wording

extension GermanWords: StatementWords {
  public func statement(_ text: StatementText) -> String {
    switch text {
    case .memberStatement: "Beitragsauszug"
    case .recipientStatement: "Auszug der Übergaben"
    case .specialReport: "Sonderbericht: Tätigkeiten und Mittel"
    case .statementFor: "Erstellt für"
    case .publicID: "Kennung im Register"
    case .thankYou: "Danke für alles, was hier folgt."
    case .onlyYou: "Dieser Auszug handelt nur von Ihnen; nichts wird mit anderen verglichen."
    case .onlyThem:
      "Dieser Auszug handelt nur von dieser Person; nichts wird mit anderen verglichen."
    case .givenSection: "Was beigetragen wurde"
    case .givenTable: "Beiträge, nach Berichtigungen"
    case .form: "Art"
    case .nothingGiven: "Für diesen Zeitraum ist kein Beitrag vermerkt."
    case .receivedSection: "Was angekommen ist"
    case .receivedTable: "Erhaltene Lieferungen"
    case .nothingReceived: "Für diesen Zeitraum ist keine Lieferung vermerkt."
    case .howCounted: "Wie gezählt wird"
    case .countedApart:
      "Verschiedene Arten und Einheiten werden nicht addiert: es gibt keine Summe und keine Note."
    case .countedLoans:
      "Eine Leihgabe zählt in Tagen: jeder Tag zählt so oft, wie Dinge verliehen waren."
    case .countedMachines: "Die Stunden einer Maschine gelten für den, dem sie gehört."
    case .chainLeftOut:
      "Zu welchen gelieferten Gütern diese Beiträge führten, steht nicht in den Zahlen "
        + "dieses Auszugs."
    case .wrong: "Wenn etwas nicht stimmt"
    case .wrongGift:
      "Sagen Sie es der Genossenschaft. Eine Berichtigung ist ein neuer Vorgang, der den alten "
        + "nicht verbirgt; ein späterer Auszug rechnet damit."
    case .freeSection: "Unentgeltlich übergeben"
    case .deliveriesTable: "Jede Lieferung, mit dem, was dazu gemeldet wurde"
    case .deliveryNumber: "Nummer"
    case .dayColumn: "Datum"
    case .lotColumn: "Charge"
    case .fromWhom: "von"
    case .confirmedHow: "Bestätigung"
    case .totalsTable: "Summen je Produkt"
    case .thirdParties: "Von Dritten geliefert, über die Genossenschaft"
    case .thirdPartiesNote:
      "Zu welchen Bedingungen diese Dritten lieferten, steht nicht im Register; diese "
        + "Mengen kommen nicht zu den anderen."
    case .askedSection: "Was erbeten wurde"
    case .askedTable: "Bedarf, und was noch offen ist"
    case .askedNote: "Ein Bedarf von vor dem Beginn des Zeitraums steht nicht in dieser Tabelle."
    case .nothingAsked: "Für diesen Zeitraum ist kein Bedarf vermerkt."
    case .unknownQuantity: "Menge unbekannt"
    case .wrongDelivery:
      "Antworten Sie mit der Nummer der Lieferung, was ankam und was abgelehnt oder "
        + "zurückgegeben wurde. Eine Berichtigung ist ein neuer Vorgang, der den alten nicht "
        + "verbirgt. Eine Lieferung ohne Bestätigung bleibt es, bis jemand antwortet."
    case .formIsFree:
      "Die Form dieses Berichts ist frei. Er wird jährlich von Genossenschaften verlangt, "
        + "die für den Nationalen Genossenschaftsrat zugelassen sind (Königlicher Erlass vom "
        + "8. Januar 1962), und von solchen, die als Sozialunternehmen zugelassen sind "
        + "(Gesetzbuch der Gesellschaften und Vereinigungen, Art. 8:5; Königlicher Erlass vom "
        + "28. Juni 2019, Art. 6)."
    case .claimsNothing:
      "Diese Seite sagt nicht, dass die Genossenschaft zugelassen ist. Sie gibt, was das "
        + "Register weiß; der Verwaltungsrat ergänzt den Rest."
    case .accreditation: "Zulassung, und seit wann"
    case .activities: "Tätigkeiten für den Gegenstand"
    case .deliveredTable: "Gelieferte Güter, nach Rückgaben"
    case .servedTable: "Belieferte Organisationen, nach Art"
    case .means: "Eingesetzte Mittel"
    case .meansTable: "Was Mitglieder und andere einbrachten"
    case .meansColumn: "Mittel"
    case .machineHours: "Maschinenstunden"
    case .noMachine: "kein Einsatz von Maschinen ist vermerkt"
    case .hoursApart:
      "Geschenkte Stunden und von einem Arbeitgeber bezahlte Stunden werden nicht addiert; "
        + "dieser Bericht nennt sie außerhalb des Jahresabschlusses."
    case .advantage: "Vorteil für die Mitglieder"
    case .advantageTable: "Was Mitglieder von der Genossenschaft erhielten"
    case .advantageColumn: "Vorteil"
    case .callsAnswered: "Beantwortete Aufrufe unter Mitgliedern"
    case .noCalls: "Aufrufe stehen nicht in den Zahlen dieses Berichts"
    case .loansToMembers: "Leihgaben an Mitglieder"
    case .noBorrowers: "Leihgaben werden nach Gegenstand gezählt, nicht nach Entleiher"
    case .goodsToMembers: "Güter und Dienste für Mitglieder"
    case .noMembership: "Lieferungen werden nach Art des Empfängers gezählt, Mitglied oder nicht"
    case .advantageBlank:
      "Wirtschaftlicher oder sozialer Vorteil der Mitglieder, laut Verwaltungsrat"
    case .training: "Bildung und Information"
    case .documentsTable: "Veröffentlichte Dokumente"
    case .documentColumn: "Dokument"
    case .servicesTable: "Erbrachte Dienste und Beratungen"
    case .noTraining:
      "Für diesen Zeitraum sind weder veröffentlichte Dokumente noch Dienste vermerkt."
    case .trainingBlank: "Für Bildung und Information bestimmte Mittel"
    case .moreInImpact:
      "Weitere Zeilen dieser Art stehen im Wirkungsbericht über denselben Zeitraum."
    case .conditions: "Wie die Zulassungsbedingungen geprüft werden"
    case .conditionsNote:
      "Das Register kennt weder Kapital noch Stimmen noch Mandate: diese Zeilen füllt der "
        + "Verwaltungsrat aus."
    case .admissions: "Aufnahmen: Zahl, Ablehnungen und Gründe"
    case .resignations: "Austritte: Zahl, ausgezahlte Beträge, Ablehnungen"
    case .votes: "Stimmrecht: eine Stimme je Person, oder die Grenze von 10 %"
    case .dividend: "Dividende: Satz und Obergrenze"
    case .mandates: "Verwaltungsmandate: Unentgeltlichkeit"
    case .purpose: "Hauptzweck, wie ihn die Satzung nennt"
    case .reserved: "Betrag für den Gegenstand, vor jeder Dividende"
    case .signedByBoard: "Erstellt vom Verwaltungsrat: Datum, Namen, Unterschriften"
    }
  }

  public func copies(_ count: Int) -> String { many(count, "Exemplar", "Exemplare") }

  public func handedOver(_ count: Int, open: Int) -> String {
    let deliveries =
      count == 0
      ? "Keine Lieferung ist vermerkt"
      : many(count, "Lieferung wurde", "Lieferungen wurden") + " unentgeltlich übergeben"
    return deliveries
      + (open > 0
        ? "; " + many(open, "Bedarf ist noch offen.", "Bedarfe sind noch offen.") : ".")
  }
}
