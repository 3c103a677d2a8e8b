extension GermanWords {
  public func term(_ term: AnswerTerm) -> String {
    switch term {
    case .open: "offen"
    case .overdue: "überfällig"
    case .closed: "geschlossen"
    case .fulfilled: "erfüllt"
    case .cancelled: "storniert"
    case .partial: "teilweise"
    case .stale: "neu zu bestätigen"
    case .duplicate: "doppelt"
    case .verified: "geprüft"
    case .withdrawn: "zurückgezogen"
    case .expired: "abgelaufen"
    case .donation: "Spende"
    case .loan: "Leihe"
    case .work: "Stunden"
    case .use: "Maschinennutzung"
    case .production: "Herstellung"
    case .delivery: "Lieferung"
    case .transport: "Transport"
    case .supply: "Fremdlieferung"
    case .service: "Dienstleistung"
    case .document: "Dokument"
    case .need: "Bedarf"
    case .offer: "Angebot"
    case .same: "gleicher Artikel"
    case .substitute: "Ersatz"
    case .whole: "ganz"
    case .part: "teilweise"
    case .samePostcode: "gleiche Postleitzahl"
    case .sameArrondissement: "gleiches Arrondissement"
    case .sameProvince: "gleiche Provinz"
    case .elsewhere: "anderswo"
    case .lost: "verloren"
    case .damaged: "beschädigt"
    case .stolen: "gestohlen"
    case .destroyed: "zerstört"
    case .found: "gefunden"
    case .unconfirmed: "unbestätigt"
    case .confirmed: "bestätigt"
    case .returned: "zurückgekommen"
    case .refused: "abgelehnt"
    case .sameDay: "selber Tag"
    case .sameDayOneLot: "selber Tag, nur eine nennt die Charge"
    case .nextDay: "ein Tag Abstand"
    case .nextDayOneLot: "ein Tag Abstand, nur eine nennt die Charge"
    case .sameNumber: "selbe Unternehmensnummer"
    case .sameName: "selber Name"
    case .nearName: "fast derselbe Name"
    case .gift: "geschenkt"
    case .paid: "bezahlt"
    case .unknown: "unbekannt"
    case .signature: "Unterschrift"
    case .scan: "Scan"
    case .link: "Link"
    case .mail: "E-Mail"
    case .web: "Web"
    case .terminal: "Terminal"
    case .csv: "CSV"
    case .phone: "Telefon"
    case .paper: "Papier"
    case .yes: "ja"
    case .no: "nein"
    case .done: "getan"
    case .purchase: "Kauf"
    case .undocumented: "nicht belegt"
    case .missing: "fehlt"
    case .none: "keine"
    case .adviserOk: "Berater stimmte zu"
    case .tested: "geprüft"
    case .few: "weniger als 3"
    case .nameInReport: "Name in Berichten"
    case .photo: "Foto"
    case .logo: "Logo"
    case .mentionToRecipient: "Name an die Empfänger"
    case .list: "Liste"
    case .show: "Einsicht"
    case .change: "Änderung"
    case .erase: "Löschung"
    case .note: "Notiz"
    case .address: "Adresse"
    case .name: "Name"
    case .language: "Sprache"
    case .consent: "Einwilligung"
    case .withdrawal: "Widerruf"
    case .attachment: "Anlage"
    }
  }

  public func column(_ column: AnswerColumn) -> String {
    switch column {
    case .lender: "Verleiher"
    case .borrower: "Leiher"
    case .holder: "bei"
    case .outstanding: "noch offen"
    case .started: "Beginn"
    case .status: "Stand"
    case .daysOverdue: "Tage überfällig"
    case .daysLate: "verspätet zurück (Tage)"
    case .days: "Tage"
    case .renewals: "Verlängerungen"
    case .returnedBy: "zurückgebracht von"
    case .accounting: "besitzt"
    case .onhand: "hat da"
    case .counted: "gezählt"
    case .variance: "Abweichung"
    case .copies: "Kopien"
    case .gross: "geliefert"
    case .returned: "zurückgekommen"
    case .net: "netto"
    case .confirmed: "bestätigt"
    case .organisations: "Organisationen"
    case .byCategory: "nach Kategorie"
    case .given: "geschenkt"
    case .from: "von"
    case .to: "bis"
    case .at: "am"
    case .known: "bekannt am"
    case .erased: "gelöscht"
    case .act: "was"
    case .cursor: "gelesene Einträge"
    case .view: "Sicht"
    case .position: "Platz"
    case .leafHash: "Prüfsumme"
    case .asked: "gefragt"
    case .promised: "zugesagt"
    case .delivered: "geliefert"
    case .open: "noch zu finden"
    case .left: "bleibt"
    case .remaining: "noch geschuldet"
    case .surplus: "darüber"
    case .fulfilled: "erfüllt"
    case .type: "Art"
    case .bought: "gekauft"
    case .intent: "Bedarf oder Angebot"
    case .commitment: "Zusage"
    case .list: "Liste"
    case .items: "Artikel"
    case .need: "Bedarf"
    case .offer: "Angebot"
    case .offered: "angeboten"
    case .fit: "passt"
    case .covers: "deckt"
    case .near: "Nähe"
    case .carrier: "gebracht von"
    case .confirmedOn: "bestätigt am"
    case .kept: "doppelt zu"
    case .keptOn: "vom"
    case .keptBy: "eingetragen von"
    case .keptName: "der andere Name"
    case .command: "Befehl"
    case .verified: "geprüft"
    case .covered: "gedeckt"
    case .coverage: "Deckung"
    case .medianDays: "mittlere Frist (Tage)"
    case .p90Days: "Frist für 90 % (Tage)"
    case .negative: "unter null"
    case .corrections: "Berichtigungen"
    case .reserved: "reserviert"
    case .available: "verfügbar"
    case .call: "Aufruf"
    case .brought: "gebracht"
    case .issued: "ergangen"
    case .answered: "Antworten"
    case .member: "Mitglied"
    case .members: "Mitglieder"
    case .until: "bis"
    case .out: "ausgegeben"
    case .made: "gemacht"
    case .used: "verbraucht"
    case .back: "zurück"
    case .there: "noch dort"
    case .since: "seit"
    case .people: "Personen"
    case .answeredOn: "geantwortet am"
    case .lost: "verloren"
    case .scrap: "Verschnitt"
    case .machineHours: "Maschinenstunden"
    case .workHours: "Stunden"
    case .entered: "Zugang"
    case .role: "Rolle"
    case .participation: "hat beigetragen zu"
    case .share: "gewichteter Anteil"
    case .holders: "bei wie vielen"
    case .contributors: "wie viele gaben"
    case .shopper: "wer einkauft"
    case .payer: "zu erstatten von"
    case .claimed: "ausgelegt"
    case .refunded: "erstattet"
    case .claimant: "wer auslegte"
    case .owed: "noch offen"
    case .lists: "Listen"
    case .purpose: "Zweck"
    case .givenOn: "gegeben am"
    case .withdrawnOn: "widerrufen am"
    case .writtenOn: "geschrieben am"
    case .addedOn: "hinzugefügt am"
    case .seenOn: "am"
    case .by: "durch"
    case .doing: "Handlung"
    case .changed: "geändert"
    case .contact: "Weg"
    case .text: "Text"
    case .number: "Nr."
    case .bytes: "Bytes"
    case .with: "mit"
    case .part: "Rolle"
    case .about: "über wen, worüber"
    }
  }

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
    case .consents: ("Einwilligungen", "Keine Einwilligung.")
    case .notes: ("Notizen", "Keine Notiz.")
    case .attachments: ("Anlagen", "Keine Anlage.")
    case .acts: ("Vorgänge, an denen die Person beteiligt ist", "Kein Vorgang.")
    case .changes: ("Änderungen am Eintrag", "Keine Änderung.")
    case .accesses: ("Wer den Tresor öffnete", "Niemand hat ihn geöffnet.")
    case .erased: ("Gelöschte Personen", "Keine gelöschte Person.")
    }
  }
}
