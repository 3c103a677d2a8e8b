public import Wording

extension DutchWords: PaperWords {
  public func paper(_ text: PaperText) -> String {
    switch text {
    case .giftReceipt: "Ontvangstbewijs van een gift in natura"
    case .deliveryNote: "Leveringsbon"
    case .loanNote: "Leenbon"
    case .labels: "Etiketten"
    case .code: "QR-code van de referentie"
    case .date: "Datum"
    case .goods: "Goederen"
    case .lot: "Lot"
    case .serial: "Serienummer"
    case .quantity: "Hoeveelheid"
    case .enterpriseNumber: "Ondernemingsnr."
    case .donor: "Gegeven door"
    case .receivedBy: "Ontvangen door"
    case .valueByDonor: "Waarde volgens de gever"
    case .outcome: "Wat er met de gift gebeurde"
    case .noTaxCertificate: "Dit ontvangstbewijs is geen fiscaal attest."
    case .thanks: "Dank u voor deze gift."
    case .sender: "Van"
    case .recipient: "Aan"
    case .service: "Dienst"
    case .intendedUse: "Bedoeld voor"
    case .excludedUse: "Niet bedoeld voor"
    case .conformity: "Conformiteit"
    case .freeOfCharge: "Gratis overhandigd."
    case .received: "Ontvangen"
    case .refused: "Geweigerd"
    case .remarks: "Opmerkingen"
    case .nameAndFunction: "Naam en functie"
    case .signature: "Handtekening"
    case .signedOn: "Datum"
    case .confirmsFree:
      "De ontvangende instelling bevestigt dat zij deze goederen gratis heeft gekregen."
    case .personConfirmsFree:
      "De ontvanger bevestigt deze goederen gratis te hebben gekregen."
    case .confirmed: "Ontvangst bevestigd"
    case .mode: "Wijze"
    case .ordinarySignature:
      "Op een scherm gezet is deze handtekening een gewone elektronische handtekening."
    case .lender: "Uitlener"
    case .borrower: "Lener"
    case .object: "Voorwerp"
    case .lentOn: "Uitgeleend op"
    case .dueOn: "Terug op"
    case .noDueDate: "geen datum afgesproken"
    case .stateAndAccessories: "Staat en toebehoren"
    case .valueByLender: "Waarde volgens de uitlener"
    case .purpose: "Gebruik"
    case .returnPlace: "Plaats van teruggave"
    case .consumables: "Verbruiksgoederen betaald door"
    case .since: "Sinds de lening"
    case .freeLoan: "Kosteloze bruiklening."
    case .dutyOfCare:
      "De lener gebruikt het voorwerp met zorg, voor het afgesproken gebruik, en geeft het "
        + "op de afgesproken datum terug."
    case .dutyOfLoss:
      "De lener staat in voor verlies en schade door eigen fout; gewone slijtage is niet "
        + "voor zijn rekening."
    case .lenderSigns: "De uitlener: datum, naam, handtekening"
    case .borrowerSigns: "De lener: datum, naam, handtekening"
    case .madeOn: "Gemaakt op"
    case .notChecked: "niet gecontroleerd"
    case .owner: "Eigenaar"
    case .lentByCitizen: "lening van een burger"
    case .returnTo: "Terug aan"
    case .homeMade: "Zelfgemaakt."
    case .notOfficial: "Geen officieel medisch materiaal."
    case .disinfect: "Ontsmetten voor gebruik."
    case .notForCovidWards: "Niet voor covidafdelingen."
    }
  }

  public func phrase(_ phrase: PaperPhrase) -> String {
    switch phrase {
    case .number(let number): "Nr. \(number)"
    case .citizen(let id): "een burger (\(id))"
    case .person(let id): "een persoon (\(id))"
    case .erasedPerson(let id): "gewiste persoon (\(id))"
    case .amended(let day, let was): "verbeterd op \(day), eerst: \(was)"
    case .givenTo(let recipient, let day): "Gift ontvangen door \(recipient) op \(day)"
    case .handedTo(let recipient, let day): "Voor \(recipient), op \(day)"
    case .lentBy(let lender, let day): "Uitgeleend door \(lender) op \(day)"
    case .used(let amount): "Verwerkt: \(amount)."
    case .delivered(let amount, let name): "Geleverd zoals het was: \(amount), \(name)."
    case .madeAndDelivered(let amount, let name):
      "Droeg met andere bijdragen bij aan deze geleverde goederen: \(name), \(amount)."
    case .broughtBack(let amount): "waarvan teruggebracht: \(amount)"
    case .happened(let event): happened(event)
    case .entry(let id, let position): "In het register, “\(id)”, plaats \(position)"
    case .log(let origin, let size): "Register “\(origin)”, \(entries(size)), wortel"
    case .labelCount(let count):
      many(count, "etiket om uit te knippen", "etiketten om uit te knippen")
    }
  }

  private func happened(_ event: LoanNote.Happening) -> String {
    let day = language.format(event.day)
    return switch event.kind {
    case .renewed(let until): "\(day): verlengd tot \(language.format(until))."
    case .returned: "\(day): teruggegeven, \(amount(event.quantity))."
    case .lost: "\(day): verloren, \(amount(event.quantity))."
    case .given: "\(day): werd een gift, \(amount(event.quantity))."
    }
  }
}
