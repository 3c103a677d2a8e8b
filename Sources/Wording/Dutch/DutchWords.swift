public import Exchange

/// Dutch.
public struct DutchWords: Vocabulary {
  public let language = Language.nl

  public init() {}

  /// So many entries of a log.
  public func entries(_ count: String) -> String { many(count, "inschrijving", "inschrijvingen") }
}

// MARK: - Kinds

extension DutchWords {
  public func kind(_ kind: EventKind) -> String {
    switch kind {
    case .agentRegistered: "inschrijving van een deelnemer"
    case .agentUpdated: "wijziging van een deelnemer"
    case .agentErased: "wissing van een deelnemer"
    case .agentsMerged: "samenvoeging van deelnemers"
    case .membershipStarted: "aansluiting"
    case .membershipEnded: "einde van aansluiting"
    case .itemDefined: "nieuw artikel"
    case .needPublished: "behoefte"
    case .offerPublished: "aanbod"
    case .needVerified: "behoefte nagegaan"
    case .intentWithdrawn: "behoefte of aanbod ingetrokken"
    case .intentExpired: "behoefte of aanbod verlopen"
    case .intentMarkedDuplicate: "behoefte of aanbod dubbel"
    case .listOpened: "boodschappenlijst geopend"
    case .listClosed: "boodschappenlijst gesloten"
    case .callIssued: "oproep aan de leden"
    case .commitmentMade: "belofte"
    case .commitmentChanged: "belofte gewijzigd"
    case .commitmentCancelled: "belofte geannuleerd"
    case .donationReceived: "gift"
    case .purchaseReceived: "aankoop"
    case .loanStarted: "lening"
    case .loanRenewed: "lening verlengd"
    case .loanReturned: "lening teruggebracht"
    case .loanLost: "geleend goed verloren"
    case .loanTurnedGift: "lening werd gift"
    case .handedOut: "werk meegegeven"
    case .handedBack: "werk teruggebracht"
    case .workDone: "uren"
    case .equipmentUsed: "gebruik van een machine"
    case .designCited: "plan of patroon gebruikt"
    case .inputConsumed: "verbruik"
    case .outputProduced: "productie"
    case .lotChecked: "controle van een lot"
    case .moved: "verplaatsing"
    case .goodsDelivered: "levering"
    case .deliveryConfirmed: "ontvangstbewijs"
    case .goodsReturned: "teruggekomen levering"
    case .supplyFacilitated: "levering door een derde"
    case .serviceDelivered: "dienst"
    case .documentPublished: "document gepubliceerd"
    case .documentCopied: "kopieën van een document"
    case .expenseClaimed: "onkostennota"
    case .expenseReimbursed: "terugbetaling van onkosten"
    case .openingBalance: "beginvoorraad"
    case .stockCounted: "telling"
    case .lossRecorded: "verlies"
    case .foundRecorded: "vondst"
    case .reversed: "annulering"
    case .amended: "rechtzetting"
    case .assumptionSet: "aanname"
    case .periodClosed: "afsluiting"
    case .periodReopened: "heropening"
    case .reportIssued: "verslag gepubliceerd"
    case .clockCorrected: "klok juist gezet"
    }
  }

  public func unit(_ unit: Unit) -> String {
    switch unit {
    case .one: "stuk"
    case .hour: "uur"
    case .day: "dag"
    case .gram: "g"
    case .kilogram: "kg"
    case .metre: "m"
    case .kilometre: "km"
    case .squareMetre: "m²"
    case .litre: "l"
    }
  }

  public func plural(_ unit: Unit) -> String {
    switch unit {
    case .one: "stuks"
    case .hour: "uur"
    case .day: "dagen"
    case .gram, .kilogram, .metre, .kilometre, .squareMetre, .litre: self.unit(unit)
    }
  }

  public func category(_ category: Category) -> String {
    switch category {
    case .hospital: "ziekenhuis"
    case .medicalHouse: "wijkgezondheidscentrum"
    case .medicalSecretary: "medisch secretariaat"
    case .adminStaff: "administratief personeel"
    case .nursingHome: "woonzorgcentrum"
    case .homeCare: "thuiszorg"
    case .carer: "zorgverlener"
    case .other: "andere"
    case .company: "bedrijf"
    case .selfEmployed: "zelfstandige"
    case .citizen: "burger"
    case .shelteredWork: "maatwerkbedrijf"
    case .school: "school"
    case .public: "overheidsdienst"
    case .association: "vereniging"
    }
  }

  public func agentType(_ type: AgentType) -> String {
    switch type {
    case .person: "persoon"
    case .organization: "organisatie"
    case .group: "groep"
    }
  }
}
