public import Exchange

/// German.
public struct GermanWords: Vocabulary {
  public let language = Language.de

  public init() {}

  /// So many entries of a log.
  public func entries(_ count: String) -> String { many(count, "Eintrag", "Einträge") }

  /// So many entries of a log, after a word like “of”.
  public func ofEntries(_ count: String) -> String { many(count, "Eintrag", "Einträgen") }
}

// MARK: - Kinds

extension GermanWords {
  public func kind(_ kind: EventKind) -> String {
    switch kind {
    case .agentRegistered: "Eintragung eines Beteiligten"
    case .agentUpdated: "Änderung eines Beteiligten"
    case .agentErased: "Löschung eines Beteiligten"
    case .agentsMerged: "Zusammenlegung von Beteiligten"
    case .membershipStarted: "Beitritt"
    case .membershipEnded: "Austritt"
    case .itemDefined: "neuer Artikel"
    case .needPublished: "Bedarf"
    case .offerPublished: "Angebot"
    case .needVerified: "Bedarf geprüft"
    case .intentWithdrawn: "Bedarf oder Angebot zurückgezogen"
    case .intentExpired: "Bedarf oder Angebot abgelaufen"
    case .intentMarkedDuplicate: "Bedarf oder Angebot doppelt"
    case .listOpened: "Einkaufsliste geöffnet"
    case .listClosed: "Einkaufsliste geschlossen"
    case .callIssued: "Aufruf an die Mitglieder"
    case .commitmentMade: "Zusage"
    case .commitmentChanged: "Zusage geändert"
    case .commitmentCancelled: "Zusage zurückgenommen"
    case .donationReceived: "Spende"
    case .purchaseReceived: "Kauf"
    case .loanStarted: "Leihe"
    case .loanRenewed: "Leihe verlängert"
    case .loanReturned: "Rückgabe einer Leihe"
    case .loanLost: "Verlust einer Leihe"
    case .loanTurnedGift: "Leihe wurde Spende"
    case .handedOut: "Arbeit ausgegeben"
    case .handedBack: "Arbeit zurückgegeben"
    case .workDone: "Stunden"
    case .equipmentUsed: "Nutzung einer Maschine"
    case .designCited: "Plan oder Schnitt verwendet"
    case .inputConsumed: "Verbrauch"
    case .outputProduced: "Herstellung"
    case .lotChecked: "Prüfung einer Charge"
    case .moved: "Verlagerung"
    case .goodsDelivered: "Lieferung"
    case .deliveryConfirmed: "Empfangsbestätigung"
    case .goodsReturned: "Rücklieferung"
    case .supplyFacilitated: "Lieferung durch Dritte"
    case .serviceDelivered: "Dienstleistung"
    case .documentPublished: "Dokument veröffentlicht"
    case .documentCopied: "Kopien eines Dokuments"
    case .expenseClaimed: "Spesenabrechnung"
    case .expenseReimbursed: "Erstattung von Spesen"
    case .openingBalance: "Anfangsbestand"
    case .stockCounted: "Zählung"
    case .lossRecorded: "Verlust"
    case .foundRecorded: "Fund"
    case .reversed: "Stornierung"
    case .amended: "Berichtigung"
    case .assumptionSet: "Annahme"
    case .periodClosed: "Abschluss"
    case .periodReopened: "Wiedereröffnung"
    case .reportIssued: "Bericht veröffentlicht"
    case .clockCorrected: "Uhr gestellt"
    }
  }

  public func unit(_ unit: Unit) -> String {
    switch unit {
    case .one: "Stück"
    case .hour: "Stunde"
    case .day: "Tag"
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
    case .one: "Stück"
    case .hour: "Stunden"
    case .day: "Tage"
    case .gram, .kilogram, .metre, .kilometre, .squareMetre, .litre: self.unit(unit)
    }
  }

  public func category(_ category: Category) -> String {
    switch category {
    case .hospital: "Krankenhaus"
    case .medicalHouse: "Ärztehaus"
    case .medicalSecretary: "Arztsekretariat"
    case .adminStaff: "Verwaltungspersonal"
    case .nursingHome: "Pflegeheim"
    case .homeCare: "häusliche Pflege"
    case .carer: "Pflegekraft"
    case .other: "andere"
    case .company: "Unternehmen"
    case .selfEmployed: "Selbständige"
    case .citizen: "Bürger"
    case .shelteredWork: "beschützende Werkstatt"
    case .school: "Schule"
    case .public: "öffentlicher Dienst"
    case .association: "Verein"
    }
  }

  public func agentType(_ type: AgentType) -> String {
    switch type {
    case .person: "Person"
    case .organization: "Organisation"
    case .group: "Gruppe"
    }
  }
}
