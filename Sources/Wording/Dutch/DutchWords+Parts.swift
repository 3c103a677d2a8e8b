extension DutchWords {
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
    case .former:
      (
        "Vroegere namen en contactgegevens, waarmee de persoon elders misschien nog genoemd wordt",
        "Geen vroegere naam of contactgegevens."
      )
    case .consents: ("Toestemmingen", "Geen toestemming.")
    case .notes: ("Nota’s", "Geen nota.")
    case .attachments: ("Bijlagen", "Geen bijlage.")
    case .acts: ("Handelingen waaraan de persoon deelheeft", "Geen handeling.")
    case .changes: ("Wijzigingen van de fiche", "Geen wijziging.")
    case .mentions:
      ("Wat andere fiches en nota’s over de persoon zeggen", "Geen andere noemt haar.")
    case .accesses: ("Wie de kluis opende", "Niemand opende haar.")
    case .erased: ("Gewiste personen", "Geen gewiste persoon.")
    case .reach: ("Bereik", "Geen levering aan een ontvanger.")
    case .late:
      ("Geleverd, na 7 dagen niet bevestigd", "Niets wacht langer dan 7 dagen op bevestiging.")
    case .served: ("Bediende organisaties, per type", "Geen organisatie bediend.")
    case .recipients: ("Producten per type ontvanger", "Er werd niets geleverd.")
    case .weeklyDelivered: ("Geleverd, week na week", "Er werd niets geleverd.")
    case .places: ("Waar", "Geen plaats bekend.")
    case .principal: ("Voornaamste artikel", "Geen geverifieerde behoefte.")
    case .coverage: ("Dekking van de geverifieerde behoeften", "Geen geverifieerde behoefte.")
    case .weeklyVerified: ("Geverifieerde behoeften, week na week", "Geen geverifieerde behoefte.")
    case .workByRole: ("Uren per taak", "Geen uren genoteerd.")
    case .contributors: ("Bijdragers", "Nog niemand droeg bij.")
    case .contributorTypes: ("Bijdragers per type", "Nog niemand droeg bij.")
    case .contributorModes: ("Bijdragers per wijze", "Nog niemand droeg bij.")
    case .gifts: ("Giften in natura", "Geen gift.")
    case .machines: ("Machine-uren", "Geen machine gebruikt.")
    case .lent: ("Leningen", "Geen lening.")
    case .local: ("Lokaal deel", "Geen plaats bekend.")
    case .valued: ("Ingezette waarde, regel per regel", "Niets te waarderen.")
    case .value: ("Ingezette waarde (EUR)", "Niets te waarderen.")
    case .assumptions: ("Aannames", "Geen aanname van kracht.")
    case .replacement: ("Vervangingswaarde van wat geleverd is (EUR)", "Geen prijs bekend.")
    case .acceptance: ("Controle van de loten", "Geen lot gecontroleerd.")
    case .scrap: ("Afval", "Niet gemeten: geen stuklijst van kracht.")
    case .freshness: ("Versheid van de gegevens", "Geen handeling.")
    case .variances: ("Inventarisverschillen", "Er werd niets geteld.")
    case .flow: ("Van gift tot zorg (gewogen delen)", "Niets te verdelen.")
    case .unweighted: ("Ontbrekende gewichten", "Geen gewicht ontbreekt.")
    case .unshared:
      (
        "Producten waarvan de aandelen niet berekend zijn: hun ketens zijn samen te lang",
        "De aandelen van alle producten zijn berekend."
      )
    case .traced: ("Traceerbaarheid van de loten", "Er werd niets geleverd.")
    }
  }
}
