extension DutchWords {
  public func term(_ term: AnswerTerm) -> String {
    switch term {
    case .open: "open"
    case .overdue: "te laat"
    case .closed: "gesloten"
    case .fulfilled: "vervuld"
    case .cancelled: "geannuleerd"
    case .partial: "gedeeltelijk"
    case .stale: "te bevestigen"
    case .duplicate: "dubbel"
    case .verified: "nagegaan"
    case .withdrawn: "ingetrokken"
    case .expired: "vervallen"
    case .donation: "gift"
    case .loan: "lening"
    case .work: "uren"
    case .use: "gebruik van machine"
    case .production: "productie"
    case .delivery: "levering"
    case .transport: "vervoer"
    case .supply: "levering door derde"
    case .service: "dienst"
    case .document: "document"
    case .need: "behoefte"
    case .offer: "aanbod"
    case .same: "hetzelfde artikel"
    case .substitute: "vervanging"
    case .whole: "geheel"
    case .part: "gedeeltelijk"
    case .samePostcode: "zelfde postcode"
    case .sameArrondissement: "zelfde arrondissement"
    case .sameProvince: "zelfde provincie"
    case .elsewhere: "elders"
    case .lost: "verloren"
    case .damaged: "beschadigd"
    case .stolen: "gestolen"
    case .destroyed: "vernietigd"
    case .found: "teruggevonden"
    case .unconfirmed: "niet bevestigd"
    case .confirmed: "bevestigd"
    case .returned: "teruggekomen"
    case .refused: "geweigerd"
    case .sameDay: "zelfde dag"
    case .sameDayOneLot: "zelfde dag, slechts één noemt het lot"
    case .nextDay: "een dag verschil"
    case .nextDayOneLot: "een dag verschil, slechts één noemt het lot"
    case .sameNumber: "zelfde ondernemingsnummer"
    case .sameName: "zelfde naam"
    case .nearName: "bijna dezelfde naam"
    case .gift: "gratis"
    case .paid: "betaald"
    case .unknown: "onbekend"
    case .signature: "handtekening"
    case .scan: "scan"
    case .link: "link"
    case .mail: "e-mail"
    case .web: "web"
    case .terminal: "terminal"
    case .csv: "CSV"
    case .phone: "telefoon"
    case .paper: "papier"
    case .yes: "ja"
    case .no: "nee"
    case .done: "gedaan"
    case .purchase: "aankoop"
    case .undocumented: "niet gedocumenteerd"
    case .missing: "ontbreekt"
    case .none: "geen"
    case .adviserOk: "gunstig advies"
    case .tested: "getest"
    case .few: "minder dan 3"
    case .nameInReport: "naam in verslagen"
    case .photo: "foto"
    case .logo: "logo"
    case .mentionToRecipient: "naam aan de ontvanger"
    case .list: "lijst"
    case .show: "inzage"
    case .change: "wijziging"
    case .erase: "wissing"
    case .note: "nota"
    case .address: "adres"
    case .name: "naam"
    case .language: "taal"
    case .consent: "toestemming"
    case .withdrawal: "intrekking"
    case .attachment: "bijlage"
    }
  }

  public func column(_ column: AnswerColumn) -> String {
    switch column {
    case .lender: "uitlener"
    case .borrower: "lener"
    case .holder: "bij"
    case .outstanding: "nog terug te geven"
    case .started: "begin"
    case .status: "toestand"
    case .daysOverdue: "dagen te laat"
    case .daysLate: "te laat terug (dagen)"
    case .days: "dagen"
    case .renewals: "verlengingen"
    case .returnedBy: "teruggebracht door"
    case .accounting: "bezit"
    case .onhand: "heeft in huis"
    case .counted: "geteld"
    case .variance: "verschil"
    case .copies: "kopieën"
    case .gross: "geleverd"
    case .returned: "teruggekomen"
    case .net: "netto"
    case .confirmed: "bevestigd"
    case .organisations: "organisaties"
    case .byCategory: "per categorie"
    case .given: "geschonken"
    case .from: "van"
    case .to: "tot"
    case .at: "op"
    case .known: "bekend op"
    case .erased: "gewist"
    case .act: "wat"
    case .cursor: "gelezen inschrijvingen"
    case .view: "beeld"
    case .position: "plaats"
    case .leafHash: "vingerafdruk"
    case .asked: "gevraagd"
    case .promised: "beloofd"
    case .delivered: "geleverd"
    case .open: "nog te vinden"
    case .left: "blijft over"
    case .remaining: "nog verschuldigd"
    case .surplus: "teveel"
    case .fulfilled: "vervuld"
    case .type: "aard"
    case .bought: "gekocht"
    case .intent: "nood of aanbod"
    case .commitment: "toezegging"
    case .list: "lijst"
    case .items: "artikelen"
    case .need: "behoefte"
    case .offer: "aanbod"
    case .offered: "aangeboden"
    case .fit: "overeenkomst"
    case .covers: "dekt"
    case .near: "nabijheid"
    case .carrier: "gebracht door"
    case .confirmedOn: "bevestigd op"
    case .kept: "dubbel van"
    case .keptOn: "van"
    case .keptBy: "genoteerd door"
    case .keptName: "de andere naam"
    case .command: "bevel"
    case .verified: "nagegaan"
    case .covered: "gedekt"
    case .coverage: "dekking"
    case .medianDays: "mediane termijn (dagen)"
    case .p90Days: "termijn 90 % (dagen)"
    case .negative: "onder nul"
    case .corrections: "verbeteringen"
    case .reserved: "gereserveerd"
    case .available: "beschikbaar"
    case .call: "oproep"
    case .brought: "gebracht"
    case .issued: "gedaan"
    case .answered: "antwoorden"
    case .member: "lid"
    case .members: "leden"
    case .until: "tot"
    case .out: "meegegeven"
    case .made: "gemaakt"
    case .used: "gebruikt"
    case .back: "terug"
    case .there: "nog daar"
    case .since: "sinds"
    case .people: "mensen"
    case .answeredOn: "geantwoord op"
    case .lost: "verloren"
    case .scrap: "afval"
    case .machineHours: "machine-uren"
    case .workHours: "uren"
    case .entered: "binnen"
    case .role: "rol"
    case .participation: "droeg bij aan"
    case .share: "gewogen deel"
    case .holders: "bij hoeveel"
    case .contributors: "hoeveel gaven"
    case .shopper: "wie boodschappen doet"
    case .payer: "terug te betalen door"
    case .claimed: "voorgeschoten"
    case .refunded: "terugbetaald"
    case .claimant: "wie voorschoot"
    case .owed: "nog te betalen"
    case .lists: "lijsten"
    case .purpose: "doel"
    case .givenOn: "gegeven op"
    case .withdrawnOn: "ingetrokken op"
    case .writtenOn: "geschreven op"
    case .addedOn: "toegevoegd op"
    case .seenOn: "op"
    case .by: "door"
    case .doing: "handeling"
    case .changed: "gewijzigd"
    case .contact: "middel"
    case .text: "tekst"
    case .number: "nr."
    case .bytes: "bytes"
    case .with: "met"
    case .part: "rol"
    case .about: "over wie, over wat"
    }
  }

