public import Exchange

/// French, the first language.
public struct FrenchWords: Vocabulary {
  public let language = Language.fr

  public init() {}

  /// So many entries of a log.
  public func entries(_ count: String) -> String { many(count, "écriture", "écritures") }
}

// MARK: - Kinds

extension FrenchWords {
  public func kind(_ kind: EventKind) -> String {
    switch kind {
    case .agentRegistered: "inscription d’un acteur"
    case .agentUpdated: "mise à jour d’un acteur"
    case .agentErased: "effacement d’un acteur"
    case .agentsMerged: "fusion d’acteurs"
    case .membershipStarted: "adhésion"
    case .membershipEnded: "fin d’adhésion"
    case .itemDefined: "nouvel article"
    case .needPublished: "besoin"
    case .offerPublished: "offre"
    case .needVerified: "besoin vérifié"
    case .intentWithdrawn: "besoin ou offre retiré"
    case .intentExpired: "besoin ou offre expiré"
    case .intentMarkedDuplicate: "besoin ou offre en double"
    case .listOpened: "liste de courses ouverte"
    case .listClosed: "liste de courses close"
    case .callIssued: "appel aux membres"
    case .commitmentMade: "engagement"
    case .commitmentChanged: "engagement modifié"
    case .commitmentCancelled: "engagement annulé"
    case .donationReceived: "don"
    case .purchaseReceived: "achat"
    case .loanStarted: "prêt"
    case .loanRenewed: "prêt prolongé"
    case .loanReturned: "retour de prêt"
    case .loanLost: "perte d’un objet prêté"
    case .loanTurnedGift: "prêt devenu don"
    case .handedOut: "travail confié"
    case .handedBack: "travail rendu"
    case .workDone: "heures"
    case .equipmentUsed: "usage d’une machine"
    case .designCited: "plan ou patron utilisé"
    case .inputConsumed: "consommation"
    case .outputProduced: "production"
    case .lotChecked: "contrôle d’un lot"
    case .moved: "déplacement"
    case .goodsDelivered: "livraison"
    case .deliveryConfirmed: "accusé de réception"
    case .goodsReturned: "retour de livraison"
    case .supplyFacilitated: "fourniture par un tiers"
    case .serviceDelivered: "service"
    case .documentPublished: "document publié"
    case .documentCopied: "copies d’un document"
    case .expenseClaimed: "note de frais"
    case .expenseReimbursed: "remboursement de frais"
    case .openingBalance: "reprise de stock"
    case .stockCounted: "comptage"
    case .lossRecorded: "perte"
    case .foundRecorded: "trouvaille"
    case .reversed: "annulation"
    case .amended: "rectification"
    case .assumptionSet: "hypothèse"
    case .periodClosed: "clôture"
    case .periodReopened: "réouverture"
    case .reportIssued: "rapport publié"
    case .clockCorrected: "horloge remise à l’heure"
    }
  }

  public func unit(_ unit: Unit) -> String {
    switch unit {
    case .one: "pièce"
    case .hour: "heure"
    case .day: "jour"
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
    case .one: "pièces"
    case .hour: "heures"
    case .day: "jours"
    case .gram, .kilogram, .metre, .kilometre, .squareMetre, .litre: self.unit(unit)
    }
  }

  public func category(_ category: Category) -> String {
    switch category {
    case .hospital: "hôpital"
    case .medicalHouse: "maison médicale"
    case .medicalSecretary: "secrétariat médical"
    case .adminStaff: "personnel administratif"
    case .nursingHome: "maison de repos"
    case .homeCare: "soins à domicile"
    case .carer: "soignant"
    case .other: "autre"
    case .company: "entreprise"
    case .selfEmployed: "indépendant"
    case .citizen: "citoyen"
    case .shelteredWork: "travail adapté"
    case .school: "école"
    case .public: "service public"
    case .association: "association"
    }
  }

  public func agentType(_ type: AgentType) -> String {
    switch type {
    case .person: "personne"
    case .organization: "organisation"
    case .group: "groupe"
    }
  }
}
