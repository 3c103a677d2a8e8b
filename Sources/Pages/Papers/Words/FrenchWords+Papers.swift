public import Wording

extension FrenchWords: PaperWords {
  public func paper(_ text: PaperText) -> String {
    switch text {
    case .giftReceipt: "Reçu de don en nature"
    case .deliveryNote: "Bon de livraison"
    case .loanNote: "Bon de prêt"
    case .labels: "Étiquettes"
    case .code: "Code QR de la référence"
    case .date: "Date"
    case .goods: "Biens"
    case .lot: "Lot"
    case .serial: "N° de série"
    case .quantity: "Quantité"
    case .enterpriseNumber: "N° d’entreprise"
    case .donor: "Donné par"
    case .receivedBy: "Reçu par"
    case .valueByDonor: "Valeur déclarée par le donateur"
    case .outcome: "Ce que le don est devenu"
    case .noTaxCertificate: "Ce reçu ne constitue pas une attestation fiscale."
    case .thanks: "Merci pour ce don."
    case .sender: "De"
    case .recipient: "À"
    case .service: "Service"
    case .intendedUse: "Usage prévu"
    case .excludedUse: "Usage exclu"
    case .conformity: "Conformité"
    case .freeOfCharge: "Remis à titre gratuit."
    case .received: "Reçu"
    case .refused: "Refusé"
    case .remarks: "Remarques"
    case .nameAndFunction: "Nom et fonction"
    case .signature: "Signature"
    case .signedOn: "Date"
    case .confirmsFree: "L’institution destinataire confirme avoir reçu ces biens à titre gratuit."
    case .personConfirmsFree:
      "Le destinataire confirme avoir reçu ces biens à titre gratuit."
    case .confirmed: "Réception confirmée"
    case .mode: "Mode"
    case .ordinarySignature:
      "Faite à l’écran, cette signature est une signature électronique ordinaire."
    case .lender: "Prêteur"
    case .borrower: "Emprunteur"
    case .object: "Objet"
    case .lentOn: "Prêté le"
    case .dueOn: "À rendre le"
    case .noDueDate: "pas de date convenue"
    case .stateAndAccessories: "État et accessoires"
    case .valueByLender: "Valeur déclarée par le prêteur"
    case .purpose: "Usage"
    case .returnPlace: "Lieu du retour"
    case .consumables: "Consommables payés par"
    case .since: "Depuis le prêt"
    case .freeLoan: "Prêt à usage gratuit."
    case .dutyOfCare:
      "L’emprunteur se sert de l’objet avec soin, pour l’usage convenu, et le rend à la "
        + "date convenue."
    case .dutyOfLoss:
      "Il répond de la perte et des dégâts causés par sa faute ; l’usure normale n’est pas "
        + "à sa charge."
    case .lenderSigns: "Le prêteur : date, nom, signature"
    case .borrowerSigns: "L’emprunteur : date, nom, signature"
    case .madeOn: "Fait le"
    case .notChecked: "non contrôlé"
    case .owner: "Propriétaire"
    case .lentByCitizen: "prêt d’un citoyen"
    case .returnTo: "Rendre à"
    case .homeMade: "Fait maison."
    case .notOfficial: "N’est pas un équipement médical officiel."
    case .disinfect: "À désinfecter avant usage."
    case .notForCovidWards: "Pas pour les unités covid."
    }
  }

  public func phrase(_ phrase: PaperPhrase) -> String {
    switch phrase {
    case .number(let number): "N° \(number)"
    case .citizen(let id): "un citoyen (\(id))"
    case .person(let id): "une personne (\(id))"
    case .erasedPerson(let id): "personne effacée (\(id))"
    case .amended(let day, let was): "rectifié le \(day), avant : \(was)"
    case .givenTo(let recipient, let day): "Don reçu par \(recipient) le \(day)"
    case .handedTo(let recipient, let day): "Pour \(recipient), le \(day)"
    case .lentBy(let lender, let day): "Prêté par \(lender) le \(day)"
    case .used(let amount): "Mis en œuvre : \(amount)."
    case .delivered(let amount, let name): "Livré tel quel : \(amount), \(name)."
    case .madeAndDelivered(let amount, let name):
      "Avec d’autres apports, a contribué à ces biens livrés : \(name), \(amount)."
    case .broughtBack(let amount): "dont retourné : \(amount)"
    case .happened(let event): happened(event)
    case .entry(let id, let position): "Au registre, « \(id) », place \(position)"
    case .log(let origin, let size): "Registre « \(origin) », \(entries(size)), racine"
    case .labelCount(let count): many(count, "étiquette à découper", "étiquettes à découper")
    }
  }

  private func happened(_ event: LoanNote.Happening) -> String {
    let day = language.format(event.day)
    return switch event.kind {
    case .renewed(let until): "\(day) : prolongé jusqu’au \(language.format(until))."
    case .returned: "\(day) : rendu, \(amount(event.quantity))."
    case .lost: "\(day) : perdu, \(amount(event.quantity))."
    case .given: "\(day) : devenu un don, \(amount(event.quantity))."
    }
  }
}