  public func part(_ part: AnswerPart) -> (title: String, empty: String) {
    switch part {
    case .cells: ("Voorraad: van wie, bij wie", "Niets in voorraad.")
    case .balances: ("Saldi per deelnemer", "Geen saldo.")
    case .counts: ("Tellingen", "Geen telling.")
    case .loans: ("Leningen", "Geen lening.")
    case .things: ("Dingen", "Er is nog niets gebeurd.")
    case .item: ("Artikel", "Geen artikel.")
    case .lot: ("Lot", "Geen lot.")
    case .serial: ("Serienummer", "Geen nummer.")
    case .nodes: ("Stappen", "Niets bekend.")
    case .edges: ("Verbanden", "Van zijn geschiedenis is niets bekend.")
    case .contributions: ("Bijdragen", "Geen bijdrage.")
    case .members: ("Leden", "Geen bijdrage van leden.")
    case .period: ("Periode", "Sinds het begin.")
    case .delivered: ("Geleverd", "Geen levering aan een begunstigde.")
    case .facilitated: ("Door derden geleverd via het platform", "Geen levering door derden.")
    case .services: ("Diensten", "Geen dienst.")
    case .documents: ("Documenten", "Geen document.")
    case .hours: ("Uren", "Geen uren.")
    case .restated: ("Herziene cijfers", "Cijfers niet herzien.")
    case .agents: ("Deelnemers", "Geen deelnemer.")
    case .items: ("Artikelen", "Geen artikel.")
    case .views: ("Beelden", "Geen beeld.")
    case .journal: ("Dagboek", "Het dagboek is leeg voor deze periode.")
    case .needs: ("Behoeften", "Geen behoefte.")
    case .intents: ("Behoeften en aanbod", "Geen behoefte of aanbod.")
    case .commitments: ("Beloften", "Geen belofte.")
    case .lists: ("Boodschappenlijsten", "Geen lijst.")
    case .deliveries: ("Leveringen", "Geen levering.")
    case .toldTwice:
      (
        "Leveringen die misschien twee keer genoteerd zijn",
        "Geen levering lijkt twee keer genoteerd."
      )
    case .registeredTwice:
      (
        "Deelnemers die misschien twee keer ingeschreven zijn",
        "Geen deelnemer lijkt twee keer ingeschreven."
      )
    case .proposals:
      ("Mogelijke koppelingen", "Geen aanbod beantwoordt een open behoefte.")
    case .calls: ("Oproepen aan de leden", "Geen oproep.")
    case .answers: ("Antwoorden", "Nog niemand heeft geantwoord.")
    case .memberships: ("Lidmaatschappen", "Geen lidmaatschap.")
    case .handouts: ("Werk dat is meegegeven", "Er is niets meegegeven.")
    case .totals: ("In totaal", "Niets.")
    case .processes: ("Stappen", "Geen enkele stap.")
    case .skills: ("Uren per vak", "Geen uren.")
    case .lots: ("Loten", "Geen lot.")
    case .shares: ("Wie bijdroeg (“droeg bij aan” telt niet op)", "Er werd niets geleverd.")
    case .weights: ("Gewichten, volgens de geldende aannames", "Geen gewicht.")
    case .lines: ("Regels", "Geen regel.")
    case .claims: ("Onkosten", "Geen onkosten.")
    case .person: ("Persoon", "Er wordt niets bewaard.")
    case .persons: ("Personen in de kluis", "De kluis is leeg.")
    case .contacts: ("Hoe de persoon te bereiken", "Geen manier om de persoon te bereiken.")
    case .consents: ("Toestemmingen", "Geen toestemming.")
    case .notes: ("Nota’s", "Geen nota.")
    case .attachments: ("Bijlagen", "Geen bijlage.")
    case .acts: ("Handelingen waaraan de persoon deelheeft", "Geen handeling.")
    case .changes: ("Wijzigingen van de fiche", "Geen wijziging.")
    case .accesses: ("Wie de kluis opende", "Niemand opende haar.")
    case .erased: ("Gewiste personen", "Geen gewiste persoon.")
    }
  }
}
