public import Wording

extension DutchWords: StatementWords {
  public func statement(_ text: StatementText) -> String {
    switch text {
    case .memberStatement: "Overzicht van bijdragen"
    case .recipientStatement: "Overzicht van wat werd bezorgd"
    case .specialReport: "Bijzonder verslag: activiteiten en middelen"
    case .statementFor: "Opgemaakt voor"
    case .publicID: "Kenmerk in het register"
    case .thankYou: "Dank u voor al wat hieronder staat."
    case .onlyYou: "Dit overzicht gaat alleen over u; niets wordt er met anderen vergeleken."
    case .onlyThem:
      "Dit overzicht gaat alleen over deze persoon; niets wordt er met anderen vergeleken."
    case .givenSection: "Wat werd bijgedragen"
    case .givenTable: "Bijdragen, na verbetering"
    case .form: "vorm"
    case .nothingGiven: "Voor deze periode is geen bijdrage genoteerd."
    case .receivedSection: "Wat aankwam"
    case .receivedTable: "Ontvangen leveringen"
    case .nothingReceived: "Voor deze periode is geen levering genoteerd."
    case .howCounted: "Hoe er geteld wordt"
    case .countedApart:
      "Verschillende vormen en eenheden worden niet opgeteld: er is geen totaal en geen score."
    case .countedLoans:
      "Een lening telt in dagen: elke dag telt voor zoveel voorwerpen als er uitgeleend waren."
    case .countedMachines: "De uren van een machine gelden voor wie ze bezit."
    case .chainLeftOut:
      "Aan welke geleverde goederen deze bijdragen meewerkten, staat niet in de cijfers "
        + "van dit overzicht."
    case .wrong: "Als er iets niet klopt"
    case .wrongGift:
      "Zeg het aan de coöperatie. Een verbetering is een nieuwe handeling die de oude niet "
        + "verbergt; een later overzicht rekent ermee."
    case .freeSection: "Gratis bezorgd"
    case .deliveriesTable: "Elke levering, met wat erover werd gemeld"
    case .deliveryNumber: "nummer"
    case .dayColumn: "datum"
    case .lotColumn: "lot"
    case .fromWhom: "van"
    case .confirmedHow: "bevestiging"
    case .totalsTable: "Totalen per product"
    case .thirdParties: "Door derden geleverd, via de coöperatie"
    case .thirdPartiesNote:
      "Onder welke voorwaarden deze derden leverden, staat niet in het register; deze "
        + "hoeveelheden tellen niet bij de andere."
    case .askedSection: "Wat werd gevraagd"
    case .askedTable: "Vragen, en wat nog openstaat"
    case .askedNote: "Een vraag van voor het begin van de periode staat niet in deze tabel."
    case .nothingAsked: "Voor deze periode is geen vraag genoteerd."
    case .unknownQuantity: "hoeveelheid onbekend"
    case .wrongDelivery:
      "Antwoord met het nummer van de levering, wat werd ontvangen en wat werd geweigerd "
        + "of teruggegeven. Een verbetering is een nieuwe handeling die de oude niet verbergt. Een "
        + "levering zonder bevestiging blijft dat tot iemand antwoordt."
    case .formIsFree:
      "De vorm van dit verslag is vrij. Het wordt elk jaar gevraagd van coöperaties die "
        + "erkend zijn voor de Nationale Raad voor de Coöperatie (koninklijk besluit van "
        + "8 januari 1962) en van die welke erkend zijn als sociale onderneming (Wetboek van "
        + "vennootschappen en verenigingen, art. 8:5; koninklijk besluit van 28 juni 2019, "
        + "art. 6)."
    case .claimsNothing:
      "Deze pagina zegt niet dat de coöperatie erkend is. Ze geeft wat het register weet; "
        + "het bestuur vult de rest aan."
    case .accreditation: "Erkenning, en sinds wanneer"
    case .activities: "Activiteiten voor het voorwerp"
    case .deliveredTable: "Geleverde goederen, na terugname"
    case .servedTable: "Bediende organisaties, per type"
    case .means: "Ingezette middelen"
    case .meansTable: "Wat leden en anderen samenbrachten"
    case .meansColumn: "middel"
    case .machineHours: "Machine-uren"
    case .noMachine: "er is geen gebruik van machines genoteerd"
    case .hoursApart:
      "Gegeven uren en door een werkgever betaalde uren worden niet opgeteld; dit verslag "
        + "geeft ze buiten de jaarrekening."
    case .advantage: "Voordeel voor de leden"
    case .advantageTable: "Wat leden van de coöperatie kregen"
    case .advantageColumn: "voordeel"
    case .callsAnswered: "Beantwoorde oproepen tussen leden"
    case .noCalls: "oproepen staan niet in de cijfers van dit verslag"
    case .loansToMembers: "Leningen aan leden"
    case .noBorrowers: "leningen worden per voorwerp geteld, niet per lener"
    case .goodsToMembers: "Goederen en diensten voor leden"
    case .noMembership: "leveringen worden per type ontvanger geteld, lid of niet"
    case .advantageBlank: "Economisch of sociaal voordeel voor de leden, volgens het bestuur"
    case .training: "Vorming en informatie"
    case .documentsTable: "Uitgegeven documenten"
    case .documentColumn: "document"
    case .servicesTable: "Bewezen diensten en adviezen"
    case .noTraining: "Voor deze periode is geen uitgegeven document en geen dienst genoteerd."
    case .trainingBlank: "Middelen bestemd voor vorming en informatie"
    case .moreInImpact:
      "Meer van dit soort regels staat in het impactverslag over dezelfde periode."
    case .conditions: "Hoe de erkenningsvoorwaarden worden nagegaan"
    case .conditionsNote:
      "Het register kent kapitaal, stemmen noch mandaten: deze regels vult het bestuur in."
    case .admissions: "Toetredingen: aantal, weigeringen en redenen"
    case .resignations: "Uittredingen: aantal, uitbetaalde bedragen, weigeringen"
    case .votes: "Stemrecht: één stem per persoon, of de grens van 10 %"
    case .dividend: "Dividend: percentage en bovengrens"
    case .mandates: "Bestuursmandaten: onbezoldigd"
    case .purpose: "Hoofddoel, zoals de statuten het zeggen"
    case .reserved: "Bedrag voor het voorwerp, voor enig dividend"
    case .signedByBoard: "Opgemaakt door het bestuur: datum, namen, handtekeningen"
    }
  }

  public func copies(_ count: Int) -> String { many(count, "exemplaar", "exemplaren") }

  public func handedOver(_ count: Int, open: Int) -> String {
    let deliveries =
      count == 0
      ? "Er is geen levering genoteerd"
      : many(count, "levering werd", "leveringen werden") + " gratis bezorgd"
    return deliveries
      + (open > 0 ? "; " + many(open, "vraag staat nog open.", "vragen staan nog open.") : ".")
  }
}
