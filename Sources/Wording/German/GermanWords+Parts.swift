extension GermanWords {
  public func part(_ part: AnswerPart) -> (title: String, empty: String) {
    switch part {
    case .cells: ("Bestand: wem, bei wem", "Nichts im Bestand.")
    case .balances: ("Salden je Beteiligtem", "Kein Saldo.")
    case .counts: ("Zählungen", "Keine Zählung.")
    case .loans: ("Leihen", "Keine Leihe.")
    case .things: ("Dinge", "Es ist noch nichts geschehen.")
    case .item: ("Artikel", "Kein Artikel.")
    case .lot: ("Charge", "Keine Charge.")
    case .serial: ("Seriennummer", "Keine Nummer.")
    case .nodes: ("Stationen", "Nichts bekannt.")
    case .edges: ("Verbindungen", "Von seiner Geschichte ist nichts bekannt.")
    case .contributions: ("Beiträge", "Kein Beitrag.")
    case .members: ("Mitglieder", "Kein Beitrag von Mitgliedern.")
    case .period: ("Zeitraum", "Seit Beginn.")
    case .delivered: ("Geliefert", "Keine Lieferung an Empfänger.")
    case .facilitated: ("Von Dritten über die Plattform geliefert", "Keine Lieferung durch Dritte.")
    case .services: ("Dienstleistungen", "Keine Dienstleistung.")
    case .documents: ("Dokumente", "Kein Dokument.")
    case .hours: ("Stunden", "Keine Stunden.")
    case .restated: ("Berichtigte Zahlen", "Zahlen nicht berichtigt.")
    case .agents: ("Beteiligte", "Kein Beteiligter.")
    case .items: ("Artikel", "Kein Artikel.")
    case .views: ("Sichten", "Keine Sicht.")
    case .journal: ("Journal", "Das Journal ist für diesen Zeitraum leer.")
    case .needs: ("Bedarf", "Kein Bedarf.")
    case .intents: ("Bedarf und Angebote", "Weder Bedarf noch Angebot.")
    case .commitments: ("Zusagen", "Keine Zusage.")
    case .lists: ("Einkaufslisten", "Keine Liste.")
    case .deliveries: ("Lieferungen", "Keine Lieferung.")
    case .toldTwice:
      (
        "Lieferungen, die vielleicht zweimal eingetragen sind",
        "Keine Lieferung scheint zweimal eingetragen."
      )
    case .registeredTwice:
      (
        "Beteiligte, die vielleicht zweimal geführt werden",
        "Kein Beteiligter scheint zweimal geführt."
      )
    case .proposals:
      ("Mögliche Vermittlungen", "Kein Angebot passt zu einem offenen Bedarf.")
    case .calls: ("Aufrufe an die Mitglieder", "Kein Aufruf.")
    case .answers: ("Antworten", "Noch hat niemand geantwortet.")
    case .memberships: ("Mitgliedschaften", "Keine Mitgliedschaft.")
    case .handouts: ("Ausgegebene Arbeit", "Nichts ist ausgegeben.")
    case .totals: ("Zusammen", "Nichts.")
    case .processes: ("Schritte", "Kein Schritt.")
    case .skills: ("Stunden je Handwerk", "Keine Stunden.")
    case .lots: ("Chargen", "Keine Charge.")
    case .shares:
      (
        "Wer beigetragen hat („hat beigetragen zu“ lässt sich nicht addieren)",
        "Nichts wurde geliefert."
      )
    case .weights: ("Gewichte nach den geltenden Annahmen", "Kein Gewicht.")
    case .lines: ("Zeilen", "Keine Zeile.")
    case .claims: ("Auslagen", "Keine Auslagen.")
    case .person: ("Person", "Es wird nichts aufbewahrt.")
    case .persons: ("Personen im Tresor", "Der Tresor ist leer.")
    case .contacts: ("Wie die Person zu erreichen ist", "Kein Weg, sie zu erreichen.")
    case .former:
      (
        "Frühere Namen und Kontaktangaben, mit denen die Person anderswo vielleicht noch genannt wird",
        "Keine früheren Namen oder Kontakte."
      )
    case .consents: ("Einwilligungen", "Keine Einwilligung.")
    case .notes: ("Notizen", "Keine Notiz.")
    case .attachments: ("Anlagen", "Keine Anlage.")
    case .acts: ("Vorgänge, an denen die Person beteiligt ist", "Kein Vorgang.")
    case .changes: ("Änderungen am Eintrag", "Keine Änderung.")
    case .mentions:
      ("Was andere Einträge und Notizen über die Person sagen", "Kein anderer nennt sie.")
    case .accesses: ("Wer den Tresor öffnete", "Niemand hat ihn geöffnet.")
    case .erased: ("Gelöschte Personen", "Keine gelöschte Person.")
    case .reach: ("Reichweite", "Keine Lieferung an einen Empfänger.")
    case .late:
      (
        "Geliefert, nach 7 Tagen nicht bestätigt",
        "Nichts wartet länger als 7 Tage auf Bestätigung."
      )
    case .served: ("Versorgte Organisationen nach Art", "Keine Organisation versorgt.")
    case .recipients: ("Erzeugnisse nach Art der Empfänger", "Nichts wurde geliefert.")
    case .weeklyDelivered: ("Geliefert, Woche für Woche", "Nichts wurde geliefert.")
    case .places: ("Wo", "Kein Ort bekannt.")
    case .principal: ("Wichtigster Artikel", "Kein geprüfter Bedarf.")
    case .coverage: ("Deckung des geprüften Bedarfs", "Kein geprüfter Bedarf.")
    case .weeklyVerified: ("Geprüfter Bedarf, Woche für Woche", "Kein geprüfter Bedarf.")
    case .workByRole: ("Stunden nach Tätigkeit", "Keine Stunden notiert.")
    case .contributors: ("Beitragende", "Noch niemand hat beigetragen.")
    case .contributorTypes: ("Beitragende nach Art", "Noch niemand hat beigetragen.")
    case .contributorModes: ("Beitragende nach Weise", "Noch niemand hat beigetragen.")
    case .gifts: ("Sachspenden", "Keine Spende.")
    case .machines: ("Maschinenstunden", "Keine Maschine benutzt.")
    case .lent: ("Leihen", "Keine Leihe.")
    case .local: ("Örtlicher Anteil", "Kein Ort bekannt.")
    case .valued: ("Eingesetzter Wert, Zeile für Zeile", "Nichts zu bewerten.")
    case .value: ("Eingesetzter Wert (EUR)", "Nichts zu bewerten.")
    case .assumptions: ("Annahmen", "Keine Annahme in Kraft.")
    case .replacement: ("Wiederbeschaffungswert des Gelieferten (EUR)", "Kein Preis bekannt.")
    case .acceptance: ("Prüfung der Lose", "Kein Los geprüft.")
    case .scrap: ("Verschnitt", "Nicht gemessen: keine Stückliste in Kraft.")
    case .freshness: ("Frische der Daten", "Kein Akt.")
    case .variances: ("Inventurdifferenzen", "Nichts wurde gezählt.")
    case .flow: ("Von der Gabe zur Pflege (gewichtete Anteile)", "Nichts zu verteilen.")
    case .unweighted: ("Fehlende Gewichte", "Kein Gewicht fehlt.")
    case .unshared:
      (
        "Produkte, deren Anteile nicht berechnet wurden: Ihre Ketten sind zusammen zu lang",
        "Die Anteile aller Produkte wurden berechnet."
      )
    case .traced: ("Rückverfolgbarkeit der Lose", "Nichts wurde geliefert.")
    }
  }
}
