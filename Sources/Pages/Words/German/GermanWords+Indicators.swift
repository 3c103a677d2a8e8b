public import Wording

extension GermanWords {
  public func indicator(_ indicator: Indicator) -> (name: String, base: String) {
    switch indicator {
    case .unitsConfirmed: ("Bestätigte gelieferte Einheiten", "Einheiten, vom netto Gelieferten")
    case .unconfirmed: ("Geliefert, nicht bestätigt", "Einheiten, mehr als 7 Tage nach Lieferung")
    case .acceptance: ("Annahmequote", "der geprüften Einheiten; der geprüften Lose")
    case .organisations:
      ("Belieferte Organisationen", "verschiedene Organisationen, Doppel vereint")
    case .people: ("Geschützte Personen (erklärt)", "Personen, die höchste Zahl je Standort")
    case .verifiedNeeds: ("Geprüfter Bedarf", "Bedarfsmeldungen und Menge")
    case .coverage: ("Deckung des Bedarfs", "der geprüften Menge, Bedarf für Bedarf")
    case .fullNeeds: ("Vollständig gedeckter Bedarf", "der geprüften Bedarfsmeldungen")
    case .delay: ("Frist vom Bedarf bis zur ersten Lieferung", "Tage, Median des bedienten Bedarfs")
    case .verificationDelay: ("Frist von der Meldung bis zur Prüfung", "Stunden, Median")
    case .discardedNeeds:
      ("Verfallener oder doppelter Bedarf, ausgeschieden", "Bedarfsmeldungen, nicht im Nenner")
    case .hoursGiven: ("Geschenkte Stunden", "unbezahlte Stunden")
    case .hoursPaid:
      ("Von Mitgliedern bereitgestellte Stunden", "vom Arbeitgeber bezahlt, nie zu Nr. 12 addiert")
    case .contributors:
      ("Beitragende", "verschiedene Personen und Organisationen, gelöschte eingeschlossen")
    case .gifts: ("Sachspenden", "Menge je Artikel")
    case .loans: ("Leihgaben", "Maschinentage; Anzahl nach Stand am Stichtag")
    case .value: ("Eingebrachter Wert (Spanne)", "Euro, von niedrig bis hoch")
    case .localShare: ("Lokaler Anteil", "dessen, wovon der Ort bekannt ist")
    case .scrap: ("Verschnitt", "des verbrauchten Materials")
    case .traceability:
      ("Rückverfolgbarkeit der Lose", "der gelieferten Einheiten, mit bekanntem Los und Herkunft")
    case .proofs: ("Nachweise", "der Lieferungen, mit Empfangsbestätigung")
    case .variance: ("Bestandsabweichung", "Menge, gezählt gegen berechnet; soll gegen 0 gehen")
    case .freshness: ("Aktualität der Daten", "der vermerkten Vorgänge")
    case .usefulness:
      ("Festgestellter Nutzen", "der belieferten Organisationen (benutzt, in Reserve, ungeeignet)")
    case .services: ("Dienste und Wissen", "erbrachte Dienste")
    }
  }

  public func rule(_ rule: CountingRule) -> String {
    switch rule {
    case .d1:
      "Als geliefert zählt, was ein Endempfänger erhielt, abzüglich Rückgaben; verbrauchtes "
        + "Material ist nie ein geliefertes Produkt."
    case .d2: "Die Kette wird nur einmal bewertet: entweder was hineingeht oder was herauskommt."
    case .d3:
      "Eine Leihgabe zählt in Tagen, nicht zum Preis der Sache; ein Verlust ist eine eigene "
        + "Zeile."
    case .d4: "Wege zwischen Lagern sind intern: Nur der letzte zählt."
    case .d5: "Eine doppelt eingetragene Organisation zählt einmal."
    case .d6:
      "Geschützte Personen sind die von Empfängern erklärten, die höchste Zahl je Standort, "
        + "nie eine Summe."
    case .d7:
      "Ein von zwei Genossenschaften gemeldetes Los behält seine Herkunft und zählt nur "
        + "einmal."
    case .d8:
      "Eine Berichtigung ist ein neuer Eintrag; ein herausgegebener Bericht bleibt, wie er "
        + "ist, der nächste sagt „berichtigt“."
    case .d9: "Ein wiederverwendbares Gut zählt als eine Einheit, nie als Zahl der Nutzungen."
    case .d10:
      "Verfallener, zurückgezogener oder doppelter Bedarf verlässt den Nenner, und seine "
        + "Zahl wird gedruckt."
    }
  }

  public func mode(_ mode: ContributionMode) -> String {
    switch mode {
    case .time: "Zeit"
    case .goods: "Material und Güter"
    case .loan: "Leihgabe"
    case .service: "Dienst"
    case .transport: "Beförderung"
    case .machine: "Maschinenzeit"
    }
  }
}
