public import Wording

extension DutchWords {
  public func indicator(_ indicator: Indicator) -> (name: String, base: String) {
    switch indicator {
    case .unitsConfirmed: ("Bevestigde geleverde eenheden", "eenheden, op netto geleverd")
    case .unconfirmed: ("Geleverd, niet bevestigd", "eenheden, meer dan 7 dagen na levering")
    case .acceptance:
      ("Aanvaardingsgraad", "van de gecontroleerde eenheden; van de gecontroleerde loten")
    case .organisations:
      ("Bediende organisaties", "verschillende organisaties, dubbels samengevoegd")
    case .people: ("Beschermde personen (opgegeven)", "personen, het hoogste aantal per site")
    case .verifiedNeeds: ("Geverifieerde noden", "noden en hoeveelheid")
    case .coverage: ("Dekking van de noden", "van de geverifieerde hoeveelheid, nood per nood")
    case .fullNeeds: ("Volledig gedekte noden", "van de geverifieerde noden")
    case .delay: ("Termijn van nood tot eerste levering", "dagen, mediaan van de bediende noden")
    case .verificationDelay: ("Termijn van melding tot verificatie", "uren, mediaan")
    case .discardedNeeds: ("Vervallen of dubbele noden, weggelaten", "noden, buiten de noemer")
    case .hoursGiven: ("Gegeven uren", "onbetaalde uren")
    case .hoursPaid:
      (
        "Uren ter beschikking gesteld door de leden",
        "uren betaald door hun werkgever, nooit opgeteld bij nr. 12"
      )
    case .contributors: ("Bijdragers", "verschillende personen en organisaties, gewiste inbegrepen")
    case .gifts: ("Giften in natura", "hoeveelheid per artikel")
    case .loans: ("Leningen", "machinedagen; aantal per status op de afsluitdatum")
    case .value: ("Gemobiliseerde waarde (vork)", "euro, van laag tot hoog")
    case .localShare: ("Lokaal aandeel", "van wat met gekende plaats is genoteerd")
    case .scrap: ("Snijafval", "van het verbruikte materiaal")
    case .traceability:
      (
        "Traceerbaarheid van de loten",
        "van de geleverde eenheden, met bekend lot en bekende herkomst"
      )
    case .proofs: ("Bewijzen", "van de leveringen, met ontvangstbewijs")
    case .variance:
      ("Voorraadverschil", "hoeveelheid, geteld tegenover berekend; hoort naar 0 te gaan")
    case .freshness: ("Versheid van de gegevens", "van de genoteerde handelingen")
    case .usefulness:
      ("Vastgesteld nut", "van de bediende organisaties (gebruikt, in reserve, ongeschikt)")
    case .services: ("Diensten en kennis", "verleende diensten")
    }
  }

  public func rule(_ rule: CountingRule) -> String {
    switch rule {
    case .d1:
      "Als geleverd telt wat een eindontvanger kreeg, min wat terugkwam; verbruikt materiaal "
        + "is nooit een geleverd product."
    case .d2: "De keten wordt maar één keer gewaardeerd: ofwel wat erin gaat, ofwel wat eruit komt."
    case .d3:
      "Een lening telt in dagen, niet tegen de prijs van het ding; een verlies is een aparte "
        + "regel."
    case .d4: "Verplaatsingen tussen depots zijn intern: alleen de laatste rit telt."
    case .d5: "Een organisatie die twee keer is ingeschreven, telt één keer."
    case .d6:
      "Beschermde personen zijn wat de ontvangers opgeven, het hoogste aantal per site, "
        + "nooit een som."
    case .d7: "Een lot dat twee coöperaties melden, behoudt zijn herkomst en telt maar één keer."
    case .d8:
      "Een verbetering is een nieuwe handeling; een uitgegeven verslag blijft zoals het is, "
        + "het volgende zegt “herzien”."
    case .d9: "Een herbruikbaar goed telt als één eenheid, nooit als een aantal keer gebruik."
    case .d10:
      "Vervallen, ingetrokken of dubbele noden verlaten de noemer, en hun aantal wordt "
        + "afgedrukt."
    }
  }

  public func mode(_ mode: ContributionMode) -> String {
    switch mode {
    case .time: "tijd"
    case .goods: "materiaal en goederen"
    case .loan: "bruikleen"
    case .service: "dienst"
    case .transport: "vervoer"
    case .machine: "machinetijd"
    }
  }
}
