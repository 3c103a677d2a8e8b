public import Wording

extension GermanWords: PaperWords {
  public func paper(_ text: PaperText) -> String {
    switch text {
    case .giftReceipt: "Empfangsschein für eine Sachspende"
    case .deliveryNote: "Lieferschein"
    case .loanNote: "Leihschein"
    case .labels: "Etiketten"
    case .code: "QR-Code der Kennung"
    case .date: "Datum"
    case .goods: "Waren"
    case .lot: "Charge"
    case .serial: "Seriennummer"
    case .quantity: "Menge"
    case .enterpriseNumber: "Unternehmensnr."
    case .donor: "Gespendet von"
    case .receivedBy: "Empfangen von"
    case .valueByDonor: "Wert laut Spender"
    case .outcome: "Was aus der Spende wurde"
    case .noTaxCertificate: "Dieser Schein ist keine Spendenbescheinigung für die Steuer."
    case .thanks: "Danke für diese Spende."
    case .sender: "Von"
    case .recipient: "An"
    case .service: "Dienst"
    case .intendedUse: "Gedacht für"
    case .excludedUse: "Nicht gedacht für"
    case .conformity: "Konformität"
    case .freeOfCharge: "Unentgeltlich übergeben."
    case .received: "Erhalten"
    case .refused: "Abgelehnt"
    case .remarks: "Bemerkungen"
    case .nameAndFunction: "Name und Funktion"
    case .signature: "Unterschrift"
    case .signedOn: "Datum"
    case .confirmsFree:
      "Die empfangende Einrichtung bestätigt, diese Waren unentgeltlich erhalten zu haben."
    case .personConfirmsFree:
      "Der Empfänger bestätigt, diese Waren unentgeltlich erhalten zu haben."
    case .confirmed: "Empfang bestätigt"
    case .mode: "Art"
    case .ordinarySignature:
      "Auf einem Bildschirm geleistet, ist diese Unterschrift eine einfache elektronische Signatur."
    case .lender: "Verleiher"
    case .borrower: "Entleiher"
    case .object: "Gegenstand"
    case .lentOn: "Verliehen am"
    case .dueOn: "Zurück am"
    case .noDueDate: "kein Datum vereinbart"
    case .stateAndAccessories: "Zustand und Zubehör"
    case .valueByLender: "Wert laut Verleiher"
    case .purpose: "Gebrauch"
    case .returnPlace: "Ort der Rückgabe"
    case .consumables: "Verbrauchsmaterial zahlt"
    case .since: "Seit dem Verleih"
    case .freeLoan: "Unentgeltliche Gebrauchsleihe."
    case .dutyOfCare:
      "Der Entleiher benutzt den Gegenstand sorgsam, zum vereinbarten Gebrauch, und gibt "
        + "ihn am vereinbarten Tag zurück."
    case .dutyOfLoss:
      "Er haftet für Verlust und Schäden durch eigenes Verschulden; die gewöhnliche "
        + "Abnutzung geht nicht zu seinen Lasten."
    case .lenderSigns: "Der Verleiher: Datum, Name, Unterschrift"
    case .borrowerSigns: "Der Entleiher: Datum, Name, Unterschrift"
    case .madeOn: "Gemacht am"
    case .notChecked: "nicht geprüft"
    case .owner: "Eigentümer"
    case .lentByCitizen: "Leihgabe eines Bürgers"
    case .returnTo: "Zurück an"
    case .homeMade: "Selbst gemacht."
    case .notOfficial: "Keine amtliche medizinische Ausrüstung."
    case .disinfect: "Vor Gebrauch desinfizieren."
    case .notForCovidWards: "Nicht für Covid-Stationen."
    }
  }

  public func phrase(_ phrase: PaperPhrase) -> String {
    switch phrase {
    case .number(let number): "Nr. \(number)"
    case .citizen(let id): "ein Bürger (\(id))"
    case .person(let id): "eine Person (\(id))"
    case .erasedPerson(let id): "gelöschte Person (\(id))"
    case .amended(let day, let was): "berichtigt am \(day), vorher: \(was)"
    case .givenTo(let recipient, let day): "Spende empfangen von \(recipient) am \(day)"
    case .handedTo(let recipient, let day): "Für \(recipient), am \(day)"
    case .lentBy(let lender, let day): "Verliehen von \(lender) am \(day)"
    case .used(let amount): "Verarbeitet: \(amount)."
    case .delivered(let amount, let name): "Geliefert, wie es war: \(amount), \(name)."
    case .madeAndDelivered(let amount, let name):
      "Hat mit anderen Beiträgen zu diesen gelieferten Waren beigetragen: \(name), \(amount)."
    case .broughtBack(let amount): "davon zurückgebracht: \(amount)"
    case .happened(let event): happened(event)
    case .entry(let id, let position): "Im Register, „\(id)“, Stelle \(position)"
    case .log(let origin, let size): "Register „\(origin)“, \(entries(size)), Wurzel"
    case .labelCount(let count):
      many(count, "Etikett zum Ausschneiden", "Etiketten zum Ausschneiden")
    }
  }

  private func happened(_ event: LoanNote.Happening) -> String {
    let day = language.format(event.day)
    return switch event.kind {
    case .renewed(let until): "\(day): verlängert bis \(language.format(until))."
    case .returned: "\(day): zurückgegeben, \(amount(event.quantity))."
    case .lost: "\(day): verloren, \(amount(event.quantity))."
    case .given: "\(day): zur Spende geworden, \(amount(event.quantity))."
    }
  }
}
